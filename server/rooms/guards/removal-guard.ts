import { randomInt } from "node:crypto"

import { neededReferences } from "@tafelrunde/shared/content"
import { type CollectionName, COLLECTIONS } from "@tafelrunde/shared/entities"
import {
  holdsMoreThanName,
  isMark,
  REMOVED,
  slotAt,
  type Structure,
  writersOf,
} from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { type ClientIds } from "./client-id-guard.ts"
import { type EditAuthors, type Guard, type Reversal, type Violation } from "./guard.ts"
import { mapIn, readBefore } from "./read-before.ts"
import { type Restored, RevertUpdate } from "./revert-update.ts"
import { holderOf, isNew, itemBefore, itemsOf, type YType } from "./transaction-items.ts"

/** An entry that a transaction puts into the bin, overwrites, deletes altogether, or gives to another institution. */
interface Removed {
  readonly name: CollectionName
  readonly id: string
  /** The entry's item as it was before the transaction. */
  readonly before: Y.Item
  /** What did it: the new mark, the item that is now under the entry's key, or the new institution. */
  readonly cause: Y.Item
  readonly how: "marked" | "deleted" | "taken"
}

interface RemovalGuardOptions {
  /** The board's setting: whether participants may remove what somebody has filled in. */
  readonly participantsMayRemove: () => boolean
  readonly clientIds: ClientIds
}

/**
 * Reverts what participants do to entries that somebody else has filled in: putting them into the bin, unless the
 * board's setting allows it, and deleting or overwriting them behind the bin's back. What is in the bin already
 * they may not delete at all. Cells are not entries of the bin: whoever may write may empty them. Contacts of other
 * institutions than their own they may not remove whatever the setting says, nor give to another institution.
 */
export class RemovalGuard implements Guard {
  readonly #doc: Y.Doc
  readonly #roots: Readonly<Record<string, Structure>>
  readonly #names = new Map<YType, CollectionName>()
  readonly #options: RemovalGuardOptions

  constructor(
    doc: Y.Doc,
    roots: Readonly<Record<string, Structure>>,
    options: RemovalGuardOptions,
  ) {
    this.#doc = doc
    this.#roots = roots
    this.#options = options
    for (const name of Object.keys(COLLECTIONS) as CollectionName[]) {
      const root: unknown = name in roots && !ELSEWHERE.has(name) ? doc.getMap(name) : undefined
      if (root instanceof Y.AbstractType) this.#names.set(root, name)
    }
  }

  review(transaction: Y.Transaction, authors: EditAuthors): Reversal | undefined {
    const removed = [...transaction.changed].flatMap(([type, keys]) => {
      const name = this.#names.get(type)
      if (name) return [...keys].flatMap((key) => deletedAt(type, { name, key, transaction }))
      return [
        ...(keys.has(REMOVED) ? this.#markedAt(type, transaction) : []),
        ...(keys.has(INSTITUTION) ? this.#takenAt(type, transaction) : []),
      ]
    })
    const forbidden = removed.filter((one) => this.#isForbidden(one, transaction, authors))
    return forbidden.length > 0 ? this.#revert(forbidden, transaction) : undefined
  }

  #markedAt(type: YType, transaction: Y.Transaction): Removed[] {
    const holder = holderOf(type)
    const name =
      holder?.parent instanceof Y.AbstractType ? this.#names.get(holder.parent) : undefined
    const mark = itemsOf(type).get(REMOVED)
    if (!holder || !name || holder.parentSub === null || !mark) return []
    if (holder.deleted || isNew(holder, transaction) || !isRemoval(mark, transaction)) return []
    return [{ name, id: holder.parentSub, before: holder, cause: mark, how: "marked" }]
  }

  #takenAt(type: YType, transaction: Y.Transaction): Removed[] {
    const holder = holderOf(type)
    const isContact =
      holder?.parent instanceof Y.AbstractType && this.#names.get(holder.parent) === "contacts"
    const cause = itemsOf(type).get(INSTITUTION)
    if (!isContact || !cause || holder.parentSub === null) return []
    if (holder.deleted || isNew(holder, transaction)) return []
    const before = institutionBefore(holder, transaction)
    if (before === undefined || (!cause.deleted && plainIn(cause) === before)) return []
    return [{ name: "contacts", id: holder.parentSub, before: holder, cause, how: "taken" }]
  }

  #isForbidden(one: Removed, transaction: Y.Transaction, authors: EditAuthors): boolean {
    const { before, how } = one
    if (isOfFacilitators(one, authors)) return false
    const wasInBin = how === "deleted" && isMark(fieldBefore(before, REMOVED, transaction))
    if (wasInBin) return true
    const mayRemove =
      one.name === "contacts" && !isOwnContact(one, transaction, authors)
        ? false
        : how === "taken" || this.#options.participantsMayRemove()
    if (mayRemove) return false
    if (how === "taken") return true
    const isFilled = !this.#isOwnWork(one, authors) && this.#holdsMoreThanName(one, transaction)
    return isFilled || this.#holdsOthers(one, transaction)
  }

