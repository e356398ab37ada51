import { crc32 } from "node:zlib"

import { StorageError, type LogAuthor, type Snapshot, type StoredRoom } from "./storage.ts"

export interface LogRow {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly crc: number
  readonly author: LogAuthor
}
export interface SnapshotRow {
  readonly uptoSeq: number
  readonly bytes: Uint8Array
  readonly crc: number
  readonly note?: string
}

/** The checksum covers the number too: a row under another number is damaged. */
export function toCrc(seq: number, bytes: Uint8Array): number {
  return crc32(bytes, seq >>> 0)
}

function isSoundRow(row: LogRow): boolean {
  return row.crc === toCrc(row.seq, row.bytes)
}
function isSoundSnapshot(row: SnapshotRow): boolean {
  return row.crc === toCrc(row.uptoSeq, row.bytes)
}

function toSnapshot({ uptoSeq, bytes, note }: SnapshotRow): Snapshot {
  return { uptoSeq, bytes, ...(note !== undefined && { note }) }
}

/** Of snapshots newest first; its log begins after it. */
export function newestSound(snapshots: readonly SnapshotRow[]): SnapshotRow | undefined {
  return snapshots.find(isSoundSnapshot)
}

/** How many of the rows, from the first on, are sound and follow each other. */
function countSound(rows: readonly LogRow[], afterSeq: number): number {
  const broken = rows.findIndex(
    (row, index) => row.seq !== afterSeq + 1 + index || !isSoundRow(row),
  )
  return broken < 0 ? rows.length : broken
}

/**
 * Puts a room together from its rows (snapshots newest first, log in order). A tail of bad rows
 * behind sound ones is left out and returned as `tail` for setting aside; a hole, bad rows before
 * sound ones or nothing but bad rows throw: better closed than a board that never was, or empty.
 */
export function assembleRoom(
  room: string,
  snapshots: readonly SnapshotRow[],
  log: readonly LogRow[],
): { readonly stored: StoredRoom; readonly tail: readonly LogRow[] } {
  const snapshot = newestSound(snapshots)
  if (!snapshot && snapshots.length > 0 && log[0]?.seq !== 1) {
    throw new StorageError("damaged", `No sound snapshot of room ${room}`)
  }
  const uptoSeq = snapshot?.uptoSeq ?? 0
  const rows = log.filter((row) => row.seq > uptoSeq)
  const sound = countSound(rows, uptoSeq)
  const tail = rows.slice(sound)
  if (tail.some(isSoundRow)) {
    throw new StorageError("damaged", `The log of room ${room} has a hole after ${uptoSeq + sound}`)
  }
  if (!snapshot && sound === 0 && tail.length > 0) {
    throw new StorageError("damaged", `Nothing of room ${room} is sound`)
  }
  const entries = rows.slice(0, sound).map(({ seq, bytes, author }) => ({ seq, bytes, author }))
  const lastSeq = uptoSeq + sound
  const stored = {
    snapshot: snapshot && toSnapshot(snapshot),
    entries,
    lastSeq,
    setAside: tail.length,
  }
  return { stored, tail }
}
