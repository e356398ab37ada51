import { type Editor, react } from "tldraw"

const SAVE_MS = 400

/** Opens where this device last looked, or on everything at the first time. Returns the function that stops it. */
export function rememberCamera(editor: Editor, boardId: string): () => void {
  const key = `tafelrunde.camera.${boardId}`
  const known = read(key)
  if (known) editor.setCamera(known, { immediate: true })
  else editor.zoomToFit({ immediate: true })
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
    // A browser that forbids storage shows everything each time.
    return undefined
  }
}

function write(key: string, camera: Camera): void {
  try {
    localStorage.setItem(key, JSON.stringify(camera))
  } catch {
    // Not remembered, no harm.
  }
}
