import { type CanvasRecord, readRecord, type YRecord } from "@tafelrunde/shared/canvas"
import type { TLRecord, TLStore } from "tldraw"
import type * as Y from "yjs"

import { checkRecord, findRecord, needs, toCanvasRecord } from "./records.ts"

export interface Incoming {
  /** The document's records that differ from the store's. */
  readonly put: ReadonlyMap<string, TLRecord>
  readonly remove: ReadonlySet<string>
  readonly isQuarantineChanged: boolean
}

/** Records of the document that the store must not hold. They stay in the document, because another version may know them. */
export interface Quarantine {
  /** Record id to the reason why it cannot be shown. */
  readonly bad: Map<string, string>
  /** By id, valid records that depend on a quarantined parent or binding. */
  readonly held: Map<string, TLRecord>
}

interface Source {
  readonly store: TLStore
  readonly records: Y.Map<YRecord>
  /** Updated here. */
  readonly quarantine: Quarantine
}

/**
 * The changes that the store must apply for these records. A record that cannot be shown goes into quarantine together
 * with its children and bindings; they leave the quarantine together.
 */
export function readIncoming(ids: Iterable<string>, source: Source): Incoming {
  const { bad, held } = source.quarantine
  const heldBefore = new Set(held.keys())
  const good = new Map<string, TLRecord>()
  const remove = new Set<string>()
  let isBadChanged = false
  for (const id of ids) {
    const { record, problem } = readOne(id, source)
    isBadChanged ||= bad.get(id) !== problem
    held.delete(id)
    if (problem === undefined) bad.delete(id)
    else bad.set(id, problem)
    if (record) good.set(id, record)
    else remove.add(id)
  }
  const isTied = (record: TLRecord): boolean =>
    needs(toCanvasRecord(record)).some((id) => bad.has(id) || held.has(id))
  if (isBadChanged || held.size < heldBefore.size || [...good.values()].some(isTied)) {
    holdBack({ good, remove }, source)
  }
  const isHeldChanged =
    held.size !== heldBefore.size || [...held.keys()].some((id) => !heldBefore.has(id))
  return {
    put: onlyChanged(good, source.store),
    remove,
    isQuarantineChanged: isBadChanged || isHeldChanged,
  }
}

interface Read {
  readonly record?: TLRecord
  readonly problem?: string
}

function readOne(id: string, source: Source): Read {
  if (!source.records.has(id)) return {}
  const read = readAsItIs(id, source)
  if (read.problem === undefined || !isRootRecord(id)) return read
  return { problem: read.problem, ...checkRecord(source.store, emptyRootRecord(id)) }
}

/** Document and pages, which contain all other records: they are never quarantined, but shown without the invalid parts. */
function isRootRecord(id: string): boolean {
  return id === "document:document" || /^page:./.test(id)
}

function emptyRootRecord(id: string): CanvasRecord {
  return id === "document:document"
    ? { id, typeName: "document", name: "", gridSize: 10, meta: {} }
    : // Behind the others: a page that is first is the one that people come to.
      { id, typeName: "page", name: "?", index: "bzz", meta: {} }
}

function readAsItIs(id: string, { store, records }: Source): Read {
  const stored = findRecord(store, id)
  try {
    const read = readRecord(records.get(id), stored && toCanvasRecord(stored))
    if (!read || read.id !== id) return { problem: "not a record" }
    return stored && Object.is(stored, read) ? { record: stored } : checkRecord(store, read)
  } catch (error) {
    // For instance a stack overflow by deep nesting; any exception means that the page cannot show the record.
    return { problem: error instanceof Error ? error.message : "not readable" }
  }
}

interface Change {
  readonly good: Map<string, TLRecord>
  readonly remove: Set<string>
}

/** Starts with records that are invalid themselves, so that a circle of parents does not keep itself in quarantine. */
function holdBack({ good, remove }: Change, { store, quarantine }: Source): void {
  const { bad, held } = quarantine
  const candidates = new Map<string, TLRecord>(held)
  for (const [id, record] of held) if (!good.has(id)) good.set(id, record)
  held.clear()
  if (bad.size === 0) return
  for (const record of store.allRecords()) candidates.set(record.id, record)
  for (const id of remove) candidates.delete(id)
  for (const [id, record] of good) candidates.set(id, record)
  const needers = indexByNeed(candidates.values())
  const pending = [...bad.keys()].filter((id) => !isRootRecord(id))
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    for (const record of needers.get(id) ?? []) {
      if (held.has(record.id)) continue
      held.set(record.id, record)
      good.delete(record.id)
      remove.add(record.id)
      pending.push(record.id)
    }
  }
}

function indexByNeed(records: Iterable<TLRecord>): Map<string, TLRecord[]> {
  const index = new Map<string, TLRecord[]>()
  for (const record of records) {
    for (const id of needs(toCanvasRecord(record))) {
      const needers = index.get(id) ?? []
      needers.push(record)
      index.set(id, needers)
    }
  }
  return index
}

function onlyChanged(put: ReadonlyMap<string, TLRecord>, store: TLStore): Map<string, TLRecord> {
  return new Map([...put].filter(([id, record]) => findRecord(store, id) !== record))
}
