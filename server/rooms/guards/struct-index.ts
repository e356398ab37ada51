import type * as Y from "yjs"

export type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number]

/** The client id and clock of a struct, or of one character in it. */
export interface StructPlace {
  readonly client: number
  readonly clock: number
}

/** The structs of one update by client id, in the order of their clocks. */
export class StructIndex {
  readonly #byClient = new Map<number, Struct[]>()

  constructor(structs: readonly Struct[]) {
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
