import { randomInt } from "node:crypto"

import { type Structure } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { type EditAuthors, type Guard, type Reversal, type Violation } from "../guard.ts"
import { readBefore } from "../read-before.ts"
import { type Restored, RevertUpdate } from "../revert-update.ts"
import { itemBefore } from "../transaction-items.ts"
import { holdLimits, type Review } from "./content-limits.ts"
import { rightParts } from "./field-limits.ts"
import { type StructuredChange, StructuredContent, toKey } from "./structured-changes.ts"

/** Only an attacker has more values reverted at once. */
const MAX_LAST_GOOD = 10_000

/**
 * Reverts values of the wrong kind in structured content: an entry that is no map, a field that holds a document or
 * bytes, a number where the entity's description says text. Readers would have to leave them out. An overwritten value
 * comes back as it was before, with everything in it; of a list or a section only the wrong parts go. Also takes back
 * what makes lists and texts grow beyond their limits.
 */
export class StructureGuard implements Guard {
  readonly #doc: Y.Doc
  readonly #content: StructuredContent
  /** The values before violations, by path, until the reversal is applied: the next violation may come first. */
  readonly #lastGood = new Map<string, Restored>()

  constructor(doc: Y.Doc, roots: Readonly<Record<string, Structure>>) {
    this.#doc = doc
    this.#content = new StructuredContent(doc, roots)
  }

  review(transaction: Y.Transaction, authors: EditAuthors): Reversal | undefined {
    const changes = this.#content.changesIn(transaction)
    const reversal = new RevertUpdate()
    const violations: Violation[] = []
    const review = { content: this.#content, changes, transaction, authors, reversal, violations }
    this.#revertWrong(review)
    holdLimits(review)
    if (reversal.isEmpty) return undefined
    // A new client id each time: nobody can have written under it before.
    const client = randomInt(2 ** 32)
    const clock = Y.getState(this.#doc.store, client)
    return { update: reversal.encode({ client, clock }), violations }
  }

  #revertWrong({ changes, transaction, reversal, violations }: Review): void {
    for (const { item, slot, path, isAllowed } of changes) {
      if (isAllowed || !item) {
        if (this.#lastGood.size > 0) this.#lastGood.delete(toKey(path))
        continue
      }
      const restored = this.#restoredAt({ item, slot, path }, transaction)
      if (restored) {
        this.#keepLastGood(toKey(path), restored)
        reversal.replace(item, restored)
      } else reversal.remove(item)
      violations.push({ reason: `${path[0]}: a value of the wrong kind`, causes: [item.id] })
    }
  }

  /** What takes the place of a value of the wrong kind. */
  #restoredAt(
    { item, slot, path }: Pick<StructuredChange, "slot" | "path"> & { readonly item: Y.Item },
    transaction: Y.Transaction,
  ): Restored | undefined {
    const right = rightParts(item, slot)
    if (right) return { is: "plain", ...right }
    const before = itemBefore(item, transaction)
    return (before && readBefore(before, slot, transaction)) ?? this.#lastGood.get(toKey(path))
  }

  #keepLastGood(key: string, restored: Restored): void {
    this.#lastGood.delete(key)
    this.#lastGood.set(key, restored)
    for (const oldest of this.#lastGood.keys()) {
      if (this.#lastGood.size <= MAX_LAST_GOOD) break
      this.#lastGood.delete(oldest)
    }
  }
}
