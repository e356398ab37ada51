import { type SqliteDatabase } from "./sqlite-database.ts"
import { type NewLogRow, type Snapshot } from "./storage.ts"
import { toCrc, type LogRow, type SnapshotRow } from "./stored-room.ts"

/** So many rows are read or removed within a millisecond or two; then it is others' turn. */
const PAGE_ROWS = 500

const EMPTY = new Uint8Array()

function toBytes(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : EMPTY
}

/** `seq` is the last number taken; `id` is 0 when the board was deleted. */
interface KnownRoom {
  readonly id: number
  seq: number
}

export interface StoredRoomName {
  readonly boardId: string
  readonly path: string
}

/** The rooms' tables; synchronous, always inside a transaction of the caller. */
export class SqliteRooms {
  readonly #db: SqliteDatabase
  /** By path; no other process writes to this file. */
  readonly #known = new Map<string, KnownRoom>()

  constructor(db: SqliteDatabase) {
    this.#db = db
  }

  /** What was written last was taken back, or came from elsewhere: the tables know better. */
  forget(): void {
    this.#known.clear()
  }

  append(entries: readonly NewLogRow[]): readonly number[] {
    const insert = this.#db.statement("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    const now = Date.now()
    const reached = new Map<string, { readonly boardId: string; readonly seq: number }>()
    const numbers = entries.map((entry) => {
      const room = this.#known.get(entry.room) ?? this.#learn(entry)
      if (room.id === 0) return 0
      room.seq += 1
      const crc = toCrc(room.seq, entry.bytes)
      const { role, seat, token = null } = entry.author
      insert.run(room.id, room.seq, now, role, crc, entry.bytes, seat, token)
      reached.set(entry.room, { boardId: entry.boardId, seq: room.seq })
      return room.seq
    })
    const mark = this.#db.statement("INSERT OR REPLACE INTO room_marks VALUES (?, ?, ?)")
    for (const [path, { boardId, seq }] of reached) mark.run(path, boardId, seq)
    return numbers
  }

  /** The last sequence number that was written to the room, whatever became of its rows. */
  readMark(path: string): number {
    const row = this.#db.statement("SELECT seq FROM room_marks WHERE path = ?").get(path)
    return Number(row?.["seq"] ?? 0)
  }

  /** After the loss of the rows behind this number has been reported, so that new rows continue from it. */
  lowerMark(path: string, seq: number): void {
    this.#db.statement("UPDATE room_marks SET seq = ? WHERE path = ?").run(seq, path)
  }

