import { type Editor, react } from "tldraw"

const SAVE_MS = 400

/** Restores this device's last camera, or fits the whole canvas on the first visit. Returns the function that stops it. */
export function rememberCamera(editor: Editor, boardId: string): () => void {
  const key = `tafelrunde.camera.${boardId}`
  const known = read(key)
  if (known) editor.setCamera(known, { immediate: true })
  else showAll(editor)
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = react("remember camera", () => {
    const { x, y, z } = editor.getCamera()
    clearTimeout(timer)
    timer = setTimeout(() => write(key, { x, y, z }), SAVE_MS)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** Fits the whole canvas between tldraw's bars. */
function showAll(editor: Editor): void {
  editor.updateViewportScreenBounds(editor.getContainer())
  const bounds = editor.getCurrentPageBounds()
  if (!bounds) return
  const screen = editor.getViewportScreenBounds()
  const [side, top, bottom] = [16, 48, 72]
  const zoom = Math.min(
    (screen.w - 2 * side) / bounds.w,
    (screen.h - top - bottom) / bounds.h,
    // A few notes are not enlarged to fill a projector.
    1,
  )
  const x = screen.w / 2 / zoom - bounds.center.x
  const y = (top + (screen.h - top - bottom) / 2) / zoom - bounds.center.y
  editor.setCamera({ x, y, z: Math.max(zoom, 0.05) }, { immediate: true })
}

interface Camera {
  readonly x: number
  readonly y: number
  readonly z: number
}

function read(key: string): Camera | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null")
    if (typeof value !== "object" || value === null) return undefined
    const { x, y, z }: Record<string, unknown> = { ...value }
    const isCamera = [x, y, z].every(Number.isFinite) && Number(z) > 0
    return isCamera ? { x: Number(x), y: Number(y), z: Number(z) } : undefined
  } catch {
    // Without storage the whole canvas is shown each time.
    return undefined
  }
}

function write(key: string, camera: Camera): void {
  try {
    localStorage.setItem(key, JSON.stringify(camera))
  } catch {
    // Without storage the setting lasts for this page only.
  }
}
