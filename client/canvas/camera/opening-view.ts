import { type Editor } from "tldraw"
import type { Awareness } from "y-protocols/awareness"

import { parseView } from "../presence/presence-state.ts"
import { type Area, areaAt, areasByPage, jumpToArea } from "./areas.ts"

/** How long the presence of the facilitators may take to arrive. */
const WAIT_MS = 3000

/**
 * Shows the area that a facilitator is looking at, else the first one, else the content. Until the
 * facilitators' presence arrives, which follows the document, the first area is shown, unless the
 * person has moved on or begun to work meanwhile. Returns the function that stops waiting.
 */
export function showOpeningView(editor: Editor, awareness: Awareness): () => void {
  const known = facilitatorsArea(editor, awareness)
  jumpToArea(editor, known ?? areasByPage(editor).flatMap(({ areas }) => areas)[0])
  if (known) return () => undefined
  const shown = JSON.stringify(editor.getCamera())
  const container = editor.getContainer()
  const stop = (): void => {
    awareness.off("change", look)
    container.removeEventListener("pointerdown", stop, true)
    clearTimeout(timer)
  }
  const look = (): void => {
    const area = facilitatorsArea(editor, awareness)
    const hasMoved = JSON.stringify(editor.getCamera()) !== shown
    if (!area && !hasMoved) return
    stop()
    if (area && !hasMoved) jumpToArea(editor, area)
  }
  const timer = setTimeout(stop, WAIT_MS)
  awareness.on("change", look)
  container.addEventListener("pointerdown", stop, true)
  return stop
}

function facilitatorsArea(editor: Editor, awareness: Awareness): Area | undefined {
  for (const [clientId, state] of awareness.getStates()) {
    if (clientId === awareness.clientID || state["role"] !== "facilitator") continue
    const view = parseView(state["canvas"])
    if (!view?.camera || !view.screenBounds) continue
    const { x, y, z } = view.camera
    const middle = {
      x: view.screenBounds.w / 2 / z - x,
      y: view.screenBounds.h / 2 / z - y,
    }
    const area = areaAt(editor, view.currentPageId, middle)
    if (area) return area
  }
  return undefined
}
