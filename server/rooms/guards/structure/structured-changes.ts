import { type Slot, slotAt, type Structure } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { isAllowed, mapIn } from "../read-before.ts"
import { holderOf, isNew, itemsOf, type YType } from "../transaction-items.ts"

/** A map of the structured content, and where it stands. */
export interface Place {
  readonly structure: Structure
  readonly path: readonly string[]
}

/** A key of a map of the structured content that a transaction has changed. */
export interface StructuredChange {
  readonly map: YType
  readonly place: Place
  readonly key: string
  readonly path: readonly string[]
  readonly slot: Slot
  /** What stands under the key now; undefined where nothing does. */
  readonly item: Y.Item | undefined
  /** Whether a value of this kind may stand there; true for nothing. */
  readonly isAllowed: boolean
}

/** Finds what transactions change in the structured content of a document. */
export class StructuredContent {
  readonly #roots = new Map<YType, Place>()

  constructor(doc: Y.Doc, roots: Readonly<Record<string, Structure>>) {
    for (const [name, structure] of Object.entries(roots)) {
      const root: unknown = doc.getMap(name)
      if (root instanceof Y.AbstractType) this.#roots.set(root, { structure, path: [name] })
    }
  }

  /** Where a map stands; undefined for types outside of the structured content. */
  placeOf(type: YType): Place | undefined {
    const root = this.#roots.get(type)
    if (root) return root
    const item = holderOf(type)
    if (!item || item.deleted || item.parentSub === null) return undefined
    const parent = item.parent instanceof Y.AbstractType ? this.placeOf(item.parent) : undefined
    const structure = parent && slotAt(parent.structure, item.parentSub).map
    if (!structure || !(type instanceof Y.Map)) return undefined
    return { structure, path: [...parent.path, item.parentSub] }
  }

  /** The changed keys of maps, those of maps that are new among them. */
  changesIn(transaction: Y.Transaction): StructuredChange[] {
    const changes: StructuredChange[] = []
    for (const [type, keys] of transaction.changed) {
      const place = this.placeOf(type)
      if (!place) continue
      for (const key of keys) {
        if (key !== null) addChange(changes, { map: type, place, key }, transaction)
      }
    }
    return changes
  }
}

/** Adds the change of a key, and of everything in the map under it if that is new. */
function addChange(
  changes: StructuredChange[],
  { map, place, key }: Pick<StructuredChange, "map" | "place" | "key">,
  transaction: Y.Transaction,
): void {
  const latest = itemsOf(map).get(key)
  const item = latest?.deleted ? undefined : latest
  const slot = slotAt(place.structure, key)
  const path = [...place.path, key]
  const isGood = !item || isAllowed(item.content, slot)
  changes.push({ map, place, key, path, slot, item, isAllowed: isGood })
  if (!item || !isGood || !slot.map || !isNew(item, transaction)) return
  const inner = mapIn(item.content)
  if (!inner) return
  const innerPlace = { structure: slot.map, path }
  for (const innerKey of itemsOf(inner).keys()) {
    addChange(changes, { map: inner, place: innerPlace, key: innerKey }, transaction)
  }
}

/** A path as a key of maps and sets. */
export function toKey(path: readonly string[]): string {
  return JSON.stringify(path)
}
