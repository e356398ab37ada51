import { type SqliteDatabase } from "./sqlite-database.ts"
import { type StoredSeat } from "./storage.ts"

function toTextOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null
}

/** The seats' table; synchronous, always inside a transaction of the caller. */
export class SqliteSeats {
  readonly #db: SqliteDatabase

  constructor(db: SqliteDatabase) {
    this.#db = db
  }

  take(seat: StoredSeat, hash: Uint8Array): void {
    this.#write(seat)
    this.#db
      .statement("UPDATE tokens SET seat = ? WHERE board = ? AND hash = ?")
      .run(seat.id, seat.boardId, hash)
  }

  #write({ boardId, id, institutionId, name, mergedInto }: StoredSeat): void {
    this.#db
      .statement(
        `INSERT OR REPLACE INTO seats SELECT ?1, ?2, ?3, ?4, ?5
         WHERE EXISTS (SELECT 1 FROM boards WHERE id = ?1 AND deleted_at IS NULL)`,
      )
      .run(boardId, id, institutionId, name, mergedInto)
  }

  list(boardId: string): readonly StoredSeat[] {
    return this.#db
      .statement("SELECT * FROM seats WHERE board = ? ORDER BY id")
      .all(boardId)
      .map((row) => ({
        boardId,
        id: String(row["id"]),
        institutionId: toTextOrNull(row["institution"]),
        name: String(row["name"]),
        mergedInto: toTextOrNull(row["merged_into"]),
      }))
  }

  merge(seat: StoredSeat, mergedId: string | null): void {
    this.#write(seat)
    if (mergedId === null) return
    this.#db
      .statement("UPDATE tokens SET seat = ? WHERE board = ? AND seat = ?")
      .run(seat.id, seat.boardId, mergedId)
    this.#db
      .statement("UPDATE seats SET merged_into = ? WHERE board = ? AND id = ?")
      .run(seat.id, seat.boardId, mergedId)
  }
}
