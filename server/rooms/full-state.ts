import { toStep2Message } from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

interface Encoded {
  readonly update: Uint8Array
  readonly answer: Uint8Array
}

/** A document as one update. Every new client gets all of it, so it is encoded once for each version. */
export class FullState {
  readonly #doc: Y.Doc
  #encoded: Encoded | undefined

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** The same bytes object until the document changes. */
  get update(): Uint8Array {
    return this.#encode().update
  }

  /** The answer to a step 1 that knows nothing. */
  get answer(): Uint8Array {
    return this.#encode().answer
  }

  /** Forgets the bytes, because the document has changed. */
  clear(): void {
    this.#encoded = undefined
  }

  #encode(): Encoded {
    if (this.#encoded) return this.#encoded
    const update = Y.encodeStateAsUpdate(this.#doc)
    const answer = toStep2Message(update)
    // The message ends with the update: one copy of a large board is enough.
    this.#encoded = { answer, update: answer.subarray(-update.length) }
    return this.#encoded
  }
}