  #learn({ room, boardId }: NewLogRow): KnownRoom {
    this.#db
      .statement(
        `INSERT INTO rooms (path, board, last_seq, updated_at) SELECT ?1, ?2, 0, 0
         WHERE NOT EXISTS (SELECT 1 FROM boards WHERE id = ?2 AND deleted_at IS NOT NULL)
         ON CONFLICT (path) DO NOTHING`,
      )
      .run(room, boardId)
    const row = this.#db
      .statement(
        `SELECT id, max(last_seq,
           ifnull((SELECT max(seq) FROM log WHERE room = id), 0),
           ifnull((SELECT max(upto_seq) FROM snapshots WHERE room = id), 0)) AS seq
         FROM rooms WHERE path = ?`,
      )
      .get(room)
    const known = { id: Number(row?.["id"] ?? 0), seq: Number(row?.["seq"] ?? 0) }
    this.#known.set(room, known)
    return known
  }

  /** Also rooms whose rows are missing: their mark or their board still names them. */
  list(): readonly StoredRoomName[] {
    return this.#db
      .statement(
        `SELECT path, board FROM rooms UNION SELECT path, board FROM room_marks
         UNION SELECT id, id FROM boards WHERE deleted_at IS NULL ORDER BY path`,
      )
      .all()
      .map((row) => ({ boardId: String(row["board"]), path: String(row["path"]) }))
  }

  readUpdatedAt(boardId: string): number | undefined {
    const at = this.#db
      .statement(
        `SELECT max(max(updated_at, ifnull(
           (SELECT at FROM log WHERE room = id ORDER BY seq DESC LIMIT 1), 0))) AS at
         FROM rooms WHERE board = ?`,
      )
      .get(boardId)?.["at"]
    return typeof at === "number" ? at : undefined
  }

  /** The room's number; undefined if nobody ever wrote to it. */
  readId(path: string): number | undefined {
    const row = this.#db.statement("SELECT id FROM rooms WHERE path = ?").get(path)
    return row && Number(row["id"])
  }

  /** Newest first. */
  readSnapshots(id: number): readonly SnapshotRow[] {
    const sql =
      "SELECT upto_seq, bytes, crc, note FROM snapshots WHERE room = ? ORDER BY upto_seq DESC"
    return this.#db
      .statement(sql)
      .all(id)
      .map((row) => ({
        uptoSeq: Number(row["upto_seq"]),
        bytes: toBytes(row["bytes"]),
        crc: Number(row["crc"]),
        ...(typeof row["note"] === "string" && { note: row["note"] }),
      }))
  }

  /** The next rows of the log after a sequence number, at most `PAGE_ROWS`. */
  readLogPage(id: number, afterSeq: number): readonly LogRow[] {
    const sql = "SELECT * FROM log WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?"
    return this.#db
      .statement(sql)
      .all(id, afterSeq, PAGE_ROWS)
      .map((row) => ({
        seq: Number(row["seq"]),
        bytes: toBytes(row["bytes"]),
        crc: Number(row["crc"]),
        author: {
          role: String(row["author"]),
          seat: typeof row["seat"] === "string" ? row["seat"] : null,
          ...(typeof row["token"] === "string" && { token: row["token"] }),
        },
      }))
  }

  setAside(id: number, tail: readonly LogRow[]): void {
    const insert = this.#db.statement("INSERT INTO set_aside VALUES (?, ?, ?, ?, ?, ?, ?)")
    const first = tail[0]?.seq ?? 0
    for (const { seq, crc, bytes, author } of tail) {
      insert.run(id, seq, Date.now(), crc, bytes, author.role, author.seat)
    }
    this.#db.statement("DELETE FROM log WHERE room = ? AND seq >= ?").run(id, first)
    this.#db.statement("UPDATE rooms SET last_seq = ? WHERE id = ?").run(first - 1, id)
    this.forget()
  }

  writeSnapshot(id: number, { uptoSeq, bytes, note }: Snapshot): void {
    this.#db
      .statement("INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?, ?)")
      .run(id, uptoSeq, Date.now(), toCrc(uptoSeq, bytes), bytes, note ?? null)
  }

  /** All snapshots but the newest two. */
  removeOldSnapshots(id: number): void {
    this.#db
      .statement(
        `DELETE FROM snapshots WHERE room = ? AND upto_seq NOT IN
         (SELECT upto_seq FROM snapshots WHERE room = ? ORDER BY upto_seq DESC LIMIT 2)`,
      )
      .run(id, id)
  }

  /**
   * Removes the first rows of the log that the older of two snapshots covers, at most `PAGE_ROWS`;
   * false when there were no more.
   */
  trimLogPage(id: number): boolean {
    this.#noteLast(id)
    const { changes } = this.#db
      .statement(
        `DELETE FROM log WHERE room = ?1 AND seq IN (
           SELECT seq FROM log WHERE room = ?1 AND seq <= (
             SELECT upto_seq FROM snapshots WHERE room = ?1 ORDER BY upto_seq DESC LIMIT 1 OFFSET 1)
           ORDER BY seq LIMIT ?2)`,
      )
      .run(id, PAGE_ROWS)
    return Number(changes) === PAGE_ROWS
  }

  /** Removes what the snapshot up to this number covers; answers how many rows. */
  removeHistory(id: number, uptoSeq: number): number {
    this.#noteLast(id)
    const snapshots = "DELETE FROM snapshots WHERE room = ? AND upto_seq < ?"
    const log = "DELETE FROM log WHERE room = ? AND seq <= ?"
    const deletions = [snapshots, log].map((sql) => this.#db.statement(sql).run(id, uptoSeq))
    return deletions.reduce((sum, { changes }) => sum + Number(changes), 0)
  }

  /** What only the log says otherwise, which may soon be empty. */
  #noteLast(id: number): void {
    this.#db
      .statement(
        `UPDATE rooms SET last_seq = log.seq, updated_at = log.at
         FROM (SELECT seq, at FROM log WHERE room = ?1 ORDER BY seq DESC LIMIT 1) AS log
         WHERE id = ?1`,
      )
      .run(id)
  }

  removeRoomsOf(boardId: string): void {
    const rooms = "SELECT id FROM rooms WHERE board = ?"
    for (const table of ["log", "snapshots", "set_aside"]) {
      this.#db.statement(`DELETE FROM ${table} WHERE room IN (${rooms})`).run(boardId)
    }
    this.#db.statement("DELETE FROM rooms WHERE board = ?").run(boardId)
    this.#db.statement("DELETE FROM room_marks WHERE board = ?").run(boardId)
    this.forget()
  }
}
