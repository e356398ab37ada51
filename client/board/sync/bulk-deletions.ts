import { canvasRecords, isBulkDeletion } from "@tafelrunde/shared/canvas"
import type * as Y from "yjs"

type Changed = Pick<Y.YMapEvent<unknown>, "changes">

/** Calls back with the number of shapes when somebody else deletes many at once; returns what ends it. */
export function onBulkDeletion(doc: Y.Doc, listener: (shapes: number) => void): () => void {
  const records = canvasRecords(doc)
  const onChange = ({ changes }: Changed, { local }: Y.Transaction): void => {
    if (local) return
    const gone = [...changes.keys].filter(
      ([id, { action }]) => action === "delete" && id.startsWith("shape:"),
    )
    if (isBulkDeletion(gone.length)) listener(gone.length)
  }
  records.observe(onChange)
  return () => records.unobserve(onChange)
}
