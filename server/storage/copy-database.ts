import { backup, DatabaseSync } from "node:sqlite"

import { restrict, toStorageError } from "./sqlite-database.ts"
import { StorageError } from "./storage.ts"

/** Opens a database that no other process has open, and keeps others out. */
function openAlone(path: string): DatabaseSync {
  const db = new DatabaseSync(path)
  db.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT")
  return db
}

function explain(path: string, error: unknown): StorageError {
  const cause = toStorageError(error)
  if (cause.fault !== "busy") return cause
  return new StorageError("locked", `Another process has ${path} open`, error)
}

/**
 * Copies a database that no server has open to a new file, as it stands: without bringing its
 * tables to this version. No other process can open the original until the returned function is
 * called. Rejects with a `StorageError`.
 */
export async function copyDatabase(from: string, to: string): Promise<() => void> {
  let db: DatabaseSync | undefined
  try {
    db = openAlone(from)
    restrict(to)
    await backup(db, to)
    const opened = db
    return () => opened.close()
  } catch (error) {
    db?.close()
    throw explain(from, error)
  }
}

/** Takes over what a killed server left in the write-ahead file, which is gone then. Rejects as above. */
export function foldWriteAheadFile(path: string): void {
  try {
    openAlone(path).close()
  } catch (error) {
    throw explain(path, error)
  }
}

/** Turns a copy into a single file that can be read from a read-only medium too. */
export function makeSelfContained(path: string): void {
  const db = new DatabaseSync(path)
  try {
    db.exec("PRAGMA journal_mode = DELETE")
  } finally {
    db.close()
  }
}
