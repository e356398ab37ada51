import { randomInt } from "node:crypto"

import { type Slot, slotAt, type Structure } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { type Guard, type Reversal, type Violation } from "./guard.ts"
import { isAllowed, mapIn, readBefore } from "./read-before.ts"
import { type Restored, RevertUpdate } from "./revert-update.ts"
import { holderOf, isNew, itemBefore, itemsOf, type YType } from "./transaction-items.ts"

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
