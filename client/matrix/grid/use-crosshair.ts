import { type RefObject, useEffect } from "react"

/**
 * Marks the column under the pointer or the focus (rows need only CSS). It changes the DOM directly,
 * because moving the pointer must not render anything.
 */
export function useCrosshair(table: RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    const element = table.current
    if (!element) return
    let marked: readonly Element[] = []
    const mark = (target: EventTarget | null): void => {
      for (const part of marked) part.classList.remove("is-crossed")
      marked = columnAt(element, target)
      for (const part of marked) part.classList.add("is-crossed")
    }
    const onOver = (event: Event): void => mark(event.target)
    const onLeave = (): void => mark(document.activeElement)
    element.addEventListener("pointerover", onOver)
    element.addEventListener("focusin", onOver)
    element.addEventListener("pointerleave", onLeave)
    return () => {
      element.removeEventListener("pointerover", onOver)
      element.removeEventListener("focusin", onOver)
      element.removeEventListener("pointerleave", onLeave)
    }
  }, [table])
}

function columnAt(table: HTMLTableElement, target: EventTarget | null): readonly Element[] {
  const cell = target instanceof Element ? target.closest("td, th") : null
  if (!(cell instanceof HTMLTableCellElement) || !table.contains(cell)) return []
  if (cell.colSpan > 1 || cell.cellIndex === 0) return []
  const parts = [
    table.querySelectorAll("col")[cell.cellIndex],
    table.querySelectorAll("thead > tr > *")[cell.cellIndex],
  ]
  return parts.filter((part) => part !== undefined)
}
