import {
  arrowEdit,
  assignmentEdit,
  cellOf,
  handoverOf,
  withCell,
  withHandover,
} from "@tafelrunde/shared/cards"
import {
  addHandover,
  type Cell,
  cellKey,
  changeHandover,
  clearCell,
  isFilled,
  isListed,
  localEdit,
  moveRoles,
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
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { modelOf } from "../shapes/canvas-model.ts"
import { isCardShape } from "./card-shape.tsx"

type LinkedBoard = Pick<Board, "doc" | "bin" | "history" | "access">

/** A change of the content that a gesture on the canvas means. */
type ContentEdit = () => void

/** An arrow that somebody has deleted, and the shapes that it was bound to. */
interface DeletedArrow {
  readonly meta: JsonObject
  readonly ends: readonly TLShapeId[]
}

/**
 * Makes what this person does to arrows between cards happen to handovers and assignments: as soon as the gesture or
 * the label is complete, and so that one undo takes both back. Returns the function that ends it.
 */
export function keepArrowLinks(editor: Editor, board: LinkedBoard): () => void {
  /** Arrows, and whether their ends have changed. */
  const changed = new Map<TLShapeId, boolean>()
  const deleted = new Map<TLShapeId, DeletedArrow>()
  let isClosed = false
  const settle = (): void => {
    if (isClosed || !isQuiet(editor)) return
    const [arrows, gone] = [[...changed], [...deleted.values()]]
    changed.clear()
    deleted.clear()
    // The board may have been locked during the gesture.
    if (board.access.get().access !== "write") return
    const edits = [
      ...arrows.map(([id, isRebound]) => followArrow(editor, board, { id, isRebound })),
      ...gone.map((arrow) => removalOf(editor, board, arrow)),
    ].filter((edit) => edit !== undefined)
    if (edits.length > 0) board.history.join(() => inOneStep(board, edits))
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
          if (!isArrow(record) || !isLinked(record)) continue
          const own = bindings.filter(({ fromId }) => fromId === record.id)
          deleted.set(record.id, { meta: record.meta, ends: own.map(({ toId }) => toId) })
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

function note(changed: Map<TLShapeId, boolean>, record: TLRecord): void {
  if (isArrow(record)) changed.set(record.id, changed.get(record.id) ?? false)
  else if (isArrowBinding(record)) changed.set(record.fromId, true)
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

function isLinked({ meta }: TLArrowShape): boolean {
  return handoverOf(meta) !== undefined || cellOf(meta) !== undefined
}

interface ChangedArrow {
  readonly id: TLShapeId
  readonly isRebound: boolean
}

/** One undo takes all of them back, with what the gesture did on the canvas. */
function inOneStep({ doc }: LinkedBoard, edits: readonly ContentEdit[]): void {
  doc.transact(() => {
    for (const edit of edits) edit()
  }, localEdit)
}

/**
 * Links the arrow; returns what its change means for the content. Somebody who has left an arrow ordinary is not asked
 * again until it leads elsewhere.
 */
function followArrow(
  editor: Editor,
  board: LinkedBoard,
  { id, isRebound }: ChangedArrow,
): ContentEdit | undefined {
  const shape = editor.getShape<TLArrowShape>(id)
  if (!shape) return undefined
  const { doc } = board
  const assignment = assignmentEdit(doc, id)
  if (assignment?.kind === "ask") {
    if (isRebound) modelOf(editor).askedRoles.set({ cell: assignment.cell, arrowId: id })
    return undefined
  }
  if (assignment) {
    const { from, to } = assignment
    linkToCell(editor, id, to)
    return () => moveRoles(doc, from, to)
  }
  return cellOf(shape.meta) ? undefined : followHandoverArrow(editor, board, shape)
}

function followHandoverArrow(
  editor: Editor,
  { doc }: LinkedBoard,
  shape: TLArrowShape,
): ContentEdit | undefined {
  const edit = arrowEdit(doc, shape.id)
  if (!edit) return undefined
  const messages = currentMessages(canvasMessages)
  switch (edit.kind) {
    case "begin": {
      const id = newId()
      link(editor, shape.id, { meta: withHandover(shape.meta, id), text: edit.handover.title })
      return () => {
        addHandover(doc, id, edit.handover)
        announce(messages.handoverBegun)
      }
    }
    case "change":
      return () => {
        changeHandover(doc, edit.id, edit.change)
        announce(messages.handoverChanged, "quiet")
      }
    case "unlink":
      link(editor, shape.id, { meta: withHandover(shape.meta, undefined) })
      return undefined
  }
}

/** Makes the arrow stand for this cell; false when the arrow is gone. */
export function linkToCell(editor: Editor, id: TLShapeId, cell: Cell): boolean {
  const shape = editor.getShape<TLArrowShape>(id)
  if (shape) link(editor, id, { meta: withCell(withHandover(shape.meta, undefined), cell) })
  return shape !== undefined
}

interface Link {
  readonly meta: Readonly<Record<string, unknown>>
  readonly text?: string
}

function link(editor: Editor, id: TLShapeId, { meta, text }: Link): void {
  const plain = JSON.parse(JSON.stringify(meta)) as JsonObject
  editor.updateShapes<TLArrowShape>([
    { id, type: "arrow", meta: plain, ...(text !== undefined && { props: { text } }) },
  ])
}

/**
 * What a deleted arrow takes along. Nothing when the cards have gone with it, or their entries are in the bin, or
 * another arrow shows the same: then only the drawing goes.
 */
function removalOf(
  editor: Editor,
  board: LinkedBoard,
  { meta, ends }: DeletedArrow,
): ContentEdit | undefined {
  const isBetweenCards = ends.length === 2 && ends.every((id) => isCardOfEntry(editor, board, id))
  if (!isBetweenCards || editor.store.allRecords().some((record) => showsSame(record, meta)))
    return undefined
  const [cell, handoverId] = [cellOf(meta), handoverOf(meta)]
  if (cell) return () => clearCell(board.doc, cell)
  return handoverId === undefined ? undefined : () => removeHandover(board, handoverId)
}

function isCardOfEntry(editor: Editor, { doc }: LinkedBoard, id: TLShapeId): boolean {
  const shape = editor.getShape(id)
  if (!isCardShape(shape)) return false
  const { collection, entryId } = shape.props
  return isListed(doc, { collection, id: entryId })
}

function showsSame(record: TLRecord, meta: JsonObject): boolean {
  if (!isArrow(record)) return false
  const [cell, other] = [cellOf(meta), cellOf(record.meta)]
  if (cell) return other !== undefined && cellKey(cell) === cellKey(other)
  return handoverOf(record.meta) === handoverOf(meta)
}

function removeHandover({ doc, bin }: LinkedBoard, id: string): void {
  const handover = readHandovers(doc).get(id)
  if (!handover || handover.isRemoved) return
  const place = { collection: "handovers", id } as const
  const messages = currentMessages(canvasMessages)
  if (isFilled(bin.docs, place) && !bin.mayRemoveFilled(place)) {
    return announce(messages.handoverStays)
  }
  removeEntry(doc, place, bin.remover())
  announce(messages.handoverRemoved)
}
