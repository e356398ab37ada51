import { type RefObject, useEffect, useEffectEvent } from "react"

/** Calls back when the pointer goes down anywhere but in this element. */
export function useOutsidePointer(
  root: RefObject<HTMLElement | null>,
  onOutside: () => void,
): void {
  const onPointer = useEffectEvent((event: Event) => {
    if (event.target instanceof Node && root.current && !root.current.contains(event.target)) {
      onOutside()
    }
  })
  useEffect(() => {
    const listener = (event: Event): void => onPointer(event)
    // Captured, because canvas and grid stop pointer events before they bubble.
    document.addEventListener("pointerdown", listener, true)
    return () => document.removeEventListener("pointerdown", listener, true)
  }, [])
}
