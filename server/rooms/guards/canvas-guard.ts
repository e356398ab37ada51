import { randomInt } from "node:crypto"

import {
  canvasRecords,
  LIMITS,
  plainText,
  readRecord,
  toRichText,
  type CanvasRecord,
  type YRecord,
} from "@tafelrunde/shared/canvas"
import * as Y from "yjs"

import { readTouches, type Touch } from "./canvas-change.ts"
import { type Guard, type Reversal, type Violation } from "./guard.ts"
import { entryViolation, keyViolation } from "./record-violation.ts"
import { RevertUpdate, type Restored } from "./revert-update.ts"
import { isNew, itemBefore, itemsOf, newItemsIn, textBefore } from "./transaction-items.ts"

interface Case {
  readonly id: string
  readonly item: Y.Item
  readonly touch: Touch
  readonly record: CanvasRecord | null
  readonly transaction: Y.Transaction
}

const UNTOUCHED: Touch = { isWhole: false, keys: new Set(), parts: [] }
const LAST_STAGE = 3

/**
 * Reverts changes of canvas records that clients could not show: a new record is removed, a field gets
 * its earlier value, content added to a text is deleted, the document's record and the last page come
 * back. Clients check records too and hide bad ones, but without this the records would stay for ever.
 *
 * A reversal may meet other people's changes, so the record is checked again after it. If it is still
 * harmful, its fields are reduced to plain values, and finally it is removed, so this always ends.
 *
 * Not reverted, because clients repair or hide them: parent cycles and long chains of parents, missing
 * parents and ends of bindings, kinds of records and shapes of other versions, fields that tldraw's
 * schema refuses, and records that were in the store before.
 */
