import { type Area, freePlace } from "@tafelrunde/shared/canvas"
import { type Box, type Drawing } from "@tafelrunde/shared/diagrams"
import { createShapeId, type Editor, type TLFrameShape, type TLShape } from "tldraw"

import {
  cardProps,
  cardsOf,
  hasOwnText,
  isWhereItWasPut,
  markOf,
  metaOf,
  partsOf,
  textOf,
} from "./diagram-shapes.ts"

/** Page units between cards, where they have to make way. */
const GAP = 2

/**
 * Creates the cards that are missing and brings the others up to date. Cards that somebody has moved stay where they
 * are, and nothing is put over them or over what people have drawn in the frame. Returns where the lowest card ends.
 */
export function putCards(editor: Editor, frame: TLFrameShape, drawing: Drawing): number {
  const parts = partsOf(editor, frame)
  const taken = [...occupied(editor, frame)]
  const room = {
    x: 0,
    y: 0,
    w: Math.max(frame.props.w, drawing.width),
    // Cards that must make way find room below the others.
    h: 2 * Math.max(frame.props.h, drawing.height),
  }
  let bottom = 0
  for (const box of cardsOf(drawing)) {
    const shape = parts.get(box.id)
    if (shape && isMoved(frame, shape)) {
      rewrite(editor, shape, box)
      continue
    }
    const place = freePlace({ wanted: box, taken, within: room, gap: GAP }) ?? box
    const { x, y } = place
    taken.push({ x, y, w: box.w, h: box.h })
    if (shape) {
      const mark = markOf(shape)
      if (mark) move(editor, shape, { x, y })
      rewrite(editor, editor.getShape(shape.id) ?? shape, box)
    } else {
      create(editor, frame, { box, x, y })
    }
    bottom = Math.max(bottom, y + box.h + 2 * GAP)
  }
  return bottom
}

function isMoved(frame: TLFrameShape, shape: TLShape): boolean {
  const mark = markOf(shape)
  return !mark || shape.parentId !== frame.id || !isWhereItWasPut(shape, mark)
}

/** What must not be covered, in the frame's coordinates: what people have drawn in it, and cards that they have moved. */
function occupied(editor: Editor, frame: TLFrameShape): readonly Area[] {
  return editor
    .getSortedChildIdsForParent(frame.id)
    .flatMap((id) => editor.getShape(id) ?? [])
    .filter((shape) => {
      const isPart = markOf(shape)?.frameId === frame.id
      if (isPart && shape.type === "arrow") return false
      return !isPart || isMoved(frame, shape)
    })
    .flatMap((shape) => {
      const bounds = editor.getShapePageBounds(shape.id)
      if (!bounds) return []
      const { x, y } = editor.getPointInShapeSpace(frame, bounds)
      return [{ x, y, w: bounds.w, h: bounds.h }]
    })
}

interface Placed {
  readonly x: number
  readonly y: number
}

function move(editor: Editor, shape: TLShape, { x, y }: Placed): void {
  if (shape.x === x && shape.y === y) return
  const meta = { ...shape.meta, diagramX: x, diagramY: y }
  editor.updateShapes([{ id: shape.id, type: shape.type, x, y, meta }])
}

/** New words, size and looks; not over words that somebody has written. */
function rewrite(editor: Editor, shape: TLShape, box: Box): void {
  const mark = markOf(shape)
  const text = textOf(box)
  if (!mark || !hasOwnText(shape, mark.text)) return
  const meta = { ...shape.meta, ...metaOf({ ...mark, text }) }
  const { color, fill, h, richText, w } = cardProps(box)
  if (mark.text === text) {
    editor.updateShapes([{ id: shape.id, type: shape.type, props: { color, fill } }])
    return
  }
  editor.updateShapes([
    { id: shape.id, type: shape.type, props: { color, fill, h, richText, w, growY: 0 }, meta },
  ])
}

function create(
  editor: Editor,
  frame: TLFrameShape,
  { box, x, y }: Placed & { readonly box: Box },
): void {
  editor.createShapes([
    {
      id: createShapeId(),
      type: "geo",
      parentId: frame.id,
      x,
      y,
      props: cardProps(box),
      meta: metaOf({ frameId: frame.id, part: box.id, text: textOf(box), x, y }),
    },
  ])
}
