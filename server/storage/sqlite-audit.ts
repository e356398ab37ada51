import { MOST_OF_AN_ACTION, SAME_WITHIN_MS } from "./audit-limits.ts"
import { type SqliteDatabase } from "./sqlite-database.ts"
import { type AuditEntry, type StoredAuditEntry } from "./storage.ts"

function toTextOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null
}

/** The table of who did what with a board; synchronous, always inside a transaction of the caller. */
export class SqliteAudit {
  readonly #db: SqliteDatabase

  constructor(db: SqliteDatabase) {
    this.#db = db
  }

  add(entry: AuditEntry): void {
    if (this.#countAgain(entry)) return
    const { boardId, at, action, role, seat, token, address, subject, profile } = entry
    this.#db
      .statement(
        `INSERT INTO audit (board, at, action, role, seat, token, address, subject, profile, times)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
      )
      .run(boardId, at, action, role, seat, token, address, subject, profile)
    this.#db
      .statement(
        `DELETE FROM audit WHERE board = ?1 AND action = ?2 AND n <= (
           SELECT n FROM audit WHERE board = ?1 AND action = ?2 ORDER BY n DESC LIMIT 1 OFFSET ?3)`,
      )
      .run(boardId, action, MOST_OF_AN_ACTION)
  }

  /** One person who exports in a loop must not push out what others did. */
  #countAgain(entry: AuditEntry): boolean {
    const { boardId, at, action, role, seat, token, address, subject, profile } = entry
    const { changes } = this.#db
      .statement(
        `UPDATE audit SET times = times + 1, at = ?1 WHERE n = (
           SELECT n FROM audit WHERE board = ?2 AND action = ?3 AND at > ?4 AND role = ?5
             AND seat IS ?6 AND token IS ?7 AND address IS ?8 AND subject IS ?9 AND profile IS ?10
           LIMIT 1)`,
      )
      .run(at, boardId, action, at - SAME_WITHIN_MS, role, seat, token, address, subject, profile)
    return Number(changes) > 0
  }

  list(boardId: string): readonly StoredAuditEntry[] {
    return this.#db
      .statement("SELECT * FROM audit WHERE board = ? ORDER BY at DESC, n DESC")
      .all(boardId)
      .map((row) => ({
        boardId,
        at: Number(row["at"]),
        action: String(row["action"]),
        role: String(row["role"]),
        seat: toTextOrNull(row["seat"]),
        token: toTextOrNull(row["token"]),
        address: toTextOrNull(row["address"]),
        subject: toTextOrNull(row["subject"]),
        profile: toTextOrNull(row["profile"]),
        times: Number(row["times"]),
      }))
  }

  removeBefore(before: number): number {
    return Number(this.#db.statement("DELETE FROM audit WHERE at < ?").run(before).changes)
  }

  /** Of a deleted board only who created and who deleted it stays. */
  removeAllOf(boardId: string): void {
    this.#db
      .statement("DELETE FROM audit WHERE board = ? AND action NOT IN ('created', 'deleted')")
      .run(boardId)
  }
}
