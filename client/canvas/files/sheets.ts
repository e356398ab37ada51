import {
  Box,
  type Editor,
  type TLFrameShape,
  type TLPageId,
  type TLShape,
  type TLShapeId,
} from "tldraw"

/** What one sheet of the PDF shows: shapes of one page of the canvas, cut at `area` where it is given. */
export interface Sheet {
  readonly page: TLPageId
  readonly pageName: string
  readonly kind: "frame" | "rest" | "page"
  /** The frame's name; empty for other kinds. */
  readonly name: string
  readonly ids: readonly TLShapeId[]
  readonly area?: Box
}

/** How far a sheet reaches beyond its frame for what lies over the edge, as a share of the frame's longer side. */
const OVERHANG = 0.25

/**
 * One sheet for each outermost frame, page by page in reading order, with all that lies over the frame's edge; then
 * one for what no frame shows whole. A page without frames is one sheet.
 */
export function sheetsOf(editor: Editor): readonly Sheet[] {
  return editor.getPages().flatMap(({ id, name }): Sheet[] => {
    const placed = placedShapes(editor, id)
    if (placed.length === 0) return []
    const frames = inReadingOrder(placed.filter(isPlacedFrame))
    const base = { page: id, pageName: name }
    if (frames.length === 0) {
      return [{ ...base, kind: "page", name: "", ids: placed.map(({ shape }) => shape.id) }]
    }
    const others = placed.filter((one) => !isPlacedFrame(one))
    const sheets = frames.map((frame) => sheetOfFrame(frame, others, base))
    const rest = others.filter(({ bounds }) => !sheets.some(({ area }) => area.contains(bounds)))
    if (rest.length === 0) return sheets
    return [...sheets, { ...base, kind: "rest", name: "", ids: rest.map(({ shape }) => shape.id) }]
  })
}

interface Placed<S extends TLShape = TLShape> {
  readonly shape: S
  readonly bounds: Box
}

function placedShapes(editor: Editor, page: TLPageId): readonly Placed[] {
  return editor.getSortedChildIdsForParent(page).flatMap((id) => {
    const shape = editor.getShape(id)
    const bounds = editor.getShapePageBounds(id)
    return shape && bounds ? [{ shape, bounds }] : []
  })
}

function isPlacedFrame(placed: Placed): placed is Placed<TLFrameShape> {
  return placed.shape.type === "frame"
}

function sheetOfFrame(
  { shape, bounds }: Placed<TLFrameShape>,
  others: readonly Placed[],
  base: Pick<Sheet, "page" | "pageName">,
): Sheet & { readonly area: Box } {
  const touching = others.filter((other) => bounds.collides(other.bounds))
  const reach = bounds.clone().expandBy(OVERHANG * Math.max(bounds.w, bounds.h))
  const parts = touching.flatMap((other) => intersection(other.bounds, reach))
  const ids = [shape.id, ...touching.map((other) => other.shape.id)]
  return {
    ...base,
    kind: "frame",
    name: shape.props.name,
    ids,
    area: Box.Common([bounds, ...parts]),
  }
}

function intersection(a: Box, b: Box): Box[] {
  const [x, y] = [Math.max(a.minX, b.minX), Math.max(a.minY, b.minY)]
  const [right, bottom] = [Math.min(a.maxX, b.maxX), Math.min(a.maxY, b.maxY)]
  return right > x && bottom > y ? [new Box(x, y, right - x, bottom - y)] : []
}

/** Row by row: what begins above the middle of a row's first frame belongs to the row. */
function inReadingOrder<S extends Placed>(frames: readonly S[]): readonly S[] {
  const rows: S[][] = []
  for (const frame of frames.toSorted((a, b) => a.bounds.y - b.bounds.y)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && frame.bounds.y < first.bounds.midY) row.push(frame)
    else rows.push([frame])
  }
  return rows.flatMap((row) => row.toSorted((a, b) => a.bounds.x - b.bounds.x))
}
