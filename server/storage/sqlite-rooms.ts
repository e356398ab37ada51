import { type SqliteDatabase } from "./sqlite-database.ts"
import { type LogEntry, type Snapshot, type StoredRoom } from "./storage.ts"
import { assembleRoom, toCrc, type LogRow, type SnapshotRow } from "./stored-room.ts"

const EMPTY = new Uint8Array()

const toBytes = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : EMPTY)

const countByRoom = (entries: readonly LogEntry[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { room } of entries) counts.set(room, (counts.get(room) ?? 0) + 1)
  return counts
}

/** The rooms' tables; synchronous, always inside a transaction of the caller. */
export class SqliteRooms {
  readonly #db: SqliteDatabase

  constructor(db: SqliteDatabase) {
    this.#db = db
  }

  append(entries: readonly LogEntry[]): readonly number[] {
    const counts = countByRoom(entries)
    const next = new Map<string, { readonly id: number; seq: number }>()
    const insert = this.#db.statement("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)")
    const now = Date.now()
    return entries.map((entry) => {
      const room = next.get(entry.room) ?? this.#reserve(entry, counts.get(entry.room) ?? 1)
      next.set(entry.room, room)
      if (room.id === 0) return 0
      room.seq += 1
      const crc = toCrc(room.seq, entry.bytes)
      insert.run(room.id, room.seq, now, entry.author, crc, entry.bytes)
      return room.seq
    })
  }

  /**
   * Takes `count` sequence numbers of a room; `seq` is the one before the first of them, `id` is 0
   * when the board was deleted.
   */
  #reserve(entry: LogEntry, count: number): { readonly id: number; seq: number } {
    const row = this.#db
      .statement(
        `INSERT INTO rooms (path, board, last_seq, updated_at) SELECT ?1, ?2, ?3, ?4
         WHERE NOT EXISTS (SELECT 1 FROM boards WHERE id = ?2 AND deleted_at IS NOT NULL)
         ON CONFLICT (path) DO UPDATE
         SET last_seq = last_seq + excluded.last_seq, updated_at = excluded.updated_at
         RETURNING id, last_seq`,
      )
      .get(entry.room, entry.boardId, count, Date.now())
    return { id: Number(row?.["id"] ?? 0), seq: Number(row?.["last_seq"] ?? 0) - count }
  }

  readRoom(path: string): StoredRoom {
    const id = this.#readId(path)
    const snapshots = id === undefined ? [] : this.#readSnapshots(id)
    const log = id === undefined ? [] : this.#readLog(id, snapshots)
    const { stored, tail } = assembleRoom(path, snapshots, log)
    if (id !== undefined && tail.length > 0) this.#setAside(id, tail)
    return stored
  }

  #readId(path: string): number | undefined {
    const row = this.#db.statement("SELECT id FROM rooms WHERE path = ?").get(path)
    return row && Number(row["id"])
  }

  #readSnapshots(id: number): readonly SnapshotRow[] {
    const sql = "SELECT upto_seq, bytes, crc FROM snapshots WHERE room = ? ORDER BY upto_seq DESC"
    return this.#db
      .statement(sql)
      .all(id)
      .map((row) => ({
        uptoSeq: Number(row["upto_seq"]),
        bytes: toBytes(row["bytes"]),
        crc: Number(row["crc"]),
      }))
  }

  #readLog(id: number, snapshots: readonly SnapshotRow[]): readonly LogRow[] {
    // From the older snapshot on: it is needed if the newer one turns out to be damaged.
    const from = snapshots.length > 1 ? (snapshots.at(-1)?.uptoSeq ?? 0) : 0
    const sql = "SELECT seq, bytes, crc FROM log WHERE room = ? AND seq > ? ORDER BY seq"
    return this.#db
      .statement(sql)
      .all(id, from)
      .map((row) => ({
        seq: Number(row["seq"]),
        bytes: toBytes(row["bytes"]),
        crc: Number(row["crc"]),
      }))
  }

  #setAside(id: number, tail: readonly LogRow[]): void {
    const insert = this.#db.statement("INSERT INTO set_aside VALUES (?, ?, ?, ?, ?)")
    const first = tail[0]?.seq ?? 0
    for (const row of tail) insert.run(id, row.seq, Date.now(), row.crc, row.bytes)
    this.#db.statement("DELETE FROM log WHERE room = ? AND seq >= ?").run(id, first)
    this.#db.statement("UPDATE rooms SET last_seq = ? WHERE id = ?").run(first - 1, id)
  }

  writeSnapshot(path: string, { uptoSeq, bytes }: Snapshot): void {
    const id = this.#readId(path)
    if (id === undefined) return
    this.#db
      .statement("INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?)")
      .run(id, uptoSeq, Date.now(), toCrc(uptoSeq, bytes), bytes)
    this.#db
      .statement(
        `DELETE FROM snapshots WHERE room = ? AND upto_seq NOT IN
         (SELECT upto_seq FROM snapshots WHERE room = ? ORDER BY upto_seq DESC LIMIT 2)`,
      )
      .run(id, id)
  }

  trimLog(path: string): void {
    const id = this.#readId(path)
    if (id === undefined) return
    const older = this.#readSnapshots(id)[1]
    if (older) {
      this.#db.statement("DELETE FROM log WHERE room = ? AND seq <= ?").run(id, older.uptoSeq)
    }
  }

  removeRoomsOf(boardId: string): void {
    const rooms = "SELECT id FROM rooms WHERE board = ?"
    for (const table of ["log", "snapshots", "set_aside"]) {
      this.#db.statement(`DELETE FROM ${table} WHERE room IN (${rooms})`).run(boardId)
    }
    this.#db.statement("DELETE FROM rooms WHERE board = ?").run(boardId)
  }
}
