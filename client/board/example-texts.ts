import { exampleFields } from "@tafelrunde/shared/content"
import { localEdit, setField } from "@tafelrunde/shared/model"

import { type ContentSource, readBoardContent } from "./content.ts"

/** Empties, in one undo step, the fields that still hold the example's words; changed words stay. */
export function removeExampleTexts(source: ContentSource): void {
  const { doc } = source
  doc.transact(() => {
    for (const { taskId, field } of exampleFields(readBoardContent(source))) {
      const value = field === "note" ? null : []
      setField(doc, { collection: "tasks", id: taskId }, { field, value })
    }
  }, localEdit)
}
