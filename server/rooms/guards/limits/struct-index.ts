import type * as Y from "yjs"

export type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number]

/** The client id and clock of a struct, or of one character in it. */
export interface StructPlace {
  readonly client: number
  readonly clock: number
}

/** Structs by client id, in the order of their clocks. */
export class StructIndex {
  readonly #byClient = new Map<number, Struct[]>()

  constructor(structs: readonly Struct[]) {
    this.add(structs)
  }

  /** The clock after the last struct of a client id; 0 without one. */
  endOf(client: number): number {
    const last = this.#byClient.get(client)?.at(-1)
    return last ? last.id.clock + last.length : 0
  }

  /** Adds structs of a later update. */
  add(structs: readonly Struct[]): void {
    let client = Number.NaN
    let own: Struct[] = []
    for (const struct of structs) {
      // Structs of one client follow each other.
      if (struct.id.client !== client) {
        ;({ client } = struct.id)
        own = this.#byClient.get(client) ?? []
        this.#byClient.set(client, own)
      }
      own.push(struct)
    }
  }

  find({ client, clock }: StructPlace): Struct | undefined {
    const structs = this.#byClient.get(client)
    if (!structs) return undefined
    let [low, high] = [0, structs.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const struct = structs[middle]
      if (!struct) return undefined
      if (clock < struct.id.clock) high = middle - 1
      else if (clock >= struct.id.clock + struct.length) low = middle + 1
      else return struct
    }
    return undefined
  }
}
