import { type Editor } from "tldraw"

import { COVERED } from "./fit.ts"

/**
 * Moves the camera just so far that this part of a matrix is seen between the heads that stay in sight
 * and tldraw's bars.
 */
export function revealCell(editor: Editor, matrix: HTMLElement, part: Element): void {
  const page = editor.getContainer().getBoundingClientRect()
  const at = part.getBoundingClientRect()
  const heads = headsOver(matrix, part)
  const dx = shift([at.left, at.right], [heads.right ?? page.left + COVERED.side, page.right])
  const dy = shift(
    [at.top, at.bottom],
    [heads.bottom ?? page.top + COVERED.top, page.bottom - COVERED.bottom],
  )
  if (dx === 0 && dy === 0) return
  const { x, y, z } = editor.getCamera()
  editor.setCamera({ x: x + dx / z, y: y + dy / z, z }, { immediate: true })
}

interface Edges {
  readonly right: number | undefined
  readonly bottom: number | undefined
}

/** The edges of the heads that may cover this part: none for the heads themselves. */
function headsOver(matrix: HTMLElement, part: Element): Edges {
  const corner = matrix.querySelector(".matrix-corner")?.getBoundingClientRect()
  const phase = matrix.querySelector(".matrix-phase > th")?.getBoundingClientRect()
  const isColumnHead = part.closest("thead") !== null
  const isTitle = part.closest(".matrix-task-head, .matrix-phase, .matrix-corner") !== null
  const isKept = matrix.dataset["keptX"] === "true"
  return {
    right: isTitle || !isKept ? undefined : corner?.right,
    bottom: isColumnHead || !corner ? undefined : corner.bottom + (phase?.height ?? 0),
  }
}

/** How far a span is from lying within the room; its beginning counts more than its end. */
function shift(
  [start, end]: readonly [number, number],
  [from, to]: readonly [number, number],
): number {
  if (start < from) return from - start
  return end > to ? Math.max(to - end, from - start) : 0
}
