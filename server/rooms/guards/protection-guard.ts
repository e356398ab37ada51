import { randomInt } from "node:crypto"

import {
  canvasRecords,
  isFreeProp,
  markedShapes,
  protectedRecords,
  protectionMarks,
  readProtectionMarks,
  type YRecord,
} from "@tafelrunde/shared/canvas"
import * as Y from "yjs"

import { readTouchesOf, type Touch } from "./canvas-change.ts"
import { type EditAuthors, type Guard, type Reversal, type Violation } from "./guard.ts"
import { keepKey, keepRecord, parentOf, type KeptRecord } from "./kept-record.ts"
import { type Restored, RevertUpdate } from "./revert-update.ts"
import {
  changedItemsIn,
  isJustDeleted,
  isNew,
  itemBefore,
  itemsOf,
  type YType,
} from "./transaction-items.ts"

/** One transaction under review. */
interface Review {
  readonly transaction: Y.Transaction
  readonly authors: EditAuthors
  readonly reversal: RevertUpdate
  readonly violations: Violation[]
}

/**
 * Reverts what others than facilitators do to protected records (see `shared/canvas/protection`): they
 * may change the words in a protected shape, and everything in and on it, but nothing else of it, and
 * they may not delete what a protected shape lies in. Marks that they set or clear are reverted too.
 *
 * The guard keeps each protected record as facilitators left it. It compares nothing: it looks at what
 * the transaction wrote under these records and asks who wrote it, so it does not matter in which form
 * a change comes. Other records cost one look-up for each changed type.
 */
