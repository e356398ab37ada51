import {
  type JSX,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
  useEffect,
  useLayoutEffect,
  useRef,
} from "react"
import { createPortal } from "react-dom"

interface PopoverProps {
  readonly label: string
  /** Asked for again whenever the page moves; without an answer the popover closes. */
  readonly anchor: () => HTMLElement | undefined
  readonly onClose: (focus: "toGrid" | "stay") => void
  /** Keys that do not move in the list; says whether it used the key. */
  readonly onTyped?: (key: string) => boolean
  readonly children: ReactNode
}

/** A menu beside a cell. It hangs on the page, not in the grid, whose scrolling or zoom would cut it off. */
export function MenuPopover(props: PopoverProps): JSX.Element {
  const { label, anchor, onClose, children } = props
  const root = useBesideAnchor(anchor, onClose)
  useEffect(() => {
    itemsOf(root.current)[0]?.focus({ preventScroll: true })
  }, [root])
  return createPortal(
    <div
      ref={root}
      className="matrix-popover menu-list"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      {...keptFromCanvas}
      onKeyDownCapture={(event) => onMenuKey(event, props)}
    >
      {children}
    </div>,
    document.body,
  )
}

function stop(event: SyntheticEvent): void {
  return event.stopPropagation()
}

/** React passes events of a portal on to its parents in the tree: the canvas would take them as its own. */
export const keptFromCanvas = {
  onPointerDown: stop,
  onPointerMove: stop,
  onPointerUp: stop,
  onTouchStart: stop,
  onTouchEnd: stop,
  onClick: stop,
  onDoubleClick: stop,
  onContextMenu: stop,
  onWheel: stop,
  // Captured: the canvas listens on the body, as React does for portals.
  onKeyDownCapture: stop,
}

function itemsOf(root: Element | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>("button:not(:disabled)") ?? [])]
}

function onMenuKey(event: KeyboardEvent<HTMLDivElement>, props: PopoverProps): void {
  event.stopPropagation()
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault()
    return props.onClose("toGrid")
  }
  const target = nextItem(itemsOf(event.currentTarget), event.key)
  target?.focus()
  if (target || (isLetter(event) && props.onTyped?.(event.key))) event.preventDefault()
}

function isLetter(event: KeyboardEvent): boolean {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
  return isPlain && event.key.length === 1 && event.key !== " "
}

function nextItem(all: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const here = all.findIndex((item) => item === document.activeElement)
  switch (key) {
    case "ArrowDown":
      return all[(here + 1) % all.length]
    case "ArrowUp":
      return all.at(here <= 0 ? -1 : here - 1)
    case "Home":
      return all[0]
    case "End":
      return all.at(-1)
    default:
      return undefined
  }
}

const MARGIN = 8

/** Under the anchor, or above it where there is more room; follows when the page scrolls. */
function useBesideAnchor(
  anchor: PopoverProps["anchor"],
  onClose: PopoverProps["onClose"],
): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = (): void => {
      const at = anchor()?.getBoundingClientRect()
      if (!at) return onClose("toGrid")
      const element = root.current
      if (!element) return
      const { offsetWidth: width, offsetHeight: height } = element
      const fitsBelow = at.bottom + height + MARGIN <= window.innerHeight
      const top = fitsBelow || at.top < height ? at.bottom + 4 : at.top - height - 4
      const left = Math.min(at.left, window.innerWidth - width - MARGIN)
      element.style.top = `${Math.max(MARGIN, Math.min(top, window.innerHeight - height - MARGIN))}px`
      element.style.left = `${Math.max(MARGIN, left)}px`
    }
    const onPointer = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) onClose("stay")
    }
    place()
    window.addEventListener("resize", place)
    window.addEventListener("scroll", place, true)
    // Captured, because the canvas and the grid stop pointer events before they bubble.
    document.addEventListener("pointerdown", onPointer, true)
    return () => {
      window.removeEventListener("resize", place)
      window.removeEventListener("scroll", place, true)
      document.removeEventListener("pointerdown", onPointer, true)
    }
  }, [anchor, onClose])
  return root
}
