import { type Contact, visibilityOf } from "@tafelrunde/shared/content"
import { COLLECTIONS } from "@tafelrunde/shared/entities"
import { generateKeyBetween } from "fractional-indexing"

import { docOf } from "../bin.ts"
import { addEntry, setField } from "../entry-edits.ts"
import { type Fields, readEntry, writeEntry } from "../entry.ts"
import { type BoardDocs, collection, entryIn, transactAll } from "../layout.ts"
import { freshOrders, ORDER, orderOf } from "../ordered.ts"
import { add, edit, lastKey } from "../undo.ts"
import { contactEntries, isForNetwork } from "./contacts.ts"
import { placePersonalLists } from "./personal-lists.ts"

export type ContactVisibility = ReturnType<typeof visibilityOf>

/** Where a contact of this visibility is kept; undefined if this browser has no access to that document. */
function homeOf(docs: BoardDocs, visibility: ContactVisibility): BoardDocs["contacts"] {
  return isForNetwork(visibility) ? docs.contacts : docs.internal
}

/**
 * Adds a contact in the document that its visibility asks for; returns its id. Who has no document for unconfirmed
 * contacts enters one that the network sees; undefined without access to contacts.
 */
export function addContact(docs: BoardDocs, fields: Fields): string | undefined {
  const wanted = visibilityOf(fields as Contact)
  const visibility = homeOf(docs, wanted) ? wanted : "network"
  const home = homeOf(docs, visibility)
  const privacy = { ...(fields as Contact).privacy, visibility }
  if (!home) return undefined
  return edit(home, () => {
    const id = addEntry(home, "contacts", { fields: { ...fields, privacy } })
    moveContact(docs, id, null)
    return id
  })
}

/** Moves a contact in front of another, or behind all (null): one order runs through both documents. */
export function moveContact(docs: BoardDocs, id: string, beforeId: string | null): void {
  const doc = docOf(docs, { collection: "contacts", id })
  const entry = doc && entryIn(collection(doc, "contacts"), id)
  if (!doc || !entry) return
  const others = contactEntries(docs).filter(([other]) => other !== id)
  const found = others.findIndex(([other]) => other === beforeId)
  const at = found < 0 ? others.length : found
  edit(doc, () => {
    const [low, high] = [others[at - 1]?.[1], others[at]?.[1]].map((each) => each && orderOf(each))
    const order = keyBetween(low, high)
    if (order !== undefined) {
      entry.set(ORDER, order)
      return
    }
    // Neighbours that share an index, or an index that is none of ours: all are spread anew.
    const all = others.map(([, other]) => other).toSpliced(at, 0, entry)
    freshOrders(all.length).forEach((fresh, index) => all[index]?.set(ORDER, fresh))
  })
}

function keyBetween(low: string | undefined, high: string | undefined): string | undefined {
  if (low !== undefined && high !== undefined && low >= high) return undefined
  try {
    return generateKeyBetween(low ?? null, high ?? null)
  } catch {
    return undefined
  }
}

/**
 * Sets who may see a contact by name. Where another document is for that, the contact moves there whole: those who
 * may not see it lose it. Such a move is no undo step. Does nothing without access to the other document.
 */
export function setContactVisibility(
  docs: BoardDocs,
  id: string,
  visibility: ContactVisibility,
): void {
  const place = { collection: "contacts", id } as const
  const from = docOf(docs, place)
  const to = homeOf(docs, visibility)
  if (!from || !to) return
  if (from === to) return setField(from, place, { field: "privacy.visibility", value: visibility })
  transactAll([to, from], MOVE, () => {
    const entry = entryIn(collection(from, "contacts"), id)
    if (!entry) return
    const fields: Fields = readEntry(entry)
    const privacy = { ...Object(fields["privacy"]), visibility }
    const entries = collection(to, "contacts")
    const moved = add(entries, id, lastKey(entries))
    writeEntry(moved, { ...fields, privacy }, COLLECTIONS.contacts)
    const order = entry.get(ORDER)
    if (typeof order === "string") moved.set(ORDER, order)
    collection(from, "contacts").delete(id)
    placePersonalLists(docs)
  })
}

/** Where moves between the documents come from: half of one, taken back in one document, would lose the contact. */
const MOVE = Symbol("move of a contact")
