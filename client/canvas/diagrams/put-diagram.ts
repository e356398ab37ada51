import { type Area, freePlace } from "@tafelrunde/shared/canvas"
import { viewBoard } from "@tafelrunde/shared/content"
import {
  type Diagram,
  diagramOf,
  type DiagramKind,
  type Drawing,
  type Edge,
} from "@tafelrunde/shared/diagrams"
import { createShapeId, type Editor, type TLFrameShape, type TLShape, type TLShapeId } from "tldraw"

import { readBoardContent, today } from "../../board/content.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { currentLanguage, currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { zoomToArea } from "../camera/areas.ts"
import { mayWrite } from "../paste/refuse-when-reading.ts"
import { modelOf } from "../shapes/canvas-model.ts"
import {
  anchorsOf,
  arrowPartial,
  cardsOf,
  findFrame,
  framePart,
  hasOwnText,
  labelOf,
  markOf,
  metaOf,
  partsOf,
} from "./diagram-shapes.ts"
import { putCards } from "./put-cards.ts"

/** Page units between a diagram and what others have drawn. */
const GAP = 40

/**
 * Draws a diagram of the board's content with cards and arrows in a frame of its own, where there is room. Where the
 * page has it already, it is brought up to date: cards that somebody has moved or rewritten stay as they are. One
 * undo step.
 */
export function putDiagram(editor: Editor, kind: DiagramKind): void {
  if (!mayWrite(editor)) return
  const messages = currentMessages(canvasMessages)
  const content = readBoardContent(modelOf(editor).board)
  const diagram = diagramOf(kind, viewBoard(content, today(), currentLanguage()))
  if (diagram.drawing.boxes.length === 0) return announce(messages.diagramEmpty)
  const present = findFrame(editor, kind)
  editor.markHistoryStoppingPoint("diagram")
  editor.run(() => {
    const frame = present ?? createFrame(editor, kind, diagram)
    if (!frame) return
    removeOldParts(editor, frame, diagram.drawing)
    const bottom = putCards(editor, frame, diagram.drawing)
    putArrows(editor, frame, diagram.drawing)
    growFrame(editor, frame, {
      w: Math.max(frame.props.w, diagram.drawing.width),
      h: Math.max(frame.props.h, diagram.drawing.height, bottom),
    })
  })
  const frame = findFrame(editor, kind)
  if (!frame) return
  zoomToArea(editor, { id: frame.id, pageId: editor.getCurrentPageId() })
  announce(present ? messages.diagramUpdated : messages.diagramInserted, "quiet")
}

function createFrame(
  editor: Editor,
  kind: DiagramKind,
  { drawing, title }: Diagram,
): TLFrameShape | undefined {
  const id = createShapeId()
  const { height: h, width: w } = drawing
  const { x, y } = editor.getViewportPageBounds().center
  const place = roomFor(editor, { x: x - w / 2, y: y - h / 2, w, h }, [])
  const mark = { frameId: id, part: framePart(kind), text: title, x: place.x, y: place.y }
  editor.createShapes([
    {
      id,
      type: "frame",
      parentId: editor.getCurrentPageId(),
      x: place.x,
      y: place.y,
      props: { w, h, name: title },
      meta: metaOf(mark),
    },
  ])
  return findFrame(editor, kind)
}

/** The nearest place on the page that covers nothing of what others have drawn, lines and strokes neither. */
function roomFor(editor: Editor, wanted: Area, except: readonly TLShapeId[]): Area {
  const taken = editor
    .getCurrentPageShapesSorted()
    .filter(({ id, parentId }) => parentId === editor.getCurrentPageId() && !except.includes(id))
    .flatMap(({ id }) => editor.getShapePageBounds(id) ?? [])
    .map(({ h, w, x, y }) => ({ x, y, w, h }))
  return freePlace({ wanted, taken, gap: GAP }) ?? wanted
}

/** A frame that grows over something moves to where there is room; what is in it goes along. */
function growFrame(
  editor: Editor,
  frame: TLFrameShape,
  size: { readonly w: number; readonly h: number },
): void {
  if (frame.props.w === size.w && frame.props.h === size.h) return
  const isOnPage = frame.parentId === editor.getCurrentPageId()
  const { x, y } = isOnPage
    ? roomFor(editor, { x: frame.x, y: frame.y, ...size }, [frame.id])
    : frame
  editor.updateShapes([{ id: frame.id, type: "frame", x, y, props: size }])
}

/** What the content has no longer goes; a card that somebody has rewritten stays, in grey. */
function removeOldParts(editor: Editor, frame: TLFrameShape, drawing: Drawing): void {
  const wanted = new Set([...cardsOf(drawing), ...drawing.edges].map(({ id }) => id))
  for (const [part, shape] of partsOf(editor, frame)) {
    if (wanted.has(part)) continue
    const isOwn = hasOwnText(shape, markOf(shape)?.text ?? "")
    if (shape.type === "arrow" || isOwn) editor.deleteShapes([shape.id])
    else editor.updateShapes([{ id: shape.id, type: shape.type, props: { color: "grey" } }])
  }
}

function putArrows(editor: Editor, frame: TLFrameShape, drawing: Drawing): void {
  const parts = partsOf(editor, frame)
  for (const edge of drawing.edges) {
    const arrow = parts.get(edge.id)
    if (arrow) updateLabel(editor, arrow, labelOf(edge, drawing))
    else createArrow(editor, { edge, drawing, frame, parts })
  }
}

function updateLabel(editor: Editor, arrow: TLShape, text: string): void {
  const mark = markOf(arrow)
  if (!mark || mark.text === text || !hasOwnText(arrow, mark.text)) return
  const meta = { ...arrow.meta, ...metaOf({ ...mark, text }) }
  editor.updateShapes([{ id: arrow.id, type: arrow.type, props: { text }, meta }])
}

interface NewArrow {
  readonly edge: Edge
  readonly drawing: Drawing
  readonly frame: TLFrameShape
  readonly parts: ReadonlyMap<string, TLShape>
}

function createArrow(editor: Editor, { drawing, edge, frame, parts }: NewArrow): void {
  const [from, to] = [parts.get(edge.from), parts.get(edge.to)]
  if (!from || !to) return
  const id = createShapeId()
  const text = labelOf(edge, drawing)
  const { end, start } = anchorsOf(edge, drawing)
  editor.createShapes([
    {
      ...arrowPartial(id, edge, drawing),
      parentId: frame.id,
      meta: metaOf({ frameId: frame.id, part: edge.id, text, x: 0, y: 0 }),
    },
  ])
  editor.createBindings(
    [
      { terminal: "start", toId: from.id, normalizedAnchor: start },
      { terminal: "end", toId: to.id, normalizedAnchor: end },
    ].map(({ normalizedAnchor, terminal, toId }) => ({
      type: "arrow",
      fromId: id,
      toId,
      props: {
        terminal,
        normalizedAnchor,
        isExact: false,
        isPrecise: true,
        snap: "none",
      },
    })),
  )
}
