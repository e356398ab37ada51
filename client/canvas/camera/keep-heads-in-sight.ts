import { type RefObject } from "react"
import { type TLShapeId, useEditor, useReactor } from "tldraw"

import { phaseKey } from "../../matrix/rows.ts"
import { shownLayout } from "../shapes/canvas-model.ts"
import { keptHeads, type KeptHeads } from "./kept-heads.ts"

/** Screen pixels at the top of the canvas that tldraw's menu covers. */
const MENU = 40

interface ShownMatrix {
  readonly shapeId: TLShapeId
  readonly phaseId: string | undefined
  readonly scale: number
}

/**
 * Keeps column heads, task titles and the row of the current phase in sight while the matrix is larger
 * than the window. Moves them by CSS once per frame, without rendering: the camera moves all the time.
 */
export function useKeptHeads(
  root: RefObject<HTMLElement | null>,
  { shapeId, phaseId, scale }: ShownMatrix,
): void {
  const editor = useEditor()
  useReactor(
    "keep heads in sight",
    () => {
      const transform = editor.getShapePageTransform(shapeId)
      const camera = editor.getCamera()
      const screen = editor.getViewportScreenBounds()
      const layout = shownLayout(editor, phaseId)
      if (!root.current || !transform) return
      const natural = scale * camera.z
      const place = transform.point()
      const isUpright = transform.rotation() === 0
      const kept = keptHeads(layout, {
        left: isUpright ? -(place.x + camera.x) / scale : 0,
        top: isUpright ? MENU / natural - (place.y + camera.y) / scale : 0,
        width: screen.w / natural,
        strip: MENU / natural,
      })
      move(root.current, kept)
    },
    [editor, root, shapeId, phaseId, scale],
  )
}

function move(root: HTMLElement, { x, y, strip, phase, phaseTitle }: KeptHeads): void {
  const { style, dataset } = root
  style.setProperty("--kept-x", `${x}px`)
  style.setProperty("--kept-y", `${y}px`)
  style.setProperty("--kept-strip", `${strip}px`)
  style.setProperty("--kept-phase-title", `${phaseTitle}px`)
  set(dataset, "keptX", x > 0)
  set(dataset, "keptY", y > 0)
  for (const head of root.querySelectorAll<HTMLElement>(".matrix-phase > th")) {
    const isKept = phase !== undefined && head.dataset["row"] === phaseKey(phase.id)
    set(head.dataset, "kept", isKept)
    if (isKept) head.style.setProperty("--kept-phase", `${phase.y}px`)
  }
}

function set(dataset: DOMStringMap, name: string, isOn: boolean): void {
  if (isOn) dataset[name] = "true"
  else delete dataset[name]
}
