import { type RefObject, useLayoutEffect, useRef, useState } from "react"

/**
 * How much larger than natural a table of this width may be drawn to fill the element that holds it;
 * at least 1, for a narrow element scrolls.
 */
export function useFittingZoom(
  naturalWidth: number,
  most: number,
): { readonly frame: RefObject<HTMLDivElement | null>; readonly zoom: number } {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  // Room for the frame and a scroll bar, and steps so that letters do not change with each pixel.
  const fitting = Math.floor(((width - 24) / naturalWidth) * 20) / 20
  return { frame, zoom: Math.min(Math.max(fitting, 1), most) }
}