export class CanvasGuard implements Guard {
  readonly #records: Y.Map<YRecord>
  readonly #doc: Y.Doc
  /** The last good state of the document's record and the pages, without which no client can open the board. */
  readonly #lastGood = new Map<string, CanvasRecord>()
  /** How many times in a row each record had to be reverted. */
  readonly #stages = new Map<string, number>()
  #client = randomInt(2 ** 32)

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#records = canvasRecords(doc)
    for (const [id, yRecord] of this.#records) {
      if (/^(?:page|document):/.test(id)) this.#keepIfGood(id, readRecord(yRecord))
    }
  }

  #keepIfGood(id: string, record: CanvasRecord | null): void {
    if (record && entryViolation(id, record) === undefined) this.#lastGood.set(id, record)
  }

  review(transaction: Y.Transaction): Reversal | undefined {
    const touches = readTouches(this.#records, transaction)
    for (const id of this.#stages.keys()) if (!touches.has(id)) touches.set(id, UNTOUCHED)
    if (touches.size === 0) return undefined
    const reversal = new RevertUpdate()
    const violations: Violation[] = []
    for (const [id, touch] of touches) {
      const item = itemsOf(this.#records).get(id)
      if (!item) continue
      const one = { id, item, touch, transaction, record: readRecord(this.#records.get(id)) }
      const reason = item.deleted ? this.#removalViolation(one) : entryViolation(id, one.record)
      if (reason === undefined) this.#accept(one)
      else violations.push({ reason, causes: this.#revert(one, reversal) })
    }
    return reversal.isEmpty ? undefined : { update: this.#encode(reversal), violations }
  }

  #removalViolation({ id }: Case): string | undefined {
    if (!this.#lastGood.has(id)) return undefined
    const isElsewhere = (other: string): boolean =>
      other !== id && other.startsWith("page:") && this.#records.has(other)
    if (!id.startsWith("page:")) return "the board's own record removed"
    return [...this.#lastGood.keys()].some(isElsewhere) ? undefined : "the last page removed"
  }

  #accept({ id, item, record }: Case): void {
    this.#stages.delete(id)
    if (item.deleted) this.#lastGood.delete(id)
    else if (/^(?:page|document):/.test(id)) this.#keepIfGood(id, record)
  }

  /** Adds to the reversal; returns the causes of the violation. */
  #revert(one: Case, reversal: RevertUpdate): Y.ID[] {
    const { id, item, touch, record } = one
    const stage = (this.#stages.get(id) ?? 0) + 1
    this.#stages.set(id, stage)
    // A client may have written under the server's client id.
    if (stage > 1) this.#client = randomInt(2 ** 32)
    const lastGood = this.#lastGood.get(id)
    if (lastGood && (item.deleted || touch.isWhole || stage >= LAST_STAGE)) {
      const entries = [["b", plain(restorable(lastGood, stage))]] as const
      reversal.replace(item, { is: "map", entries })
      return [item.id]
    }
    const yRecord: unknown = this.#records.get(id)
    const hasGoodFields = stage < LAST_STAGE && !touch.isWhole && (record || touch.keys.has("b"))
    if (hasGoodFields && yRecord instanceof Y.Map)
      return this.#revertFields({ one, yRecord, stage }, reversal)
    reversal.remove(item)
    return [item.id]
  }

  #revertFields({ one, yRecord, stage }: FieldsCase, reversal: RevertUpdate): Y.ID[] {
    const items = itemsOf(yRecord)
    const keys = this.#harmfulKeys(one, stage === 1 ? [...one.touch.keys] : [...items.keys()])
    const causes = keys.flatMap((key) => {
      const own = items.get(key)
      if (!own) return []
      const field = { ...one, key, own }
      return stage === 1 ? revertKey(field, reversal) : simplifyKey(field, reversal)
    })
    // A text got harmful by a deletion only, so there is nothing to delete from it.
    return stage === 1 && causes.length === 0
      ? this.#revertFields({ one, yRecord, stage: 2 }, reversal)
      : causes
  }

  /** The keys that are harmful by themselves, or all if none is; without a readable record its first state. */
  #harmfulKeys({ record }: Case, keys: readonly string[]): readonly string[] {
    if (!record) return keys.filter((key) => key === "b")
    const harmful = keys.filter((key) => keyViolation(record, key) !== undefined)
    return harmful.length > 0 ? harmful : keys
  }

  #encode(reversal: RevertUpdate): Uint8Array {
    const client = this.#client
    return reversal.encode({ client, clock: Y.getState(this.#doc.store, client) })
  }
}

/** After too many tries an empty record, which is certainly good, so that restoring always ends. */
function restorable(lastGood: CanvasRecord, stage: number): CanvasRecord {
  if (stage <= LAST_STAGE) return lastGood
  const { id, typeName } = lastGood
  return typeName === "page"
    ? { id, typeName, name: "1", index: "a1", meta: {} }
    : { id, typeName, name: "", gridSize: 10, meta: {} }
}

function plain(value: unknown): Restored {
  return { is: "plain", value }
}

interface FieldsCase {
  readonly one: Case
  readonly yRecord: Y.Map<unknown>
  readonly stage: number
}

type KeyCase = Case & { readonly key: string; readonly own: Y.Item }

/** Reverts what the transaction did to one key; returns the causes. */
function revertKey({ key, own, touch, transaction }: KeyCase, reversal: RevertUpdate): Y.ID[] {
  const parts = touch.parts.filter((part) => part.key === key)
  if (!isNew(own, transaction) && !own.deleted) {
    const added = parts.flatMap(({ type }) => newItemsIn(type, transaction))
    for (const item of added) reversal.remove(item)
    return added.map(({ id }) => id)
  }
  const content = itemBefore(own, transaction)?.content
  const before: unknown = content instanceof Y.ContentAny ? content.arr.at(-1) : undefined
  if (content instanceof Y.ContentType) {
    const text = textBefore(content.type, transaction).replace(/\n$/, "")
    reversal.replace(own, plain(key === "props.richText" ? toRichText(text) : text))
  } else if (before !== undefined) reversal.replace(own, plain(before))
  else reversal.remove(own)
  return [own.id]
}

/** Reduces a key to a plain value; returns the causes. */
function simplifyKey({ key, own, record }: KeyCase, reversal: RevertUpdate): Y.ID[] {
  const props: unknown = record?.["props"]
  const text = plainText(
    typeof props === "object" && props !== null && "richText" in props ? props.richText : "",
  )
  if (key === "props.richText")
    reversal.replace(own, plain(toRichText(text.slice(0, LIMITS.textLength / 2))))
  else if (key !== "b") reversal.remove(own)
  return [own.id]
}
