import { type RefObject, useLayoutEffect, useRef, useState } from "react"

/**
 * The zoom at which a table of this width fills the element around it; at least 1, because a narrow
 * element scrolls.
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
  // Leaves room for border and scroll bar; zooms in steps so that text is not drawn anew for each pixel.
  const fitting = Math.floor(((width - 24) / naturalWidth) * 20) / 20
  return { frame, zoom: Math.min(Math.max(fitting, 1), most) }
}
