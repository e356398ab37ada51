import {
  type CanvasRecord,
  isBulkDeletion,
  isShape as isShapeRecord,
  toPage,
} from "@tafelrunde/shared/canvas"
import { type Atom, type Editor, isShape, type TLRecord, type TLShape, type TLStore } from "tldraw"

import { findRecord, needs, toCanvasRecord } from "../sync/records.ts"
import { inOrder } from "../sync/repairs.ts"

/** What others have deleted in bulk since this person last put the notice away, by id. */
export type DeletedRecords = ReadonlyMap<string, TLRecord>

/**
 * Notices when somebody else deletes many shapes at once, and keeps them with all their words. `deleted`
 * gathers until somebody empties it. Returns the function that stops it.
 */
export function watchBulkDeletions(store: TLStore, deleted: Atom<DeletedRecords>): () => void {
  return store.listen(
    ({ changes }) => {
      const gone = Object.values(changes.removed)
      if (!isBulkDeletion(gone.filter(isShape).length)) return
      deleted.update(
        (before) => new Map([...before, ...gone.map((record) => [record.id, record] as const)]),
      )
    },
    { source: "remote", scope: "document" },
  )
}

/** Those that nobody has brought back meanwhile. Reads the store's signals. */
export function stillDeleted(store: TLStore, deleted: DeletedRecords): TLRecord[] {
  return [...deleted.values()].filter((record) => !store.has(record.id))
}

/** Brings the records back as they were; a shape whose frame is gone comes to its place on the page. */
export function restoreDeleted(editor: Editor, deleted: DeletedRecords): void {
  const { store } = editor
  const missing = new Map(
    stillDeleted(store, deleted).map((record) => [record.id as string, record]),
  )
  const isThere = (id: string): boolean => missing.has(id) || findRecord(store, id) !== undefined
  const isLost = (record: TLRecord): boolean => !needs(toCanvasRecord(record)).every(isThere)
  const whole = [...missing.values()].flatMap((record) => {
    if (!isLost(record)) return [record]
    return isShape(record) ? [ontoPage(editor, record, deleted)] : []
  })
  editor.markHistoryStoppingPoint("restore")
  editor.run(() => store.put(inOrder(whole)), { ignoreShapeLock: true })
}

function ontoPage(editor: Editor, shape: TLShape, deleted: DeletedRecords): TLShape {
  const state = {
    get: (id: string): CanvasRecord | undefined => {
      const record = findRecord(editor.store, id) ?? deleted.get(id)
      return record && toCanvasRecord(record)
    },
  }
  const record = toCanvasRecord(shape)
  if (!isShapeRecord(record)) return shape
  const { x, y, rotation } = toPage(state, record)
  return { ...shape, x, y, rotation, parentId: editor.getCurrentPageId() }
}
