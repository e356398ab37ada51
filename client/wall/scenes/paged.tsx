import { type JSX, type ReactNode, useEffect, useRef } from "react"

import { fillScreen } from "./fill-screen.ts"
import { isCut, pageOf, pageStarts, type Span } from "./page-starts.ts"

interface PagedProps {
  /** Any whole number; pages are counted round. */
  readonly page: number
  /** Called with the number of pages whenever it may have changed. */
  readonly onPages: (count: number) => void
  /** The name of the region, for screen readers. */
  readonly label: string
  readonly children: ReactNode
}

/**
 * Shows what is smaller than the screen as large as the screen allows, and of what is larger one screen: pages from left
 * to right, then downwards. A table head and the cells marked `data-side` are expected to stay in sight. What is marked
 * `data-row` or `data-column` is shown whole, in its height or its width, on one of the pages.
 */
export function Paged({ page, onPages, label, children }: PagedProps): JSX.Element {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const turn = (): void => {
      fillScreen(element)
      onPages(turnTo(element, page))
    }
    const observer = new ResizeObserver(turn)
    observer.observe(element)
    if (element.firstElementChild) observer.observe(element.firstElementChild)
    turn()
    return () => observer.disconnect()
  })
  return (
    <section ref={frame} className="wall-paged" aria-label={label} tabIndex={-1}>
      {children}
    </section>
  )
}

/** Scrolls to the page and returns how many there are. */
function turnTo(frame: HTMLElement, number: number): number {
  const sticky = {
    top: frame.querySelector("thead")?.getBoundingClientRect().height ?? 0,
    left: frame.querySelector("[data-side]")?.getBoundingClientRect().width ?? 0,
  }
  const tops = pageStarts(
    spansOf(frame, "[data-row]", sticky).down,
    frame.scrollHeight - sticky.top,
    frame.clientHeight - sticky.top,
  )
  const lefts = pageStarts(
    spansOf(frame, "[data-column]", sticky).across,
    frame.scrollWidth - sticky.left,
    frame.clientWidth - sticky.left,
  )
  const count = tops.length * lefts.length
  const page = pageOf(number, count)
  frame.scrollTo({
    top: tops[Math.floor(page / lefts.length)] ?? 0,
    left: lefts[page % lefts.length] ?? 0,
    behavior: "instant",
  })
  hideCut(frame, sticky)
  return count
}

interface Sticky {
  readonly top: number
  readonly left: number
}

/** Hides what the edges of the screen cut in two; it is whole on another page. */
function hideCut(frame: HTMLElement, sticky: Sticky): void {
  const screen = frame.getBoundingClientRect()
  const down = { start: screen.top + sticky.top, end: screen.bottom }
  const across = { start: screen.left + sticky.left, end: screen.right }
  for (const each of frame.querySelectorAll<HTMLElement | SVGElement>(
    "[data-row], [data-column]",
  )) {
    const { top, bottom, left, right } = each.getBoundingClientRect()
    const isHidden =
      (each.hasAttribute("data-row") && isCut({ start: top, end: bottom }, down)) ||
      (each.hasAttribute("data-column") && isCut({ start: left, end: right }, across))
    each.style.visibility = isHidden ? "hidden" : ""
  }
}

/** The marked elements' places in the scrolled content, without what stays in sight. */
function spansOf(
  frame: HTMLElement,
  selector: string,
  sticky: Sticky,
): { readonly down: readonly Span[]; readonly across: readonly Span[] } {
  const origin = frame.getBoundingClientRect()
  const top = origin.top - frame.scrollTop + sticky.top
  const left = origin.left - frame.scrollLeft + sticky.left
  const boxes = [...frame.querySelectorAll(selector)].map((each) => each.getBoundingClientRect())
  return {
    down: inOrder(boxes.map((box) => ({ start: box.top - top, end: box.bottom - top }))),
    across: inOrder(boxes.map((box) => ({ start: box.left - left, end: box.right - left }))),
  }
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((a, b) => a.start - b.start || a.end - b.end)
}
