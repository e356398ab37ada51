import * as Y from "yjs"

import type { DeviceCopy } from "../device/device-copy.ts"
import { renameClients, renamingsOf } from "./rename-clients.ts"

/** Which of the document's edits the server has, and the way out when somebody else has used their ids. */
export class OwnIds {
  readonly #doc: Y.Doc
  readonly #id: number
  #serverVector: ReadonlyMap<number, number> = new Map()
  #savedClock = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#id = doc.clientID
  }

  learn(serverVector: ReadonlyMap<number, number> | undefined): void {
    if (serverVector) this.#serverVector = serverVector
  }

  /** The server has everything of ours. */
  saved(): void {
    this.#savedClock = Y.getState(this.#doc.store, this.#id)
  }

  /** Puts what the server lacks under new ids, in the device's copy; false if that cannot be. */
  rename(copy: DeviceCopy): Promise<boolean> {
    const own = { id: this.#id, savedClock: this.#savedClock }
    const renamings = renamingsOf(this.#doc, this.#serverVector, own)
    return copy.replace(renameClients(Y.encodeStateAsUpdate(this.#doc), renamings))
  }
}
