import { type SqliteDatabase } from "./sqlite-database.ts"
import { type NewVersion, StorageError, type StoredVersion } from "./storage.ts"
import { toCrc } from "./stored-room.ts"

const EMPTY = new Uint8Array()

function toBytes(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : EMPTY
}

/** The versions' table; synchronous, always inside a transaction of the caller. */
export class SqliteVersions {
  readonly #db: SqliteDatabase

  constructor(db: SqliteDatabase) {
    this.#db = db
  }

  add({ boardId, at, reason, name, digest, pictures, bytes }: NewVersion): number {
    const { changes, lastInsertRowid } = this.#db
      .statement(
        `INSERT INTO versions (board, at, reason, name, digest, pictures, crc, bytes)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
         WHERE EXISTS (SELECT 1 FROM boards WHERE id = ?1 AND deleted_at IS NULL)`,
      )
      .run(boardId, at, reason, name, digest, pictures.join(" "), toCrc(0, bytes), bytes)
    return Number(changes) === 0 ? 0 : Number(lastInsertRowid)
  }

  list(boardId: string): readonly StoredVersion[] {
    return this.#db
      .statement(
        `SELECT n, at, reason, name, digest, pictures, length(bytes) AS size FROM versions
         WHERE board = ? ORDER BY n`,
      )
      .all(boardId)
      .map((row) => ({
        boardId,
        n: Number(row["n"]),
        at: Number(row["at"]),
        reason: String(row["reason"]),
        name: typeof row["name"] === "string" ? row["name"] : null,
        digest: toBytes(row["digest"]),
        pictures: String(row["pictures"]).split(" ").filter(Boolean),
        size: Number(row["size"]),
      }))
  }

  read(boardId: string, n: number): Uint8Array | undefined {
    const row = this.#db
      .statement("SELECT crc, bytes FROM versions WHERE board = ? AND n = ?")
      .get(boardId, n)
    if (!row) return undefined
    const bytes = toBytes(row["bytes"])
    if (toCrc(0, bytes) === Number(row["crc"])) return bytes
    throw new StorageError("damaged", `Version ${n} of board ${boardId} is damaged`)
  }

  remove(boardId: string, numbers: readonly number[]): void {
    const statement = this.#db.statement("DELETE FROM versions WHERE board = ? AND n = ?")
    for (const n of numbers) statement.run(boardId, n)
  }

  removeAll(boardId: string): void {
    this.#db.statement("DELETE FROM versions WHERE board = ?").run(boardId)
  }
}
