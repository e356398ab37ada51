import { type Editor, react } from "tldraw"

import type { Board } from "../../board/board.ts"
import { type Camera } from "./fit.ts"
import { showOpeningView } from "./opening-view.ts"

const SAVE_MS = 400

/** Restores this device's last camera; on the first visit it shows the current area. Returns the function that stops it. */
export function rememberCamera(
  editor: Editor,
  { id, awareness }: Pick<Board, "id" | "awareness">,
): () => void {
  const key = `tafelrunde.camera.${id}`
  const known = read(key)
  editor.updateViewportScreenBounds(editor.getContainer())
  if (known) editor.setCamera(known, { immediate: true })
  const stopOpening = known ? undefined : showOpeningView(editor, awareness)
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = react("remember camera", () => {
    const { x, y, z } = editor.getCamera()
    clearTimeout(timer)
    timer = setTimeout(() => write(key, { x, y, z }), SAVE_MS)
  })
  return () => {
    clearTimeout(timer)
    stopOpening?.()
    stop()
  }
}

function read(key: string): Camera | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null")
    if (typeof value !== "object" || value === null) return undefined
    const { x, y, z }: Record<string, unknown> = { ...value }
    const isCamera = [x, y, z].every(Number.isFinite) && Number(z) > 0
    return isCamera ? { x: Number(x), y: Number(y), z: Number(z) } : undefined
  } catch {
    // Without storage each visit is like the first.
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
