import { type CardReference } from "@tafelrunde/shared/canvas"
import { createShapeId, type Editor, type TLShape, type TLShapeId } from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { placeShapes } from "../paste/place-shapes.ts"
import { mayAdd } from "../paste/refuse-when-reading.ts"
import { readableScale } from "../text/readable-notes.ts"
import { CARD_SIZE, isCardShape } from "./card-shape.tsx"
import { drawHandovers } from "./draw-handovers.ts"

/** Room for arrows between the cards, and for what stands on them. */
const GAP = 160
/** A grid somewhat wider than high, like screens. */
const WIDE = 1.3
/** A projector's picture, and the text on it that is read from the back of a room, in pixels. */
const PROJECTOR = { w: 1920, h: 1080, text: 24 }
/** The share of the picture that an area takes when it is shown alone, and the text of a card at its usual size. */
const SHOWN = 0.88
const TEXT = 24
const MOST_SCALE = 6

/** Puts a card of each entry where there is room, with the handovers between them as arrows, in one undo step. */
export function insertCards(editor: Editor, references: readonly CardReference[]): void {
  if (references.length === 0 || !mayAdd(editor, references.length)) return
  const scale = cardScale(editor)
  const [w, h] = [CARD_SIZE.w * scale, CARD_SIZE.h * scale]
  const columns = Math.ceil(Math.sqrt(references.length * WIDE))
  const ids: TLShapeId[] = references.map(() => createShapeId())
  editor.markHistoryStoppingPoint("cards")
  let arrows = 0
  editor.run(() => {
    editor.createShapes(
      references.map(({ collection, entryId }, index) => ({
        id: ids[index] ?? createShapeId(),
        type: "card",
        x: (index % columns) * (w + GAP * scale),
        y: Math.floor(index / columns) * (h + GAP * scale),
        props: { w, h, collection, entryId },
      })),
    )
    placeShapes(editor, ids, undefined)
    arrows = drawHandovers(editor, ids)
  })
  const messages = currentMessages(canvasMessages)
  const drawn = arrows > 0 ? ` ${messages.handoversDrawn(arrows)}` : ""
  announce(`${messages.cardsInserted(ids.length)}${drawn}`)
}

/** How much larger than usual a card must be, so that its text is read when its area fills a projector's picture. */
function cardScale(editor: Editor): number {
  const { center } = editor.getViewportPageBounds()
  const area = editor
    .getCurrentPageShapesSorted()
    .findLast((shape) => shape.type === "frame" && holds(editor, shape, center))
  const bounds = area && editor.getShapePageBounds(area)
  if (!bounds) return readableScale(editor.getZoomLevel())
  const zoom = Math.min(PROJECTOR.w / bounds.w, PROJECTOR.h / bounds.h) * SHOWN
  // In tenths, so that cards which are inserted later are equally large.
  const needed = Math.ceil((10 * PROJECTOR.text) / (TEXT * zoom)) / 10
  return Math.min(MOST_SCALE, Math.max(1, needed))
}

function holds(editor: Editor, shape: TLShape, point: { x: number; y: number }): boolean {
  return editor.getShapePageBounds(shape)?.containsPoint(point) === true
}

/** Entries that have a card on this page, as `collection/id`. */
export function shownEntries(editor: Editor): ReadonlySet<string> {
  return new Set(
    editor
      .getCurrentPageShapes()
      .filter(isCardShape)
      .map(({ props }) => `${props.collection}/${props.entryId}`),
  )
}
