import { randomInt } from "node:crypto"

import { type Slot, slotAt, type Structure } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { type Guard, type Reversal, type Violation } from "./guard.ts"
import { type Restored, RevertUpdate } from "./revert-update.ts"
import {
  holderOf,
  isNew,
  itemBefore,
  itemsOf,
  textBefore,
  type YType,
} from "./transaction-items.ts"

/** A map of the structured content, and where it stands. */
interface Place {
  readonly structure: Structure
  readonly path: readonly string[]
}

interface WrongValue {
  readonly item: Y.Item
  readonly slot: Slot
  readonly path: readonly string[]
}

/** Only an attacker has more values reverted at once. */
const MAX_LAST_GOOD = 10_000

/**
 * Reverts values of the wrong kind in structured content: an entry that is no map, a field that holds
 * a document or bytes. Readers could not read the board with them. An overwritten value comes back as
 * it was before, with everything in it.
 *
 * Not checked here: what a plain value says (a word where a list belongs), lengths and numbers.
 */
export class StructureGuard implements Guard {
  readonly #doc: Y.Doc
  readonly #roots = new Map<YType, Place>()
  /** The values before violations, by path, until the reversal is applied: the next violation may come first. */
  readonly #lastGood = new Map<string, Restored>()

  constructor(doc: Y.Doc, roots: Readonly<Record<string, Structure>>) {
    this.#doc = doc
    for (const [name, structure] of Object.entries(roots)) {
      const root: unknown = doc.getMap(name)
      if (root instanceof Y.AbstractType) this.#roots.set(root, { structure, path: [name] })
    }
  }

  review(transaction: Y.Transaction): Reversal | undefined {
    const wrong: WrongValue[] = []
    for (const [type, keys] of transaction.changed) {
      const place = this.#placeOf(type)
      if (!place) continue
      for (const key of keys) {
        if (key !== null) wrong.push(...this.#check(type, { place, key, transaction }))
      }
    }
    return wrong.length > 0 ? this.#revert(wrong, transaction) : undefined
  }

  /** Undefined for types outside of the structured content. */
  #placeOf(type: YType): Place | undefined {
    const root = this.#roots.get(type)
    if (root) return root
    const item = holderOf(type)
    if (!item || item.deleted || item.parentSub === null) return undefined
    const parent = item.parent instanceof Y.AbstractType ? this.#placeOf(item.parent) : undefined
    const structure = parent && slotAt(parent.structure, item.parentSub).map
    if (!structure || !(type instanceof Y.Map)) return undefined
    return { structure, path: [...parent.path, item.parentSub] }
  }

  /** The wrong values under a key, and in the map under it if that is new. */
  #check(
    map: YType,
    { place, key, transaction }: { place: Place; key: string; transaction: Y.Transaction },
  ): WrongValue[] {
    const path = [...place.path, key]
    const slot = slotAt(place.structure, key)
    const item = itemsOf(map).get(key)
    if (item && !item.deleted && !isAllowed(item.content, slot)) return [{ item, slot, path }]
    if (this.#lastGood.size > 0) this.#lastGood.delete(toKey(path))
    const inner =
      item && !item.deleted && isNew(item, transaction) ? mapIn(item.content) : undefined
    if (!inner || !slot.map) return []
    const innerPlace = { structure: slot.map, path }
    return [...itemsOf(inner).keys()].flatMap((innerKey) =>
      this.#check(inner, { place: innerPlace, key: innerKey, transaction }),
    )
  }

  #revert(wrong: readonly WrongValue[], transaction: Y.Transaction): Reversal {
    const reversal = new RevertUpdate()
    const violations: Violation[] = []
    for (const { item, slot, path } of wrong) {
      const before = itemBefore(item, transaction)
      const restored =
        (before && readBefore(before, slot, transaction)) ?? this.#lastGood.get(toKey(path))
      if (restored) {
        this.#keepLastGood(toKey(path), restored)
        reversal.replace(item, restored)
      } else reversal.remove(item)
      violations.push({ reason: `${path[0]}: a value of the wrong kind`, causes: [item.id] })
    }
    // A new client id each time: nobody can have written under it before.
    const client = randomInt(2 ** 32)
    const clock = Y.getState(this.#doc.store, client)
    return { update: reversal.encode({ client, clock }), violations }
  }

  #keepLastGood(key: string, restored: Restored): void {
    this.#lastGood.delete(key)
    this.#lastGood.set(key, restored)
    for (const oldest of this.#lastGood.keys()) {
      if (this.#lastGood.size <= MAX_LAST_GOOD) break
      this.#lastGood.delete(oldest)
    }
  }
}

function toKey(path: readonly string[]): string {
  return JSON.stringify(path)
}

function mapIn(content: Y.Item["content"]): YType | undefined {
  return content instanceof Y.ContentType && isMap(content.type) ? content.type : undefined
}

function isMap(type: unknown): boolean {
  return type instanceof Y.Map
}

function isText(type: unknown): boolean {
  return type instanceof Y.Text && !(type instanceof Y.XmlText)
}

function isAllowed(content: Y.Item["content"], slot: Slot): boolean {
  if (content instanceof Y.ContentAny) return slot.plain && isJson(content.arr.at(-1))
  if (!(content instanceof Y.ContentType)) return false
  return isText(content.type) ? slot.text : mapIn(content) !== undefined && slot.map !== undefined
}

/** Whether JSON can carry the value; `undefined` is as good as a missing one. */
function isJson(value: unknown): boolean {
  const pending = [value]
  while (pending.length > 0) {
    const one = pending.pop()
    if (typeof one === "bigint" || ArrayBuffer.isView(one)) return false
    if (typeof one === "number" && !Number.isFinite(one)) return false
    if (typeof one !== "object" || one === null) continue
    for (const part of Object.values(one)) pending.push(part)
  }
  return true
}

/** The item's value before the transaction, without what is wrong in it; undefined if all of it is. */
function readBefore(item: Y.Item, slot: Slot, transaction: Y.Transaction): Restored | undefined {
  const { content } = item
  if (!isAllowed(content, slot)) return undefined
  if (content instanceof Y.ContentAny) return { is: "plain", value: content.arr.at(-1) }
  if (!(content instanceof Y.ContentType)) return undefined
  const { map: structure } = slot
  if (!(content.type instanceof Y.Map) || !structure) {
    return { is: "text", text: textBefore(content.type, transaction) }
  }
  const entries = [...itemsOf(content.type)].flatMap(([key, latest]) => {
    const before = itemBefore(latest, transaction)
    const value = before && readBefore(before, slotAt(structure, key), transaction)
    return value ? [[key, value] as const] : []
  })
  return { is: "map", entries }
}
