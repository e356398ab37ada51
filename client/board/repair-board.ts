import { mendFlaws, readFlaws } from "@tafelrunde/shared/model"

import { type ContentSource, docsOf } from "./content.ts"

/**
 * Takes off the board, in one undo step, what no reader can show: unreadable values go, texts that are too long are
 * cut, entries beyond the greatest number go into the bin. For facilitators.
 */
export function repairBoard(source: ContentSource): void {
  const docs = docsOf(source)
  mendFlaws(docs, readFlaws(docs), { by: { institution: null, isFacilitator: true } })
}
