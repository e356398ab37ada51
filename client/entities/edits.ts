import { type CollectionName, COLLECTIONS, type Entity } from "@tafelrunde/shared/entities"
import {
  addContact,
  addEntry,
  addTask,
  type ContactVisibility,
  docOf,
  type EntryPlace,
  type FieldChange,
  localEdit,
  moveContact,
  moveEntry,
  moveTask,
  readMatrix,
  removeEntry,
  renamePhase,
  renameTask,
  setContactVisibility,
  setField,
  setSectionField,
  type Typing,
} from "@tafelrunde/shared/model"

import { type Board } from "../board/board.ts"
import { entryBehind, type Side, sideOf } from "../ui/reorder/line.ts"

export type EditedBoard = Pick<
  Board,
  "doc" | "contactsDoc" | "internalDoc" | "lists" | "bin" | "undo"
>

export type NewFields = Readonly<Record<string, unknown>>

/** A section of the board, or an entry of a list. */
export type Subject = EntryPlace | { readonly section: "meta" | "workshop" }

/** Sets a field; with `typing` it belongs to the undo step of what is being typed. */
export function setValue(
  board: EditedBoard,
  subject: Subject,
  { typing, ...change }: FieldChange & { readonly typing?: Typing | undefined },
): void {
  const doc = "section" in subject ? board.doc : docOf(board.bin.docs, subject)
  if (!doc) return
  const write = (): void => {
    if ("section" in subject) setInSection(board, subject.section, change)
    else setInEntry(board, subject, change)
  }
  if (typing) typing.edit(doc, write)
  else write()
}

function setInEntry(board: EditedBoard, place: EntryPlace, change: FieldChange): void {
  const { collection, id } = place
  const { field, value } = change
  if (collection === "contacts" && field === "privacy.visibility") {
    return setContactVisibility(board.bin.docs, id, value as ContactVisibility)
  }
  const isTitle = field === "title" && typeof value === "string"
  if (collection === "tasks" && isTitle) return renameTask(board.doc, id, value)
  if (collection === "phases" && isTitle) return renamePhase(board.doc, id, value)
  const doc = docOf(board.bin.docs, place)
  if (doc) setField(doc, place, change)
}

function setInSection(
  { doc, lists }: EditedBoard,
  section: "meta" | "workshop",
  change: FieldChange,
): void {
  const isNew = section === "workshop" && lists.section("workshop").fields["id"] === undefined
  doc.transact(() => {
    if (isNew) {
      // A workshop is only valid with these: one that begins here is called as the board.
      const title = lists.section("meta").fields["title"]
      setSectionField(doc, section, { field: "id", value: "workshop" })
      setSectionField(doc, section, {
        field: "title",
        value: typeof title === "string" ? title : "",
      })
    }
    setSectionField(doc, section, change)
  }, localEdit)
}

/** Adds entries at the end of their list, in one undo step; returns their ids. */
export function addEntries(
  board: EditedBoard,
  collection: CollectionName,
  entries: readonly NewFields[],
): readonly string[] {
  const home = collection === "contacts" ? (board.internalDoc ?? board.contactsDoc) : board.doc
  if (!home) return []
  return home.transact(
    () => entries.flatMap((fields) => addOne(board, collection, fields) ?? []),
    localEdit,
  )
}

function addOne(
  board: EditedBoard,
  collection: CollectionName,
  fields: NewFields,
): string | undefined {
  const whole = { ...emptyNames(COLLECTIONS[collection]), ...fields }
  if (collection === "contacts") return addContact(board.bin.docs, whole)
  const { phaseId, title } = fields
  if (collection !== "tasks") return addEntry(board.doc, collection, { fields: whole })
  return addTask(board.doc, { phaseId: String(phaseId), title: String(title) })
}

/** An entry is only valid with its names; they may be empty. */
function emptyNames({ fields }: Entity): NewFields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, { required, kind }]) => required && (kind === "line" || kind === "prose"))
      .map(([name]) => [name, ""]),
  )
}

/** Puts the entry into the bin. */
export function remove({ bin }: EditedBoard, place: EntryPlace): void {
  const doc = docOf(bin.docs, place)
  if (doc) removeEntry(doc, place, bin.remover())
}

export type Direction = "up" | "down"

/** Whether the entry has a neighbour on that side; tasks move within their phase. */
export function neighbour(
  { lists }: Pick<EditedBoard, "lists">,
  { collection, id }: EntryPlace,
  direction: Direction,
): string | undefined {
  const list = lists.list(collection)
  const index = list.findIndex((entry) => entry.id === id)
  const other = index < 0 ? undefined : list[direction === "up" ? index - 1 : index + 1]
  const isElsewhere =
    collection === "tasks" && other?.fields["phaseId"] !== list[index]?.fields["phaseId"]
  return isElsewhere ? undefined : other?.id
}

/** Moves the entry one place up or down; does nothing at the end of the list. */
export function step(board: EditedBoard, place: EntryPlace, direction: Direction): void {
  const other = neighbour(board, place, direction)
  if (other !== undefined) moveOnto(board, place, other)
}

/** Where a dragged entry would come to stand beside another; undefined where nothing would move. */
export function sideOfEntry(
  { lists }: Pick<EditedBoard, "lists">,
  { collection, id }: EntryPlace,
  ontoId: string,
): Side | undefined {
  return sideOf(lists.list(collection), id, ontoId)
}

/** Moves the entry to the place of another, a task into its phase too, in one undo step. */
export function moveOnto(board: EditedBoard, place: EntryPlace, ontoId: string): void {
  const { collection, id } = place
  const list = board.lists.list(collection)
  const side = sideOfEntry(board, place, ontoId)
  const doc = docOf(board.bin.docs, place)
  if (!side || !doc) return
  if (collection === "contacts") {
    moveContact(board.bin.docs, id, entryBehind(list, ontoId, side))
  } else if (collection === "tasks") {
    // As shown: the phase of the other one may be in the bin.
    const phase = readMatrix(doc).phases.find(({ tasks }) =>
      tasks.some((task) => task.id === ontoId),
    )
    if (!phase) return
    moveTask(doc, id, { phaseId: phase.id, beforeId: entryBehind(phase.tasks, ontoId, side) })
  } else moveEntry(doc, place, entryBehind(list, ontoId, side))
}
