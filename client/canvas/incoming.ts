import { readRecord, type YRecord } from "@tafelrunde/shared/canvas"
import type { TLRecord, TLStore } from "tldraw"
import type * as Y from "yjs"

import { checkRecord, findRecord, needs, toCanvasRecord } from "./records.ts"

export interface Incoming {
  /** Records as the document has them, those that are already so in the store left out. */
  readonly put: ReadonlyMap<string, TLRecord>
  readonly remove: ReadonlySet<string>
  readonly isQuarantineChanged: boolean
}

interface Source {
  readonly store: TLStore
  readonly records: Y.Map<YRecord>
  /** Record id → why it is not shown; kept up to date here. */
  readonly quarantine: Map<string, string>
}

/**
 * What the store must take over for these records. One that cannot be shown goes into quarantine, and with it what
 * lies in it or is tied to it; they come out again together. The document keeps them: another version may know them.
 */
export function readIncoming(ids: Iterable<string>, source: Source): Incoming {
  const { quarantine } = source
  const put = new Map<string, TLRecord>()
  const remove = new Set<string>()
  let isQuarantineChanged = false
  const waiting = new Set([...ids, ...quarantine.keys()])
  // A set that grows while it is walked: what depends on a refused or released record comes later, and again.
  const settled = new Map<string, number>()
  for (let id = first(waiting); id !== undefined; id = first(waiting)) {
    waiting.delete(id)
    settled.set(id, (settled.get(id) ?? 0) + 1)
    const result = readOne(id, source)
    put.delete(id)
    remove.delete(id)
    const before = quarantine.get(id)
    if (result.problem === undefined) quarantine.delete(id)
    else quarantine.set(id, result.problem)
    if (result.record) put.set(id, result.record)
    else remove.add(id)
    if (before === result.problem) continue
    isQuarantineChanged = true
    for (const next of dependents(id, { ...source, put })) {
      // A circle of parents would go round for ever.
      if ((settled.get(next) ?? 0) < 3) waiting.add(next)
    }
  }
  return { put: onlyChanged(put, source.store), remove, isQuarantineChanged }
}

function first(ids: ReadonlySet<string>): string | undefined {
  const [id] = ids
  return id
}

interface Read {
  readonly record?: TLRecord
  readonly problem?: string | undefined
}

function readOne(id: string, { store, records, quarantine }: Source): Read {
  if (!records.has(id)) return {}
  const stored = findRecord(store, id)
  const read = readRecord(records.get(id), stored && toCanvasRecord(stored))
  if (!read || read.id !== id) return { problem: "not a record" }
  const heldBy = needs(read).find((needed) => quarantine.has(needed))
  if (heldBy !== undefined) return { problem: `belongs to ${heldBy}` }
  return stored && Object.is(stored, read) ? { record: stored } : checkRecord(store, read)
}

function onlyChanged(put: ReadonlyMap<string, TLRecord>, store: TLStore): Map<string, TLRecord> {
  return new Map([...put].filter(([id, record]) => findRecord(store, id) !== record))
}

function dependents(
  id: string,
  { store, put, quarantine }: Source & { put: ReadonlyMap<string, TLRecord> },
): string[] {
  const ids = [...quarantine.keys()].filter((held) => held !== id)
  for (const record of [...store.allRecords(), ...put.values()]) {
    if (needs(toCanvasRecord(record)).includes(id)) ids.push(record.id)
  }
  return ids
}
