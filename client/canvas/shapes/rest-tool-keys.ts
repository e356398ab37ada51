/** Where a single letter belongs to the canvas, because no field, menu or button has the focus. */
const CANVAS_TARGETS = "body, .tl-container, .tl-canvas"
const MATRIX_PARTS =
  ".matrix-on-canvas table, .menu-popover, .matrix-dialog, .undo-offer, .gone-notice"

/**
 * Switches tldraw's single-key tools off from the first focus in this matrix until the person clicks
 * elsewhere. Who fills in cells types letters; when the focus leaves the cells without a click (Escape,
 * somebody removed the row), the next letters must not pick the eraser. Returns the function that stops it.
 */
export function restToolKeys(matrix: HTMLElement): () => void {
  let isResting = false
  const onFocus = (): void => {
    isResting = true
  }
  const onPress = ({ target }: Event): void => {
    if (target instanceof Element && target.closest(MATRIX_PARTS)) return
    isResting = false
  }
  const onKey = (event: KeyboardEvent): void => {
    const isCommand = event.ctrlKey || event.metaKey || event.altKey
    if (!isResting || isCommand || event.key.length !== 1 || !isOnCanvas(event.target)) return
    event.stopImmediatePropagation()
  }
  matrix.addEventListener("focusin", onFocus)
  // Captured on the window: tldraw listens on the body. A button pressed by keyboard clicks without a pointer.
  window.addEventListener("pointerdown", onPress, true)
  window.addEventListener("click", onPress, true)
  window.addEventListener("keydown", onKey, true)
  return () => {
    matrix.removeEventListener("focusin", onFocus)
    window.removeEventListener("pointerdown", onPress, true)
    window.removeEventListener("click", onPress, true)
    window.removeEventListener("keydown", onKey, true)
  }
}

function isOnCanvas(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(CANVAS_TARGETS)
}
