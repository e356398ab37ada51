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
 * Finds what a transaction did to the canvas that clients could not show, and works out how to take
 * it back: a record that came so goes, a field gets its earlier value, what was put into a text
 * leaves it, the document's record and the last page return. Clients check for themselves too; this
 * keeps what they would hide from staying for ever.
 *
 * What is taken back may meet what others did meanwhile, so a record is looked at again after it:
 * still harmful, its fields are made plain, and in the end it is removed, which always ends.
 *
 * Left to clients, which mend or hide it: circles and long chains of parents, lost parents and ends of bindings,
 * kinds of records and of shapes that this version does not know, fields that tldraw's own schema
 * refuses, and all that lay in the store before. Other roots are none of the canvas.
 */
export class CanvasGuard implements Guard {
  readonly #records: Y.Map<YRecord>
  readonly #doc: Y.Doc
  /** The document's record and the pages as they last were good; without them no client can open the board. */
  readonly #kept = new Map<string, CanvasRecord>()
  readonly #stages = new Map<string, number>()
  #client = randomInt(2 ** 32)

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#records = canvasRecords(doc)
    for (const [id, yRecord] of this.#records) {
      if (/^(?:page|document):/.test(id)) this.#keep(id, readRecord(yRecord))
    }
  }

  #keep(id: string, record: CanvasRecord | null): void {
    if (record && entryViolation(id, record) === undefined) this.#kept.set(id, record)
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
      if (reason === undefined) this.#settle(one)
      else violations.push({ reason, causes: this.#repair(one, reversal) })
    }
    return reversal.isEmpty ? undefined : { update: this.#encode(reversal), violations }
  }

  #removalViolation({ id }: Case): string | undefined {
    if (!this.#kept.has(id)) return undefined
    const isElsewhere = (other: string): boolean =>
      other !== id && other.startsWith("page:") && this.#records.has(other)
    if (!id.startsWith("page:")) return "the board's own record removed"
    return [...this.#kept.keys()].some(isElsewhere) ? undefined : "the last page removed"
  }

  #settle({ id, item, record }: Case): void {
    this.#stages.delete(id)
    if (item.deleted) this.#kept.delete(id)
    else if (/^(?:page|document):/.test(id)) this.#keep(id, record)
  }

  /** Returns what caused it. */
  #repair(one: Case, reversal: RevertUpdate): Y.ID[] {
    const { id, item, touch, record } = one
    const stage = (this.#stages.get(id) ?? 0) + 1
    this.#stages.set(id, stage)
    // Somebody could write under our id before us.
    if (stage > 1) this.#client = randomInt(2 ** 32)
    const kept = this.#kept.get(id)
    if (kept && (item.deleted || touch.isWhole || stage >= LAST_STAGE)) {
      const entries = [["b", plain(restorable(kept, stage))]] as const
      reversal.replace(item, { is: "map", entries })
      return [item.id]
    }
    const yRecord: unknown = this.#records.get(id)
    const isWorthIt = stage < LAST_STAGE && !touch.isWhole && (record || touch.keys.has("b"))
    if (isWorthIt && yRecord instanceof Y.Map)
      return this.#repairFields({ one, yRecord, stage }, reversal)
    reversal.remove(item)
    return [item.id]
  }

  #repairFields({ one, yRecord, stage }: FieldsCase, reversal: RevertUpdate): Y.ID[] {
    const items = itemsOf(yRecord)
    const keys = this.#guiltyKeys(one, stage === 1 ? [...one.touch.keys] : [...items.keys()])
    const causes = keys.flatMap((key) => {
      const own = items.get(key)
      if (!own) return []
      const field = { ...one, key, own }
      return stage === 1 ? undo(field, reversal) : flatten(field, reversal)
    })
    // Something was only left out of a text: there is nothing to take out of it.
    return stage === 1 && causes.length === 0
      ? this.#repairFields({ one, yRecord, stage: 2 }, reversal)
      : causes
  }

  /** Those that are harmful by themselves; all, if none is; the first state, if there is no record without it. */
  #guiltyKeys({ record }: Case, keys: readonly string[]): readonly string[] {
    if (!record) return keys.filter((key) => key === "b")
    const guilty = keys.filter((key) => keyViolation(record, key) !== undefined)
    return guilty.length > 0 ? guilty : keys
  }

  #encode(reversal: RevertUpdate): Uint8Array {
    const client = this.#client
    return reversal.encode({ client, clock: Y.getState(this.#doc.store, client) })
  }
}

/** Surely good, so that to bring back what was good cannot go on for ever. */
function restorable(kept: CanvasRecord, stage: number): CanvasRecord {
  if (stage <= LAST_STAGE) return kept
  const { id, typeName } = kept
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

/** Takes back what the transaction did to one key; returns what did it. */
function undo({ key, own, touch, transaction }: KeyCase, reversal: RevertUpdate): Y.ID[] {
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

/** The plainest that the key can hold. */
function flatten({ key, own, record }: KeyCase, reversal: RevertUpdate): Y.ID[] {
  const props: unknown = record?.["props"]
  const text = plainText(
    typeof props === "object" && props !== null && "richText" in props ? props.richText : "",
  )
  if (key === "props.richText")
    reversal.replace(own, plain(toRichText(text.slice(0, LIMITS.textLength / 2))))
  else if (key !== "b") reversal.remove(own)
  return [own.id]
}
