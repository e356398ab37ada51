import { canvasRecords, isBulkDeletion, type YRecord } from "@tafelrunde/shared/canvas"
import type * as Y from "yjs"

import { type Author, type Guard } from "./guard.ts"
import { type IncomingUpdate } from "./incoming-update.ts"
import { itemsOf } from "./transaction-items.ts"

/** An update that deletes many shapes of the canvas at once. */
export interface BulkDeletion {
  readonly shapes: number
  readonly author: Author
}

export type OnBulkDeletion = (deletion: BulkDeletion) => void

/**
 * Tells of bulk deletions while the document still holds the shapes, so that its state can be kept as a
 * version. It refuses and reverts nothing: participants may clear away, but not for good.
 */
export class BulkDeletionWatch implements Guard {
  readonly #records: Y.Map<YRecord>
  readonly #onBulkDeletion: OnBulkDeletion

  constructor(doc: Y.Doc, onBulkDeletion: OnBulkDeletion) {
    this.#records = canvasRecords(doc)
    this.#onBulkDeletion = onBulkDeletion
  }

  onAdmitted({ deletions }: IncomingUpdate, author: Author): void {
    const shapes = this.#countShapes(deletions)
    if (isBulkDeletion(shapes)) this.#onBulkDeletion({ shapes, author })
  }

  /** Reads the records only if the update deletes enough; each shape is at least one deleted clock. */
  #countShapes(deletions: IncomingUpdate["deletions"]): number {
    let clocks = 0
    for (const ranges of deletions.values()) for (const { len } of ranges) clocks += len
    if (!isBulkDeletion(clocks)) return 0
    let shapes = 0
    for (const [id, item] of itemsOf(this.#records)) {
      if (!id.startsWith("shape:") || item.deleted) continue
      const ranges = deletions.get(item.id.client) ?? []
      if (ranges.some(({ clock, len }) => item.id.clock >= clock && item.id.clock < clock + len)) {
        shapes += 1
      }
    }
    return shapes
  }
}
