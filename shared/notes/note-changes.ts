import {
  canvasRecords,
  type CanvasRecord,
  createRecord,
  deepEqual,
  isShape,
  mergeRecord,
  readCanvas,
  readRecord,
  type ShapeRecord,
  toPage,
  writeChange,
} from "@tafelrunde/shared/canvas"
import { localEdit, type NoteChange, type Typing, type UndoHistory } from "@tafelrunde/shared/model"
import type * as Y from "yjs"

/** The part of a board that holds its notes, and takes back what this person does with them. */
export interface NoteBoard {
  readonly doc: Y.Doc
  readonly undo: UndoHistory
}

const PLACE: ReadonlySet<string> = new Set(["x", "y", "rotation", "parentId", "index"])

/** Runs a change of notes, and of what else belongs to it, as one undo step; with `typing` as part of what is typed. */
export function editNotes<T>({ doc }: NoteBoard, change: () => T, typing?: Typing): T {
  return doc.transact(change, typing ?? localEdit)
}

/** The note as the document has it now. */
export function shapeAt(doc: Y.Doc, id: string): ShapeRecord | undefined {
  const record = readRecord(canvasRecords(doc).get(id))
  return record && isShape(record) ? record : undefined
}

/** Makes a note what it is here, as part of this person's step. Call in `editNotes`. */
export function putNote(
  { doc, undo }: NoteBoard,
  before: ShapeRecord | undefined,
  after: ShapeRecord | undefined,
): void {
  const change = writeNote(doc, before, after)
  if (change) undo.include(change)
}

/** Makes a note what it is here; undo leaves it. Call in `editNotes`. */
export function linkNote(doc: Y.Doc, before: ShapeRecord, after: ShapeRecord): void {
  writeNote(doc, before, after)
}

function writeNote(
  doc: Y.Doc,
  before: ShapeRecord | undefined,
  after: ShapeRecord | undefined,
): NoteChange | undefined {
  const id = (after ?? before)?.id
  if (id === undefined || deepEqual(before, after)) return undefined
  const records = canvasRecords(doc)
  if (!after) records.delete(id)
  else if (before) writeChange(records, before, after)
  else createRecord(records, after)
  const isMove = isSamePlaceAside(before, after)
  const takeBack = (change: NoteChange): NoteChange | undefined => takeBackNote(doc, change)
  return { id, before, after, isMove, takeBack }
}

function isSamePlaceAside(
  before: ShapeRecord | undefined,
  after: ShapeRecord | undefined,
): boolean {
  if (!before || !after) return false
  return Object.keys({ ...before, ...after }).every(
    (key) => PLACE.has(key) || deepEqual(before[key], after[key]),
  )
}

/** Puts back what the change did, as far as others have not changed it since. */
function takeBackNote(doc: Y.Doc, { id, before, after }: NoteChange): NoteChange | undefined {
  const [from, to] = [asShape(after), asShape(before)]
  const current = shapeAt(doc, id)
  if (!to) {
    // Somebody else has written on it.
    const isOwn = current && deepEqual(current.props["richText"], from?.props["richText"])
    return isOwn ? writeNote(doc, current, undefined) : undefined
  }
  if (!from) return current ? undefined : writeNote(doc, undefined, whereItCanBe(doc, to))
  if (!current) return undefined
  const merged = mergeRecord({ from, to, current })
  return isShape(merged) ? writeNote(doc, current, merged) : undefined
}

function asShape(value: object | undefined): ShapeRecord | undefined {
  const record = value as CanvasRecord | undefined
  return record && isShape(record) ? record : undefined
}

/** Where its frame is gone, the note comes back on the first page. */
function whereItCanBe(doc: Y.Doc, note: ShapeRecord): ShapeRecord {
  const records = canvasRecords(doc)
  if (records.has(note.parentId)) return note
  const all = readCanvas(doc)
  const page = all.find(({ typeName }) => typeName === "page")
  const { x, y, rotation } = toPage(new Map(all.map((record) => [record.id, record])), note)
  return { ...note, x, y, rotation, parentId: page?.id ?? note.parentId }
}
