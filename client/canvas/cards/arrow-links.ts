import { arrowEdit, handoverOf, withHandover } from "@tafelrunde/shared/cards"
import {
  addHandover,
  changeHandover,
  isFilled,
  newId,
  readHandovers,
  removeEntry,
} from "@tafelrunde/shared/model"
import {
  type Editor,
  type JsonObject,
  react,
  type TLArrowBinding,
  type TLArrowShape,
  type TLBinding,
  type TLRecord,
  type TLShapeId,
} from "tldraw"

import type { Board } from "../../board/board.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { currentLanguage } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { isCardShape } from "./card-shape.tsx"

type LinkedBoard = Pick<Board, "doc" | "bin" | "history">

/** An arrow that somebody has deleted, and the shapes that it was bound to. */
interface DeletedArrow {
  readonly handoverId: string
  readonly ends: readonly TLShapeId[]
}

/**
 * Makes what this person does to arrows between institutions' cards happen to the handovers: as soon as the gesture or
 * the label is complete, and so that one undo takes both back. Returns the function that ends it.
 */
export function keepArrowLinks(editor: Editor, board: LinkedBoard): () => void {
  const changed = new Set<TLShapeId>()
  const deleted = new Map<TLShapeId, DeletedArrow>()
  let isClosed = false
  const settle = (): void => {
    if (isClosed || !isQuiet(editor)) return
    const [ids, gone] = [[...changed], [...deleted.values()]]
    changed.clear()
    deleted.clear()
    for (const id of ids) followArrow(editor, board, id)
    for (const arrow of gone) removeHandover(editor, board, arrow)
  }
  const settleSoon = (): void => {
    // After tldraw's own end of the gesture.
    if (changed.size + deleted.size > 0 && isQuiet(editor)) queueMicrotask(settle)
  }
  const stops = [
    editor.store.listen(
      ({ changes: { added, updated, removed } }) => {
        if (board.history.isStepping) return
        for (const record of Object.values(added)) note(changed, record)
        for (const [, record] of Object.values(updated)) note(changed, record)
        for (const record of Object.values(removed)) note(changed, record)
        const bindings = Object.values(removed).filter(isArrowBinding)
        for (const record of Object.values(removed)) {
          const handoverId = isArrow(record) ? handoverOf(record.meta) : undefined
          if (!isArrow(record) || handoverId === undefined) continue
          const own = bindings.filter(({ fromId }) => fromId === record.id)
          deleted.set(record.id, { handoverId, ends: own.map(({ toId }) => toId) })
        }
        settleSoon()
      },
      { source: "user", scope: "document" },
    ),
    react("arrows at rest", () => {
      if (isQuiet(editor)) settleSoon()
    }),
  ]
  return () => {
    isClosed = true
    for (const stop of stops) stop()
  }
}

function note(changed: Set<TLShapeId>, record: TLRecord): void {
  if (isArrow(record)) changed.add(record.id)
  else if (isArrowBinding(record)) changed.add(record.fromId)
}

function isArrow(record: TLRecord): record is TLArrowShape {
  return record.typeName === "shape" && record.type === "arrow"
}

function isArrowBinding(record: TLRecord | TLBinding): record is TLArrowBinding {
  return record.typeName === "binding" && record.type === "arrow"
}

/** No gesture is open and no label is being written. */
function isQuiet(editor: Editor): boolean {
  return editor.getPath().endsWith("idle")
}

function followArrow(editor: Editor, board: LinkedBoard, id: TLShapeId): void {
  const shape = editor.getShape<TLArrowShape>(id)
  const edit = shape && arrowEdit(board.doc, id)
  if (!edit) return
  const messages = canvasMessages[currentLanguage()]
  switch (edit.kind) {
    case "begin": {
      const handoverId = newId()
      link(editor, shape, { handoverId, text: edit.handover.title })
      board.history.join(() => addHandover(board.doc, handoverId, edit.handover))
      return announce(messages.handoverBegun)
    }
    case "change":
      board.history.join(() => changeHandover(board.doc, edit.id, edit.change))
      return announce(messages.handoverChanged, "quiet")
    case "unlink":
      return link(editor, shape, { handoverId: undefined })
  }
}

interface Link {
  readonly handoverId: string | undefined
  readonly text?: string
}

function link(editor: Editor, { id, meta }: TLArrowShape, { handoverId, text }: Link): void {
  const linked = JSON.parse(JSON.stringify(withHandover(meta, handoverId))) as JsonObject
  editor.updateShapes<TLArrowShape>([
    { id, type: "arrow", meta: linked, ...(text !== undefined && { props: { text } }) },
  ])
}

/** Not when the cards have gone with the arrow: then only the drawing is taken away. */
function removeHandover(
  editor: Editor,
  { doc, bin, history }: LinkedBoard,
  { handoverId, ends }: DeletedArrow,
): void {
  const handover = readHandovers(doc).get(handoverId)
  const isBetweenCards = ends.length === 2 && ends.every((id) => isCardShape(editor.getShape(id)))
  if (!handover || handover.isRemoved || !isBetweenCards) return
  const isShownElsewhere = editor.store
    .allRecords()
    .some((record) => isArrow(record) && handoverOf(record.meta) === handoverId)
  if (isShownElsewhere) return
  const place = { collection: "handovers", id: handoverId } as const
  const messages = canvasMessages[currentLanguage()]
  if (isFilled(bin.docs, place) && !bin.mayRemoveFilled(place)) {
    return announce(messages.handoverStays)
  }
  history.join(() => removeEntry(doc, place, bin.remover()))
  announce(messages.handoverRemoved)
}
