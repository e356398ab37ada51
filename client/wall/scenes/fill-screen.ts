/** How much larger than the smallest text a scene's text may be, the largest first. */
const FILLS = [2, 1.75, 1.5, 1.25]

/**
 * Gives a scene the largest text with which it fits on the screen, so that a short one is read from further away. What
 * somebody has enlarged at the wall is enlarged from there.
 */
export function fillScreen(frame: HTMLElement): void {
  const { style } = frame
  style.setProperty("--wall-zoom", "1")
  const fill = FILLS.find((each) => {
    style.setProperty("--wall-fill", String(each))
    return fits(frame)
  })
  if (fill === undefined) style.removeProperty("--wall-fill")
  style.removeProperty("--wall-zoom")
}

function fits({ scrollWidth, clientWidth, scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollWidth <= clientWidth + 1 && scrollHeight <= clientHeight + 1
}
