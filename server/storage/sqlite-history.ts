import { MOST_LISTED, MOST_OF_A_BOARD, MOST_OF_A_FIELD } from "./history-limits.ts"
import { type SqliteDatabase } from "./sqlite-database.ts"
import {
  type FactKey,
  type HistoryFilter,
  type HistoryStorage,
  type StoredFactChange,
} from "./storage.ts"

const WRITE = `INSERT OR REPLACE INTO history
  SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11
  WHERE NOT EXISTS (SELECT 1 FROM boards WHERE id = ?2 AND deleted_at IS NOT NULL)`
const OF_ENTRY = "board = ?1 AND room = ?2 AND list = ?3 AND entry = ?4"
const TRIM_FIELD = `DELETE FROM history WHERE id IN (
  SELECT id FROM history WHERE ${OF_ENTRY} AND field = ?5
  ORDER BY at DESC, id DESC LIMIT -1 OFFSET ${MOST_OF_A_FIELD})`
const TRIM_BOARD = `DELETE FROM history WHERE id IN (
  SELECT id FROM history WHERE board = ?1
  ORDER BY at DESC, id DESC LIMIT -1 OFFSET ${MOST_OF_A_BOARD})`

function toTextOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null
}

function toChange(row: Readonly<Record<string, unknown>>): StoredFactChange {
  return {
    id: String(row["id"]),
    boardId: String(row["board"]),
    room: String(row["room"]),
    list: String(row["list"]),
    entryId: String(row["entry"]),
    field: String(row["field"]),
    what: String(row["what"]),
    at: Number(row["at"]),
    role: String(row["role"]),
    seat: toTextOrNull(row["seat"]),
    before: toTextOrNull(row["before"]),
  }
}

/** The table of who changed which fact when. */
export class SqliteHistory implements HistoryStorage {
  readonly #db: SqliteDatabase

  constructor(db: SqliteDatabase) {
    this.#db = db
  }

  write(changes: readonly StoredFactChange[], removedIds: readonly string[]): Promise<void> {
    return this.#db.write(() => {
      for (const id of removedIds) this.#db.statement("DELETE FROM history WHERE id = ?").run(id)
      for (const change of changes) this.#writeOne(change)
      for (const boardId of new Set(changes.map((change) => change.boardId))) {
        this.#db.statement(TRIM_BOARD).run(boardId)
      }
    })
  }

  #writeOne(change: StoredFactChange): void {
    const { id, boardId, room, list, entryId, field, what, at, role, seat, before } = change
    this.#db
      .statement(WRITE)
      .run(id, boardId, room, list, entryId, field, what, at, role, seat, before)
    this.#db.statement(TRIM_FIELD).run(boardId, room, list, entryId, field)
  }

  async forget(facts: readonly FactKey[]): Promise<void> {
    await this.#db.write(() => {
      for (const { boardId, room, list, entryId } of facts) {
        this.#db
          .statement(`DELETE FROM history WHERE ${OF_ENTRY}`)
          .run(boardId, room, list, entryId)
      }
    })
    await this.#db.read(() => this.#db.forgetDeleted())
  }

  list({ boardId, rooms, entry, since }: HistoryFilter): Promise<readonly StoredFactChange[]> {
    const ofEntry = entry ? "AND list = ?3 AND entry = ?4" : "AND ?3 IS NULL AND ?4 IS NULL"
    const sql = `SELECT * FROM history WHERE board = ?1 AND at > ?2 ${ofEntry}
      AND room IN (SELECT value FROM json_each(?5)) ORDER BY at DESC, id DESC LIMIT ${MOST_LISTED}`
    const { list = null, entryId = null } = entry ?? {}
    return this.#db.read(() =>
      this.#db
        .statement(sql)
        .all(boardId, since ?? -1, list, entryId, JSON.stringify(rooms))
        .map(toChange),
    )
  }

  async removeBefore(before: number): Promise<number> {
    const sql = "DELETE FROM history WHERE at < ?"
    const removed = await this.#db.write(() => Number(this.#db.statement(sql).run(before).changes))
    if (removed > 0) await this.#db.read(() => this.#db.forgetDeleted())
    return removed
  }

  /** Call in a transaction. */
  removeAllOf(boardId: string): void {
    this.#db.statement("DELETE FROM history WHERE board = ?").run(boardId)
  }
}
