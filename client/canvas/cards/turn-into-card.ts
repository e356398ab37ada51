import { type CardCollection, plainText } from "@tafelrunde/shared/canvas"
import { LENGTHS } from "@tafelrunde/shared/entities"
import { localEdit, setField } from "@tafelrunde/shared/model"
import { createShapeId, type Editor, type TLShape, type TLShapeId } from "tldraw"

import type { Board } from "../../board/board.ts"
import { createEntry, findEntry } from "../../entities/create-entry.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { mayWrite } from "../paste/refuse-when-reading.ts"
import { protectionOf } from "../protection/protection.ts"
import { modelOf } from "../shapes/canvas-model.ts"
import { CARD_SIZE } from "./card-shape.tsx"

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
  editor.markHistoryStoppingPoint("turn into cards")
  board.history.together(() => {
    const ids = board.doc.transact(
      () => boxes.map((box) => entryOf(board, collection, linesOf(box))),
      localEdit,
    )
    editor.run(() => {
      for (const [index, box] of boxes.entries()) {
        const entryId = ids[index]
        if (entryId !== undefined) cards.push(replace(editor, box, { collection, entryId }))
      }
    })
  })
  if (cards.length === 0) return
  editor.select(...cards)
  announce(currentMessages(canvasMessages).turnedIntoCards(cards.length))
}

function linesOf({ props }: TLShape): readonly string[] {
  const text = "richText" in props ? plainText(props.richText) : ""
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
}

function entryOf(
  board: Board,
  collection: CardCollection,
  lines: readonly string[],
): string | undefined {
  const found = lines.map((line) => findEntry(board, collection, line)).find(Boolean)
  if (found !== undefined) return found
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
