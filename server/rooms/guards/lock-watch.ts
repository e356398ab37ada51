import { facilitationRoot, readFacilitation } from "@tafelrunde/shared/facilitation"
import type * as Y from "yjs"

import { type Author, type EditAuthors, type Guard } from "./guard.ts"
import { itemsOf } from "./transaction-items.ts"

export type OnLock = (locked: boolean, author: Author) => void

/** Tells who locks the board and who opens it again. It refuses and reverts nothing. */
export class LockWatch implements Guard {
  readonly #doc: Y.Doc
  readonly #onLock: OnLock
  #locked: boolean

  constructor(doc: Y.Doc, onLock: OnLock) {
    this.#doc = doc
    this.#onLock = onLock
    this.#locked = readFacilitation(doc).locked
  }

  review(_transaction: Y.Transaction, authors: EditAuthors): undefined {
    const { locked } = readFacilitation(this.#doc)
    if (locked === this.#locked) return undefined
    this.#locked = locked
    const item = itemsOf(facilitationRoot(this.#doc)).get("locked")
    const [author] = item ? authors.authorsOf(item.id) : []
    if (author) this.#onLock(locked, author)
    return undefined
  }
}