  /** Whether everybody who did it wrote the whole entry, as far as is known whose client ids are in it. */
  #isOwnWork({ before, cause, how }: Removed, authors: EditAuthors): boolean {
    const entry = mapIn(before.content)
    const people = authors.authorsOf(how === "marked" ? cause.id : before.id)
    if (!entry || people.length === 0) return false
    const { clientIds } = this.#options
    return [...writersOf(entry)].every((id) => people.every(({ key }) => clientIds.isOwn(id, key)))
  }

  #holdsMoreThanName({ name, id, before }: Removed, transaction: Y.Transaction): boolean {
    const structure = this.#roots[name]
    const own = structure && readBefore(before, slotAt(structure, id), transaction)
    return own !== undefined && holdsMoreThanName(name, fieldsOf(own))
  }

  /** Whether other entries meant something with this one only, before the transaction. */
  #holdsOthers({ name, id, how }: Removed, transaction: Y.Transaction): boolean {
    if (name === "phases") {
      return how === "deleted"
        ? this.#hadTasks(transaction, id)
        : this.#isLastPhase() && this.#hadTasks(transaction)
    }
    return Object.keys(this.#roots).some((other) => this.#hangsOn({ name, id }, other, transaction))
  }

  /** Whether an entry of another list meant something with this one only, before the transaction. */
  #hangsOn(
    target: { readonly name: CollectionName; readonly id: string },
    other: string,
    transaction: Y.Transaction,
  ): boolean {
    if (!isCollection(other)) return false
    const fields = neededReferences(COLLECTIONS[other]).filter(([, { to }]) => to === target.name)
    if (fields.length === 0) return false
    return this.#entriesBefore(other, transaction).some((entry) => {
      const roles = fieldBefore(entry, "roles", transaction)
      const isEmptyCell = other === "assignments" && !(Array.isArray(roles) && roles.length > 0)
      const isHidden = isMark(fieldBefore(entry, REMOVED, transaction)) && other !== "assignments"
      if (isEmptyCell || isHidden) return false
      return fields.some(([field]) => fieldBefore(entry, field, transaction) === target.id)
    })
  }

  #isLastPhase(): boolean {
    return ![...this.#doc.getMap("phases").values()].some(
      (phase) => phase instanceof Y.Map && !isMark(phase.get(REMOVED)),
    )
  }

  /** Whether the board had tasks, or this phase had. A deleted phase would lose them for good. */
  #hadTasks(transaction: Y.Transaction, phaseId?: string): boolean {
    return this.#entriesBefore("tasks", transaction).some((task) => {
      const isElsewhere =
        phaseId !== undefined && fieldBefore(task, "phaseId", transaction) !== phaseId
      return !isElsewhere && !isMark(fieldBefore(task, REMOVED, transaction))
    })
  }

  #entriesBefore(name: CollectionName, transaction: Y.Transaction): Y.Item[] {
    const root: unknown = this.#doc.getMap(name)
    if (!(root instanceof Y.AbstractType)) return []
    return [...itemsOf(root).values()].flatMap((item) => itemBefore(item, transaction) ?? [])
  }

  #revert(forbidden: readonly Removed[], transaction: Y.Transaction): Reversal {
    const reversal = new RevertUpdate()
    const violations: Violation[] = []
    for (const { name, id, before, cause, how } of forbidden) {
      const structure = this.#roots[name]
      if (how === "marked") reversal.remove(cause)
      else if (how === "taken") {
        reversal.replace(cause, { is: "plain", value: institutionBefore(before, transaction) })
      } else if (structure) {
        const restored = readBefore(before, slotAt(structure, id), transaction)
        if (restored) reversal.replace(cause, restored)
      }
      const reason = `${name}: a participant removed what is filled in`
      violations.push({ reason, kind: "filled", causes: [cause.id, before.id] })
    }
    // A new client id each time: nobody can have written under it before.
    const client = randomInt(2 ** 32)
    const clock = Y.getState(this.#doc.store, client)
    return { update: reversal.encode({ client, clock }), violations }
  }
}

