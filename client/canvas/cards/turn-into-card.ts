import { type CardCollection, freePlace, plainText } from "@tafelrunde/shared/canvas"
import { LENGTHS } from "@tafelrunde/shared/entities"
import { localEdit, setField } from "@tafelrunde/shared/model"
import {
  Box,
  createShapeId,
  type Editor,
  pointInPolygon,
  toRichText,
  type TLNoteShape,
  type TLShape,
  type TLShapeId,
} from "tldraw"

import type { Board } from "../../board/board.ts"
import { createEntry, findEntry } from "../../entities/create-entry.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { mayWrite } from "../paste/refuse-when-reading.ts"
import { protectionOf } from "../protection/protection.ts"
import { modelOf } from "../shapes/canvas-model.ts"
import { CARD_SIZE } from "./card-shape.tsx"
import { drawHandovers } from "./draw-handovers.ts"

/** Notes become entries in a way of their own: they stay what they are. */
const WITH_TEXT = new Set(["geo", "text"])
/** Smaller boxes become cards of this size. */
const LEAST = { w: CARD_SIZE.w / 2, h: CARD_SIZE.h / 2 }
/** Where the lines behind the first go. */
const REST = {
  institutions: "mandate",
  tasks: "description",
  agreements: "text",
  openQuestions: undefined,
} as const satisfies Readonly<Record<CardCollection, string | undefined>>

/** The selected boxes and texts that can become cards. */
export function boxesWithText(editor: Editor): readonly TLShape[] {
  const { mayChange } = protectionOf(editor)
  return editor
    .getSelectedShapes()
    .filter((shape) => WITH_TEXT.has(shape.type) && mayChange(shape.id) && !shape.isLocked)
    .filter((shape) => linesOf(shape).length > 0)
}

/**
 * Makes cards of the selected boxes: of the entry that is called like the box, or of a new one. Arrows at a box stay
 * at its card. One undo takes everything back.
 */
export function turnIntoCards(editor: Editor, collection: CardCollection): void {
  if (!mayWrite(editor)) return
  const { board } = modelOf(editor)
  const boxes = boxesWithText(editor)
  const cards: TLShapeId[] = []
  const notes: TLShapeId[] = []
  editor.markHistoryStoppingPoint("turn into cards")
  board.history.together(() => {
    const entries = board.doc.transact(
      () => boxes.map((box) => entryOf(board, collection, linesOf(box))),
      localEdit,
    )
    editor.run(() => {
      for (const [index, box] of boxes.entries()) {
        const { entryId, others = [] } = entries[index] ?? {}
        if (entryId === undefined) continue
        const card = replace(editor, box, { collection, entryId })
        cards.push(card)
        if (others.length > 0) notes.push(keepOnNote(editor, card, others))
      }
      drawHandovers(editor, cards)
    })
  })
  if (cards.length === 0) return
  editor.select(...cards)
  const messages = currentMessages(canvasMessages)
  const kept = notes.length > 0 ? ` ${messages.linesKept}` : ""
  announce(`${messages.turnedIntoCards(cards.length)}${kept}`)
}

function linesOf({ props }: TLShape): readonly string[] {
  const text = "richText" in props ? plainText(props.richText) : ""
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
}

interface EntryOfBox {
  /** Undefined when the list is full. */
  readonly entryId: string | undefined
  /** What the box says beside the names of an entry that was there already. */
  readonly others?: readonly string[]
}

function entryOf(board: Board, collection: CardCollection, lines: readonly string[]): EntryOfBox {
  const named = lines.map((line) => findEntry(board, collection, line))
  const entryId = named.find((id) => id !== undefined)
  if (entryId === undefined) return { entryId: beginEntry(board, collection, lines) }
  return { entryId, others: lines.filter((_, index) => named[index] !== entryId) }
}

function beginEntry(
  board: Board,
  collection: CardCollection,
  lines: readonly string[],
): string | undefined {
  const [first = "", ...rest] = lines
  // A short name above the name, as the template writes them.
  const isCode = collection === "institutions" && rest.length > 0 && first.length <= LENGTHS.short
  const field = REST[collection]
  const name = isCode
    ? `${first}; ${rest[0] ?? ""}`
    : field === undefined
      ? lines.join(" ")
      : first.slice(0, LENGTHS.title)
  const id = createEntry(board, collection, name)
  const more = [...tooLong(first), ...rest.slice(isCode ? 1 : 0)].join("\n")
  if (id !== undefined && field !== undefined && more !== "") {
    setField(board.doc, { collection, id }, { field, value: more.slice(0, LENGTHS.sentences) })
  }
  return id
}

/** A line that is cut to a name is kept whole below it. */
function tooLong(line: string): readonly string[] {
  return line.length > LENGTHS.title ? [line] : []
}

interface Shown {
  readonly collection: CardCollection
  readonly entryId: string
}

function replace(editor: Editor, box: TLShape, shown: Shown): TLShapeId {
  const id = createShapeId()
  const { w, h } = editor.getShapeGeometry(box).bounds
  const size = { w: Math.max(LEAST.w, w), h: Math.max(LEAST.h, h) }
  const { x, y, rotation, parentId, index } = box
  editor.createShapes([
    { id, type: "card", x, y, rotation, parentId, index, props: { ...size, ...shown } },
  ])
  editor.updateBindings(
    editor.getBindingsToShape(box, "arrow").map((each) => ({ ...each, toId: id })),
  )
  editor.deleteShapes([box.id])
  return id
}

const NOTE_SIZE = 200
const NOTE_GAP = 16

/**
 * Puts the lines onto a note beside the card: nobody has said that they belong to the entry. Where the frame around the
 * card has no room, the note lies on the page, because a frame cuts off what reaches beyond it.
 */
function keepOnNote(editor: Editor, card: TLShapeId, lines: readonly string[]): TLShapeId {
  const id = createShapeId()
  const taken = editor.getCurrentPageShapes().flatMap((shape) => {
    const bounds = shape.type === "frame" ? undefined : editor.getShapePageBounds(shape)
    return bounds ? [{ x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h }] : []
  })
  const { x, maxY } = editor.getShapePageBounds(card) ?? { x: 0, maxY: 0 }
  const wanted = { x, y: maxY + NOTE_GAP, w: NOTE_SIZE, h: NOTE_SIZE }
  const place = freePlace({ wanted, taken, gap: NOTE_GAP }) ?? wanted
  const { corners } = new Box(place.x, place.y, place.w, place.h)
  const mask = editor.getShapeMask(card)
  const isInside = !mask || corners.every((corner) => pointInPolygon(corner, mask))
  const at = isInside ? editor.getPointInParentSpace(card, place) : place
  const parentId = isInside ? editor.getShape(card)?.parentId : editor.getCurrentPageId()
  const props = { size: "s", align: "start", verticalAlign: "start" } as const
  editor.createShapes<TLNoteShape>([
    {
      id,
      type: "note",
      ...(parentId && { parentId }),
      x: at.x,
      y: at.y,
      props: { ...props, richText: toRichText(lines.join("\n")) },
    },
  ])
  return id
}
