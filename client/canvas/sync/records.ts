import { type CanvasRecord, recordViolation } from "@tafelrunde/shared/canvas"
import type { TLRecord, TLStore } from "tldraw"

/** The record types that are synchronised; cameras, selections and cursors belong to each client. */
export function isDocumentRecord(store: TLStore, record: { readonly typeName: string }): boolean {
  const types: ReadonlySet<string> = store.scopedTypes.document
  return types.has(record.typeName)
}

/** tldraw's record, typed as plain JSON. */
export function toCanvasRecord(record: TLRecord): CanvasRecord {
  const plain: unknown = record
  if (!isCanvasRecord(plain)) throw new Error("A record without an id.")
  return plain
}

function isCanvasRecord(value: unknown): value is CanvasRecord {
  return typeof value === "object" && value !== null && "id" in value && "typeName" in value
}

export type Checked =
  | { readonly record: TLRecord; readonly problem?: never }
  | { readonly problem: string }

/** The record with tldraw's type, or the violation because of which a page cannot show it. */
export function checkRecord(store: TLStore, record: CanvasRecord): Checked {
  const problem = recordViolation(record)
  if (problem !== null) return { problem }
  if (!isDocumentRecord(store, record)) return { problem: `no ${record.typeName} on a board` }
  try {
    return { record: validate(store, record) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : "not valid" }
  }
}

function validate(store: TLStore, record: CanvasRecord): TLRecord {
  const types = new Map<string, { validate: (record: unknown) => TLRecord }>(
    Object.entries(store.schema.types),
  )
  const type = types.get(record.typeName)
  if (!type) throw new Error(`unknown kind of record ${record.typeName}`)
  return type.validate(record)
}

/** Parents of shapes and ends of bindings: the records that this record depends on. */
export function needs(record: CanvasRecord): string[] {
  const ids = [record["parentId"], record["fromId"], record["toId"]]
  return ids.filter((id) => typeof id === "string")
}

interface ById {
  unsafeGetWithoutCapture(id: string): TLRecord | undefined
}

/** The store's record with an id of any type. */
export function findRecord(store: TLStore, id: string): TLRecord | undefined {
  const byId: ById = store
  return byId.unsafeGetWithoutCapture(id)
}

/** Ignores unknown ids. */
export function removeRecords(store: TLStore, ids: Iterable<string>): void {
  const gone = [...ids].flatMap((id) => findRecord(store, id)?.id ?? [])
  if (gone.length > 0) store.remove(gone)
}
