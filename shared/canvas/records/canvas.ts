import type * as Y from "yjs"

import { deepEqual } from "./json.ts"
import { canvasRecords, createRecord, readRecord, writeChange } from "./record-codec.ts"
import { type CanvasRecord } from "./record.ts"

/** Every record of the canvas that can be read, in no order. */
export function readCanvas(doc: Y.Doc): readonly CanvasRecord[] {
  return [...canvasRecords(doc).values()].flatMap((stored) => readRecord(stored) ?? [])
}

/** Makes the canvas hold exactly these records, touching only what differs, in one transaction. */
export function writeCanvas(doc: Y.Doc, records: readonly CanvasRecord[]): void {
  const stored = canvasRecords(doc)
  doc.transact(() => {
    const wanted = new Set(records.map(({ id }) => id))
    for (const id of stored.keys()) if (!wanted.has(id)) stored.delete(id)
    writeRecords(doc, records)
  })
}

/** Makes these records what they are here, and leaves all others, in one transaction. */
export function writeRecords(doc: Y.Doc, records: readonly CanvasRecord[]): void {
  const stored = canvasRecords(doc)
  doc.transact(() => {
    for (const record of records) {
      const current = readRecord(stored.get(record.id))
      if (current && current.typeName === record.typeName && current["type"] === record["type"]) {
        writeChange(stored, current, record)
      }
      // A stroke that only grew, or a kind of field that cannot be changed back, is written anew.
      if (!deepEqual(readRecord(stored.get(record.id)), record)) createRecord(stored, record)
    }
  })
}
