import { type Contact, visibilityOf } from "@tafelrunde/shared/content"
import { COLLECTIONS } from "@tafelrunde/shared/entities"

import { writeEntries } from "../entry.ts"
import { type BoardDocs, collection, entriesIn, type EntryMap } from "../layout.ts"
import { byOrder, orderAll } from "../ordered.ts"

/** Writes each contact into the document of those who may see it. Call it in a transaction of both documents. */
export function writeContacts(
  docs: BoardDocs,
  contacts: readonly Contact[],
  isKept: (entry: EntryMap) => boolean,
): void {
  for (const doc of [docs.contacts, docs.internal]) {
    if (!doc) continue
    const belonging = contacts.filter(
      (each) => isForNetwork(visibilityOf(each)) === (doc === docs.contacts),
    )
    writeEntries(collection(doc, "contacts"), belonging, {
      entity: COLLECTIONS.contacts,
      isKept,
    })
  }
  orderAll(
    contactEntries(docs),
    contacts.map(({ id }) => id),
  )
}

/** Whether the network may see such contacts by name; the others' document never reaches a participant. */
export function isForNetwork(visibility: ReturnType<typeof visibilityOf>): boolean {
  return visibility === "network" || visibility === "public"
}

/** The contacts of both documents, in the board's order. */
export function contactEntries(docs: BoardDocs): [id: string, entry: EntryMap][] {
  return [docs.contacts, docs.internal]
    .flatMap((doc) => (doc ? entriesIn(collection(doc, "contacts")) : []))
    .toSorted(byOrder)
}
