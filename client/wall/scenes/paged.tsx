import { type JSX, type ReactNode, useEffect, useRef } from "react"

import { fillScreen } from "./fill-screen.ts"
import { pageOf, pageStarts, type Span } from "./page-starts.ts"

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
 * Shows what is smaller than the screen as large as the screen allows, and of what is larger one screen: pages from left to right, then downwards. A table head and the
 * cells marked `data-side` are expected to stay in sight; rows and columns marked `data-row` and `data-column` stay whole.
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
  return count
}

/** The marked elements' places in the scrolled content, without what stays in sight. */
function spansOf(
  frame: HTMLElement,
  selector: string,
  sticky: { readonly top: number; readonly left: number },
): { readonly down: readonly Span[]; readonly across: readonly Span[] } {
  const origin = frame.getBoundingClientRect()
  const top = origin.top - frame.scrollTop + sticky.top
  const left = origin.left - frame.scrollLeft + sticky.left
  const boxes = [...frame.querySelectorAll(selector)].map((each) => each.getBoundingClientRect())
  return {
    down: boxes.map((box) => ({ start: box.top - top, end: box.bottom - top })),
    across: boxes.map((box) => ({ start: box.left - left, end: box.right - left })),
  }
}
