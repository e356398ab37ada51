import { toStep2Message } from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

import { type SendQueue } from "./send-queue.ts"

const EMPTY_VECTOR_BYTES = 1

interface Encoded {
  readonly update: Uint8Array
  readonly answer: Uint8Array
}

/** A session, as far as it is answered here. */
interface Asking {
  readonly sendQueue: SendQueue
  /** The version of the document that it has been answered with. */
  answeredVersion: number
}

/** A document as one update. Every new client gets all of it, so it is encoded once for each version. */
export class FullState {
  readonly #doc: Y.Doc
  #encoded: Encoded | undefined
  /** Counts the changes of the document. */
  #version = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  onChange(): void {
    this.#version += 1
    this.#encoded = undefined
  }

  /** The same bytes object until the document changes. */
  get update(): Uint8Array {
    return this.#encode().update
  }

  #encode(): Encoded {
    if (this.#encoded) return this.#encoded
    const update = Y.encodeStateAsUpdate(this.#doc)
    const answer = toStep2Message(update)
    // The message ends with the update: one copy of a large board is enough.
    this.#encoded = { answer, update: answer.subarray(-update.length) }
    return this.#encoded
  }

  /**
   * Answers a step 1; false if the vector is malformed. A session is answered once for each version of
   * the document: what is newer follows by itself, and encoding costs far more than asking.
   */
  answerTo(session: Asking, vector: Uint8Array): boolean {
    try {
      const own = vector.slice()
      Y.decodeStateVector(own)
      if (session.answeredVersion === this.#version) return true
      session.answeredVersion = this.#version
      session.sendQueue.answer(own, {
        toFrame: () => this.#toStep2(own),
        readVector: () => Y.encodeStateVector(this.#doc),
      })
      return true
    } catch {
      return false
    }
  }

  #toStep2(vector: Uint8Array): Uint8Array {
    if (vector.length <= EMPTY_VECTOR_BYTES) return this.#encode().answer
    return toStep2Message(Y.encodeStateAsUpdate(this.#doc, vector))
  }
}