export class ProtectionGuard implements Guard {
  readonly #doc: Y.Doc
  readonly #records: Y.Map<YRecord>
  readonly #marks: Y.Map<unknown>
  /** The marks as facilitators left them. */
  readonly #keptMarks = new Map<string, unknown>()
  /** By id, the protected records as facilitators left them, also while a deletion is being reverted. */
  readonly #kept = new Map<string, KeptRecord>()
  /** The kept records, and the shapes that are protected as soon as they exist. */
  #watched: ReadonlySet<string> = new Set()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#records = canvasRecords(doc)
    this.#marks = protectionMarks(doc)
    for (const [id, mark] of readProtectionMarks(doc)) this.#keptMarks.set(id, mark)
    this.#refresh()
  }

  /** Finds out what is protected now. */
  #refresh(): void {
    const marks = new Map<string, boolean>()
    for (const [id, mark] of this.#keptMarks) if (typeof mark === "boolean") marks.set(id, mark)
    const now = protectedRecords(marks, (id) => {
      const kept = this.#kept.get(id) ?? keepRecord(this.#records.get(id))
      if (kept) this.#kept.set(id, kept)
      return kept && parentOf(kept)
    })
    for (const id of this.#kept.keys()) if (!now.has(id)) this.#kept.delete(id)
    this.#watched = new Set([...markedShapes(marks), ...now])
  }

  review(transaction: Y.Transaction, authors: EditAuthors): Reversal | undefined {
    const touches = readTouchesOf(this.#watched, this.#records, transaction)
    const marks = transaction.changed.get(asType(this.#marks))
    if (touches.size === 0 && !marks) return undefined
    const review = { transaction, authors, reversal: new RevertUpdate(), violations: [] }
    for (const [id, touch] of touches) this.#reviewRecord(id, touch, review)
    for (const id of marks ?? []) if (id !== null) this.#reviewMark(id, review)
    this.#refresh()
    const { reversal, violations } = review
    return reversal.isEmpty ? undefined : { update: this.#encode(reversal), violations }
  }

  #reviewMark(id: string, review: Review): void {
    const item = itemsOf(this.#marks).get(id)
    if (!item) return
    const trusted = newestTrusted(item, review)
    if (trusted?.is === "plain") this.#keptMarks.set(id, trusted.value)
    if (isTrusted(item, review)) {
      if (item.deleted) this.#keptMarks.delete(id)
      return
    }
    const isMarked = this.#keptMarks.has(id)
    const kept: Restored = { is: "plain", value: this.#keptMarks.get(id) }
    revert({ item, kept: isMarked ? kept : undefined, reason: "a mark", causes: [item.id] }, review)
  }

  #reviewRecord(id: string, touch: Touch, review: Review): void {
    const item = itemsOf(this.#records).get(id)
    if (!item) return
    const yRecord: unknown = this.#records.get(id)
    const isPage = id.startsWith("page:")
    const isChangedPage = isPage && yRecord !== undefined
    if (isChangedPage || (touch.isWhole && isTrusted(item, review))) {
      this.#keepWhole(id, yRecord)
      return
    }
    const kept = this.#kept.get(id)
    // A shape that a participant made under the id of a template's: there is nothing to restore.
    if (!kept) return
    if (touch.isWhole) this.#revertWhole({ id, item, kept }, review)
    else if (yRecord instanceof Y.Map) {
      for (const key of touch.keys) reviewKey({ id, yRecord, key, touch, kept }, review)
    }
  }

  #keepWhole(id: string, yRecord: unknown): void {
    const kept = keepRecord(yRecord)
    if (kept && this.#kept.has(id)) this.#kept.set(id, kept)
    else if (!kept) this.#kept.delete(id)
  }

  #revertWhole({ id, item, kept }: WholeCase, review: Review): void {
    const content = itemBefore(item, review.transaction)?.content
    const before = content instanceof Y.ContentType ? itemsOf(content.type) : []
    // What facilitators changed in the same transaction stays.
    for (const [key, own] of before) {
      const trusted = newestTrusted(own, review)
      if (trusted) kept.set(key, trusted)
    }
    const whole: Restored = { is: "map", entries: [...kept] }
    const what = item.deleted ? "deleted" : "replaced"
    revert({ item, kept: whole, reason: `${id} ${what}`, causes: [item.id] }, review)
  }

  #encode(reversal: RevertUpdate): Uint8Array {
    // A new client id each time: nobody can have written under it before.
    const client = randomInt(2 ** 32)
    return reversal.encode({ client, clock: Y.getState(this.#doc.store, client) })
  }
}

interface WholeCase {
  readonly id: string
  readonly item: Y.Item
  readonly kept: KeptRecord
}

interface KeyCase {
  readonly id: string
  readonly yRecord: YRecord
  readonly key: string
  readonly touch: Touch
  readonly kept: KeptRecord
}

function reviewKey({ id, yRecord, key, touch, kept }: KeyCase, review: Review): void {
  const item = itemsOf(yRecord).get(key)
  if (!item) return
  const causes = isFree(key) ? [] : untrustedChanges(item, partsOf(touch, key), review)
  if (causes.length === 0) return keepKey(kept, yRecord, key)
  const trusted = newestTrusted(item, review)
  if (trusted) kept.set(key, trusted)
  revert({ item, kept: kept.get(key), reason: `${id} ${key}`, causes }, review)
}

function isFree(key: string): boolean {
  return key.startsWith("props.") && isFreeProp(key.slice("props.".length))
}

function partsOf({ parts }: Touch, key: string): YType[] {
  return parts.filter((part) => part.key === key).map(({ type }) => type)
}

/** What others than facilitators wrote or deleted: the key's latest value, or something in it. */
function untrustedChanges(item: Y.Item, parts: readonly YType[], review: Review): Y.ID[] {
  const { transaction } = review
  const isChanged = isNew(item, transaction) || isJustDeleted(item, transaction)
  const changed = isChanged ? [item] : parts.flatMap((type) => changedItemsIn(type, transaction))
  return changed.filter((one) => !isTrusted(one, review)).map(({ id }) => id)
}

/** Whether facilitators left the item as it is now. */
function isTrusted({ id, deleted }: Y.Item, { authors }: Review): boolean {
  return deleted ? authors.isDeletedByFacilitators(id) : authors.isWrittenByFacilitators(id)
}

/** The last plain value that facilitators wrote under the key in this transaction, perhaps overwritten since. */
function newestTrusted(latest: Y.Item, { transaction, authors }: Review): Restored | undefined {
  for (let item: Y.Item | null = latest; item && isNew(item, transaction); item = item.left) {
    const { id, content } = item
    if (content instanceof Y.ContentAny && authors.isWrittenByFacilitators(id)) {
      return { is: "plain", value: content.arr.at(-1) }
    }
  }
  return undefined
}

interface Revert {
  /** The latest item under the key. */
  readonly item: Y.Item
  /** Undefined where there was nothing. */
  readonly kept: Restored | undefined
  readonly reason: string
  readonly causes: readonly Y.ID[]
}

function revert({ item, kept, reason, causes }: Revert, { reversal, violations }: Review): void {
  if (kept) reversal.replace(item, kept)
  else if (!item.deleted) reversal.remove(item)
  violations.push({ reason: `protected: ${reason}`, kind: "protected", causes })
}

function asType(map: Y.Map<unknown>): YType {
  const type: unknown = map
  if (!(type instanceof Y.AbstractType)) throw new Error("A map is a type")
  return type
}