interface Key {
  readonly name: CollectionName
  readonly key: string | null
  readonly transaction: Y.Transaction
}

/** Values of the wrong kind are the `StructureGuard`'s business. */
function deletedAt(type: YType, { name, key, transaction }: Key): Removed[] {
  const cause = key === null ? undefined : itemsOf(type).get(key)
  const before = cause && itemBefore(cause, transaction)
  if (key === null || !cause || !before || !mapIn(before.content)) return []
  const isStillThere = cause === before && !cause.deleted
  const isBroken = !cause.deleted && !mapIn(cause.content)
  if (isStillThere || isBroken) return []
  return [{ name, id: key, before, cause, how: "deleted" }]
}

function isOfFacilitators({ before, cause, how }: Removed, authors: EditAuthors): boolean {
  if (authors.isWrittenByFacilitators(cause.id)) return true
  const deleted = how === "taken" ? cause : before
  return how !== "marked" && authors.isDeletedByFacilitators(deleted.id)
}

/** Cells are not entries of the bin; the reasons for findings are `FacilitatorsGuard`'s. */
const ELSEWHERE: ReadonlySet<CollectionName> = new Set(["assignments", "findingAnswers"])

/** The field of a contact that says whose it is. */
const INSTITUTION = "institutionId"

/** Whose contact an entry was; undefined for nobody's. */
function institutionBefore(contact: Y.Item, transaction: Y.Transaction): string | undefined {
  const id = fieldBefore(contact, INSTITUTION, transaction)
  return typeof id === "string" ? id : undefined
}

/** Whether all participants who did it are here for the institution whose contact it was. */
function isOwnContact(
  { before, cause, how }: Removed,
  transaction: Y.Transaction,
  authors: EditAuthors,
): boolean {
  const institutionId = institutionBefore(before, transaction)
  const people = [
    ...authors.authorsOf(cause.id),
    ...(how === "deleted" ? authors.authorsOf(before.id) : []),
  ]
  return (
    people.length > 0 &&
    people.every(
      ({ role, seat }) =>
        role === "facilitator" || (seat !== null && seat.institutionId === institutionId),
    )
  )
}

/** Whether the transaction wrote the mark, on an entry that had none. */
function isRemoval(mark: Y.Item, transaction: Y.Transaction): boolean {
  const isSet = !mark.deleted && isNew(mark, transaction) && isMark(plainIn(mark))
  return isSet && !isMark(plainIn(itemBefore(mark, transaction)))
}

function plainIn(item: Y.Item | undefined): unknown {
  return item?.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined
}

/** A plain field of an entry as it was before the transaction. */
function fieldBefore(entry: Y.Item, key: string, transaction: Y.Transaction): unknown {
  const map = mapIn(entry.content)
  const item = map && itemsOf(map).get(key)
  return item && plainIn(itemBefore(item, transaction))
}

function fieldsOf(entry: Restored): Record<string, unknown> {
  if (entry.is !== "map") return {}
  const fields = entry.entries.filter(([key]) => key !== REMOVED && key !== "order")
  return Object.fromEntries(fields.map(([key, value]) => [key, jsonOf(value)]))
}

function jsonOf(value: Restored): unknown {
  switch (value.is) {
    case "plain":
      return value.value
    case "text":
      return value.text
    case "map":
      return value.entries.map(([, inner]) => jsonOf(inner))
  }
}

function isCollection(name: string): name is CollectionName {
  return Object.hasOwn(COLLECTIONS, name)
}
