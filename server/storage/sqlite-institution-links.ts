import { type SqliteDatabase } from "./sqlite-database.ts"
import {
  type InstitutionLinkEvent,
  type NewInstitutionLink,
  type StoredInstitutionLink,
} from "./storage.ts"

type Row = Readonly<Record<string, unknown>>

function toLink(row: Row): StoredInstitutionLink {
  return {
    boardId: String(row["board"]),
    institutionId: String(row["institution"]),
    hash: toBytes(row["hash"]),
    sealed: toBytes(row["sealed"]),
    createdAt: Number(row["created_at"]),
    usedAt: toTime(row["used_at"]),
    changedAt: toTime(row["changed_at"]),
    confirmedAt: toTime(row["confirmed_at"]),
  }
}

function toBytes(value: unknown): Uint8Array | null {
  return value instanceof Uint8Array ? value : null
}

function toTime(value: unknown): number | null {
  return typeof value === "number" ? value : null
}

const NOTES: Readonly<Record<InstitutionLinkEvent, string>> = {
  used: "UPDATE institution_links SET used_at = ? WHERE hash = ?",
  changed: "UPDATE institution_links SET changed_at = ? WHERE hash = ?",
  confirmed: "UPDATE institution_links SET confirmed_at = ? WHERE hash = ?",
}

/** The table of institutions' links; synchronous, always inside a transaction of the caller. */
export class SqliteInstitutionLinks {
  readonly #db: SqliteDatabase

  constructor(db: SqliteDatabase) {
    this.#db = db
  }

  write(links: readonly NewInstitutionLink[], onlyMissing: boolean): void {
    const statement = this.#db.statement(
      `INSERT INTO institution_links (board, institution, hash, sealed, created_at)
       SELECT ?1, ?2, ?3, ?4, ?5
       WHERE EXISTS (SELECT 1 FROM boards WHERE id = ?1 AND deleted_at IS NULL)
       ON CONFLICT (board, institution) DO UPDATE SET
         used_at = CASE WHEN hash = excluded.hash THEN used_at END,
         hash = excluded.hash, sealed = excluded.sealed, created_at = excluded.created_at
       WHERE hash IS NULL OR NOT ?6`,
    )
    for (const { boardId, institutionId, hash, sealed, createdAt } of links) {
      statement.run(boardId, institutionId, hash, sealed, createdAt, Number(onlyMissing))
    }
  }

  list(boardId: string): readonly StoredInstitutionLink[] {
    const sql = "SELECT * FROM institution_links WHERE board = ? ORDER BY institution"
    return this.#db.statement(sql).all(boardId).map(toLink)
  }

  read(boardId: string, hash: Uint8Array): StoredInstitutionLink | undefined {
    const sql = "SELECT * FROM institution_links WHERE hash = ? AND board = ?"
    const row = this.#db.statement(sql).get(hash, boardId)
    return row && toLink(row)
  }

  note(hash: Uint8Array, event: InstitutionLinkEvent, at: number): void {
    this.#db.statement(NOTES[event]).run(at, hash)
  }

  removeAllOf(boardId: string): void {
    this.#db.statement("DELETE FROM institution_links WHERE board = ?").run(boardId)
  }
}
