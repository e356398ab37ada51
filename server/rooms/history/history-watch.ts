import { type Structure } from "@tafelrunde/shared/model"
import type * as Y from "yjs"

import { type EditAuthors, type Guard } from "../guards/guard.ts"
import { type FactChange, FactChanges } from "./fact-changes.ts"

export type OnFactChanges = (changes: readonly FactChange[]) => void

/** Tells which facts a transaction has changed, and who did it. It refuses and reverts nothing. */
export class HistoryWatch implements Guard {
  readonly #facts: FactChanges
  readonly #onChanges: OnFactChanges

  constructor(doc: Y.Doc, roots: Readonly<Record<string, Structure>>, onChanges: OnFactChanges) {
    this.#facts = new FactChanges(doc, roots)
    this.#onChanges = onChanges
  }

  review(transaction: Y.Transaction, authors: EditAuthors): undefined {
    const changes = this.#facts.changesIn(transaction, authors)
    if (changes.length > 0) this.#onChanges(changes)
    return undefined
  }
}
