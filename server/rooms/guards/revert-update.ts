import * as encoding from "lib0/encoding"
import type * as Y from "yjs"

interface Place {
  readonly client: number
  readonly clock: number
}
type Plain = Parameters<typeof encoding.writeAny>[1]
type Write = (encoder: encoding.Encoder, own: Place) => number

/* How Yjs marks a struct: what it holds, that it comes after another one, that it stands under a key. */
const [ANY, TYPE, AFTER, UNDER_KEY, NESTED_MAP] = [8, 7, 128, 32, 1]

function writePlace(encoder: encoding.Encoder, { client, clock }: Place): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

/** As all values are that came out of a document. */
function isPlain(value: unknown): value is Plain {
  return typeof value !== "function" && typeof value !== "symbol"
}

function writeValue(encoder: encoding.Encoder, value: unknown): void {
  encoding.writeVarUint(encoder, 1)
  encoding.writeAny(encoder, isPlain(value) ? value : undefined)
}

function lastOf(item: Y.Item): Place {
  return {
    client: item.id.client,
    clock: item.id.clock + item.length - 1,
  }
}

/**
 * An update that takes back single items, written by hand: to make it by edits, the whole document
 * would have to be copied for each, and one hostile frame would cost as much as a thousand good ones.
 */
export class RevertUpdate {
  readonly #writes: Write[] = []
  readonly #deleted = new Map<number, Map<number, number>>()

  get isEmpty(): boolean {
    return this.#writes.length === 0 && this.#deleted.size === 0
  }

  /** With everything in it. */
  remove(item: Y.Item): void {
    const own = this.#deleted.get(item.id.client) ?? new Map<number, number>()
    this.#deleted.set(item.id.client, own)
    own.set(item.id.clock, item.length)
  }

  /** A plain value in the place of what a map's key holds; `current` may be deleted. */
  replace(current: Y.Item, value: unknown): void {
    this.#writes.push((encoder) => {
      encoding.writeUint8(encoder, ANY | AFTER | UNDER_KEY)
      writePlace(encoder, lastOf(current))
      writeValue(encoder, value)
      return 1
    })
  }

  /** A map with one key in the place of what a map's key holds. */
  replaceByMap(current: Y.Item, key: string, value: unknown): void {
    this.#writes.push((encoder, own) => {
      encoding.writeUint8(encoder, TYPE | AFTER | UNDER_KEY)
      writePlace(encoder, lastOf(current))
      encoding.writeVarUint(encoder, NESTED_MAP)
      encoding.writeUint8(encoder, ANY | UNDER_KEY)
      encoding.writeVarUint(encoder, 0)
      writePlace(encoder, own)
      encoding.writeVarString(encoder, key)
      writeValue(encoder, value)
      return 2
    })
  }

  /** As the next words of this client id. */
  encode({ client, clock }: Place): Uint8Array {
    const structs = encoding.createEncoder()
    let count = 0
    for (const write of this.#writes) count += write(structs, { client, clock: clock + count })
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, count > 0 ? 1 : 0)
    if (count > 0) {
      encoding.writeVarUint(encoder, count)
      writePlace(encoder, { client, clock })
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
