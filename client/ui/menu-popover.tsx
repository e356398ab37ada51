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

/** A menu beside an element. It is a child of the page's body, because a scrolling or zoomed parent would clip it. */
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
    document.body,
  )
}

const MARGIN = 8

/** Places the list under the anchor, or above it where there is more room, and follows when the page scrolls. */
function useBesideAnchor(
  anchor: MenuPopoverProps["anchor"],
  onClose: MenuPopoverProps["onClose"],
): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = (): void => {
      const at = anchor()?.getBoundingClientRect()
      if (!at) return onClose("back")
      const element = list.current
      if (!element) return
      const { offsetWidth: width, offsetHeight: height } = element
      const fitsBelow = at.bottom + height + MARGIN <= window.innerHeight
      const top = fitsBelow || at.top < height ? at.bottom + 4 : at.top - height - 4
      const left = Math.min(at.left, window.innerWidth - width - MARGIN)
      element.style.top = `${Math.max(MARGIN, Math.min(top, window.innerHeight - height - MARGIN))}px`
      element.style.left = `${Math.max(MARGIN, left)}px`
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
