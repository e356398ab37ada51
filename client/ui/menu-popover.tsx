import { type JSX, type ReactNode, type RefObject, useLayoutEffect, useRef } from "react"
import { createPortal } from "react-dom"

import { MenuList } from "./menu-list.tsx"
import { stopPropagation } from "./stop-propagation.ts"
import { useOutsidePointer } from "./use-outside-pointer.ts"

interface MenuPopoverProps {
  readonly label: string
  /** Called again whenever the page scrolls or resizes; the menu closes when it returns nothing. */
  readonly anchor: () => HTMLElement | undefined
  /** `back`: the focus returns to the anchor; `stay`: the pointer has already moved it elsewhere. */
  readonly onClose: (focus: "back" | "stay") => void
  readonly onLetter?: ((letter: string) => boolean) | undefined
  readonly children: ReactNode
}

/** A menu beside an element. It is a child of the page's main part, because a scrolling or zoomed parent would clip it. */
export function MenuPopover(props: MenuPopoverProps): JSX.Element {
  const { label, anchor, onClose, onLetter, children } = props
  const list = useBesideAnchor(anchor, onClose)
  useOutsidePointer(list, () => onClose("stay"))
  return createPortal(
    <MenuList
      {...stopPropagation}
      ref={list}
      className="menu-popover"
      label={label}
      onLetter={onLetter}
      onLeave={(event) => {
        // Tab returns to the anchor too: in the page's order this list is not beside it.
        event.preventDefault()
        onClose("back")
      }}
    >
      {children}
    </MenuList>,
    landmark(),
  )
}

/** Assistive technology lists what lies in a landmark; a child of the body would lie in none. */
export function landmark(): Element {
  return document.querySelector("main") ?? document.body
}

const MARGIN = 8
const GAP = 4

/** Places the list under the anchor, or above it where there is more room, and follows when the page scrolls. */
function useBesideAnchor(
  anchor: MenuPopoverProps["anchor"],
  onClose: MenuPopoverProps["onClose"],
): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = (): void => {
      const at = anchor()
      if (!at) return onClose("back")
      if (list.current) placeBeside(list.current, at)
    }
    place()
    window.addEventListener("resize", place)
    window.addEventListener("scroll", place, true)
    return () => {
      window.removeEventListener("resize", place)
      window.removeEventListener("scroll", place, true)
    }
  }, [anchor, onClose])
  return list
}

/** The list is never over the anchor's table row: where neither side has room for all of it, it scrolls. */
function placeBeside(list: HTMLElement, anchor: HTMLElement): void {
  const { left } = anchor.getBoundingClientRect()
  const at = (anchor.closest("tr") ?? anchor).getBoundingClientRect()
  list.style.maxHeight = ""
  const { offsetWidth: width, offsetHeight: height } = list
  const above = at.top - GAP - MARGIN
  const below = window.innerHeight - at.bottom - GAP - MARGIN
  const isBelow = height <= below || below >= above
  const shown = Math.min(height, Math.max(isBelow ? below : above, 0))
  if (shown < height) list.style.maxHeight = `${shown}px`
  list.style.top = `${isBelow ? at.bottom + GAP : at.top - GAP - shown}px`
  list.style.left = `${Math.max(MARGIN, Math.min(left, window.innerWidth - width - MARGIN))}px`
}
