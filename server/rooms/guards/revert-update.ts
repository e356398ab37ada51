import * as encoding from "lib0/encoding"
import type * as Y from "yjs"

/** What a map's key gets back: a plain value, a text, or a map with everything in it. */
export type Restored =
  | { readonly is: "plain"; readonly value: unknown }
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "map"; readonly entries: readonly (readonly [key: string, value: Restored])[] }

interface Id {
  readonly client: number
  readonly clock: number
}
type Plain = Parameters<typeof encoding.writeAny>[1]
/** Where an item stands: in place of another under the same key, under a key of a map or of a root, or in a text. */
type Place =
  | { readonly after: Id }
  | { readonly parent: Id; readonly key?: string }
  | { readonly root: string; readonly key: string }

/* Yjs's codes for an item's content and flags: that it follows another item, that it stands under a key. */
const [STRING, TYPE, ANY] = [4, 7, 8]
const [AFTER, UNDER_KEY] = [128, 32]
/* Yjs's codes for types. */
const [MAP, TEXT] = [1, 2]

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

function writePlace(encoder: encoding.Encoder, content: number, place: Place): void {
  if ("after" in place) {
    encoding.writeUint8(encoder, content | AFTER | UNDER_KEY)
    return writeId(encoder, place.after)
  }
  const { key } = place
  encoding.writeUint8(encoder, key === undefined ? content : content | UNDER_KEY)
  encoding.writeVarUint(encoder, "root" in place ? 1 : 0)
  if ("root" in place) encoding.writeVarString(encoder, place.root)
  else writeId(encoder, place.parent)
  if (key !== undefined) encoding.writeVarString(encoder, key)
}

/** True for every value that came out of a document. */
function isPlain(value: unknown): value is Plain {
  return typeof value !== "function" && typeof value !== "symbol"
}

/** Writes an item and everything in it, from this id on; returns how many clocks that takes. */
function writeRestored(
  encoder: encoding.Encoder,
  own: Id,
  { place, restored }: { readonly place: Place; readonly restored: Restored },
): number {
  writePlace(encoder, restored.is === "plain" ? ANY : TYPE, place)
  switch (restored.is) {
    case "plain":
      encoding.writeVarUint(encoder, 1)
      encoding.writeAny(encoder, isPlain(restored.value) ? restored.value : undefined)
      return 1
    case "text":
      encoding.writeVarUint(encoder, TEXT)
      if (restored.text === "") return 1
      writePlace(encoder, STRING, { parent: own })
      encoding.writeVarString(encoder, restored.text)
      return 1 + restored.text.length
    case "map": {
      encoding.writeVarUint(encoder, MAP)
      let count = 1
      for (const [key, value] of restored.entries) {
        const next = { client: own.client, clock: own.clock + count }
        count += writeRestored(encoder, next, { place: { parent: own, key }, restored: value })
      }
      return count
    }
  }
}

/** How many items `writeRestored` writes: an update counts items, not clocks. */
function countItems(restored: Restored): number {
  if (restored.is === "plain") return 1
  if (restored.is === "text") return restored.text === "" ? 1 : 2
  return restored.entries.reduce((sum, [, value]) => sum + countItems(value), 1)
}

function lastIdOf({ id, length }: Y.Item): Id {
  return { client: id.client, clock: id.clock + length - 1 }
}

/**
 * An update that reverts single items. It is encoded by hand: to make it by edits, the whole document
 * would have to be copied, so that one hostile frame would cost as much as a thousand good ones.
 */
export class RevertUpdate {
  readonly #replacements: { readonly place: Place; readonly restored: Restored }[] = []
  readonly #deleted = new Map<number, Map<number, number>>()

  get isEmpty(): boolean {
    return this.#replacements.length === 0 && this.#deleted.size === 0
  }

  /** Deletes an item with everything in it, or a part of a text. */
  remove({ id, length }: Pick<Y.Item, "id" | "length">): void {
    const own = this.#deleted.get(id.client) ?? new Map<number, number>()
    this.#deleted.set(id.client, own)
    own.set(id.clock, length)
  }

  /** Sets the key of a map whose latest item is `current`, which may be deleted. */
  replace(current: Y.Item, restored: Restored): void {
    this.#replacements.push({ place: { after: lastIdOf(current) }, restored })
  }

  /** Sets the key of a root map that has never had it. */
  add(place: { readonly root: string; readonly key: string }, restored: Restored): void {
    this.#replacements.push({ place, restored })
  }

  /** The update, under this client id from this clock on. */
  encode({ client, clock }: Id): Uint8Array {
    const structs = encoding.createEncoder()
    let [items, clocks] = [0, 0]
    for (const replacement of this.#replacements) {
      clocks += writeRestored(structs, { client, clock: clock + clocks }, replacement)
      items += countItems(replacement.restored)
    }
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, items > 0 ? 1 : 0)
    if (items > 0) {
      encoding.writeVarUint(encoder, items)
      writeId(encoder, { client, clock })
      encoding.writeUint8Array(encoder, encoding.toUint8Array(structs))
    }
    this.#writeDeleted(encoder)
    return encoding.toUint8Array(encoder)
  }

  #writeDeleted(encoder: encoding.Encoder): void {
    encoding.writeVarUint(encoder, this.#deleted.size)
    for (const [client, ranges] of this.#deleted) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.size)
      for (const [clock, length] of [...ranges].toSorted(([a], [b]) => a - b)) {
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarUint(encoder, length)
      }
    }
  }
}
