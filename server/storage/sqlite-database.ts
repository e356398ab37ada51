import { chmodSync, closeSync, openSync } from "node:fs"
import { backup, DatabaseSync, type StatementSync } from "node:sqlite"
import { setImmediate as nextTurn } from "node:timers/promises"

import { BackgroundFlush } from "./background-flush.ts"
import { migrate, readVersion, writeVersion } from "./sqlite-schema.ts"
import { StorageError, type StorageFault } from "./storage.ts"

/** SQLite's primary result codes that mean something to us. */
const FAULTS: Readonly<Record<number, StorageFault>> = {
  5: "busy",
  6: "busy",
  8: "readonly",
  10: "io",
  11: "damaged",
  13: "full",
  14: "io",
  26: "damaged",
}

export function toStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error
  // `code` is ERR_SQLITE_ERROR for all of them; the low byte of `errcode` is SQLite's own.
  const code = error instanceof Error && "errcode" in error ? Number(error.errcode) & 255 : 0
  const message = error instanceof Error ? error.message : String(error)
  return new StorageError(FAULTS[code] ?? "unknown", message, error)
}

/** Creates a database file that its owner alone may read. SQLite gives the write-ahead file the same rights. */
export function restrict(path: string): void {
  closeSync(openSync(path, "a", 0o600))
  chmodSync(path, 0o600)
}

function open(path: string): DatabaseSync {
  restrict(path)
  const db = new DatabaseSync(path)
  // Before the file's first page is written: later only a VACUUM changes it.
  db.exec("PRAGMA auto_vacuum = INCREMENTAL")
  // Exclusive before the first access: a second process on the same file must not write.
  db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
  // What is deleted is overwritten: a deleted board must not stay readable in the file.
  db.exec("PRAGMA secure_delete = ON")
  db.exec("BEGIN IMMEDIATE; COMMIT")
  return db
}

function readNumber(db: DatabaseSync, pragma: string): number {
  return Number(db.prepare(`PRAGMA ${pragma}`).get()?.[pragma] ?? 0)
}

const INCREMENTAL = 2

/**
 * Files of version 0.1 keep the space of deleted boards. To change that, SQLite writes the file anew, which needs room for a
 * second one; without that room the file stays usable as it is, and the next start tries again.
 */
function letFileShrink(db: DatabaseSync): void {
  if (readNumber(db, "auto_vacuum") === INCREMENTAL) return
  try {
    db.exec("PRAGMA auto_vacuum = INCREMENTAL; VACUUM")
  } catch (error) {
    if (toStorageError(error).fault !== "full") throw error
  }
}

const FLUSH_MS = 200
/** So many pages of 4 KiB are given back within a few milliseconds; then it is others' turn. */
const RELEASE_PAGES = 256
/** So many pages are copied in a step of about a millisecond, during which nobody else can read or write. */
const COPY_PAGES = 100

/**
 * One SQLite file, held exclusively: prepared statements, and one synchronous transaction at a time.
 * A commit survives the end of this process at once, and a power cut a moment later: to wait for
 * the disk at every commit would hold up all people of all boards, and browsers bring back what
 * they were shown in that moment.
 */
export class SqliteDatabase {
  readonly #db: DatabaseSync
  readonly #flush: BackgroundFlush
  readonly #statements = new Map<string, StatementSync>()
  /** Called when a transaction was taken back. */
  onRollback: () => void = () => {}

  constructor(path: string) {
    try {
      this.#db = open(path)
      migrate(this.#db)
      letFileShrink(this.#db)
      this.#flush = new BackgroundFlush(`${path}-wal`, FLUSH_MS)
    } catch (error) {
      const cause = toStorageError(error)
      if (cause.fault !== "busy") throw cause
      throw new StorageError("locked", `Another process has ${path} open`, error)
    }
  }

  statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  /** Runs the reads of `work`; the promise rejects with a `StorageError`. */
  read<Result>(work: () => Result): Promise<Result> {
    try {
      return Promise.resolve(work())
    } catch (error) {
      return Promise.reject(toStorageError(error))
    }
  }

  write<Result>(work: () => Result): Promise<Result> {
    return this.read(() => {
      const failure = this.#flush.takeFailure()
      if (failure !== undefined) throw new StorageError("io", "The disk did not take it", failure)
      this.statement("BEGIN IMMEDIATE").run()
      try {
        const result = work()
        this.statement("COMMIT").run()
        this.#flush.ask()
        return result
      } catch (error) {
        // A full disk has already rolled back; ROLLBACK would throw and hide the cause.
        if (this.#db.isTransaction) this.#db.exec("ROLLBACK")
        this.onRollback()
        throw error
      }
    })
  }

  /** Writes without changing anything; inside a transaction. */
  touch(): void {
    writeVersion(this.#db, readVersion(this.#db))
  }

  /** Takes deleted rows out of the write-ahead file too. */
  forgetDeleted(): void {
    this.#db.exec("PRAGMA wal_checkpoint(TRUNCATE)")
  }

  /** Gives the space of deleted rows back to the disk, a part a turn. */
  async releaseSpace(): Promise<void> {
    const free = await this.read(() => readNumber(this.#db, "freelist_count"))
    for (let released = 0; released < free; released += RELEASE_PAGES) {
      await nextTurn()
      await this.write(() => this.#db.exec(`PRAGMA incremental_vacuum(${RELEASE_PAGES})`))
    }
    // The file is cut when the write-ahead file has been taken over.
    await this.read(() => this.forgetDeleted())
  }

  /**
   * Copies the database to a new file while others go on reading and writing; what is written
   * meanwhile is in the copy too. The promise rejects with a `StorageError`.
   */
  async copyTo(path: string): Promise<void> {
    restrict(path)
    // Otherwise all of it would be flushed in the last step, during which nobody can read or write.
    const flush = new BackgroundFlush(path, FLUSH_MS)
    try {
      await backup(this.#db, path, { rate: COPY_PAGES, progress: () => flush.ask() })
    } catch (error) {
      throw toStorageError(error)
    } finally {
      await flush.close()
    }
  }

  /** Everything that SQLite finds wrong in the file; empty in a sound one. */
  checkIntegrity(): readonly string[] {
    const rows = this.statement("PRAGMA integrity_check").all()
    return rows.map((row) => String(row["integrity_check"])).filter((text) => text !== "ok")
  }

  /** In bytes, without the write-ahead file. */
  readSize(): number {
    return readNumber(this.#db, "page_count") * readNumber(this.#db, "page_size")
  }

  limitPages(pages: number): void {
    this.#db.exec(`PRAGMA max_page_count = ${Math.trunc(pages)}`)
  }

  async close(): Promise<void> {
    await this.#flush.close()
    await this.read(() => this.#db.close())
  }
}
