import { rename, rm } from "node:fs/promises"
import { join } from "node:path"

import { foldWriteAheadFile } from "../storage/copy-database.ts"
import { StorageError } from "../storage/storage.ts"
import { copyPictures } from "./copy-pictures.ts"
import { ASSETS, DATABASE } from "./data-folder.ts"
import { readManifest } from "./manifest.ts"
import { copyPrivately, exists, flush, makePrivateFolder } from "./private-files.ts"
import { type Verification } from "./verification.ts"
import { verify } from "./verify.ts"

interface Restored {
  readonly verification: Verification
  /** The folder to which the database that was there has been copied; null where there was none. */
  readonly replaced: string | null
}

/** Why nothing was restored. */
export type RestoreRefusal = "noBackup" | "notEmpty" | Verification

/** Copies the database that was there aside, with a write-ahead file that only a damaged one leaves. */
async function setAside(dataDir: string): Promise<string> {
  const database = join(dataDir, DATABASE)
  try {
    foldWriteAheadFile(database)
  } catch (error) {
    // A damaged one is often why a backup is needed.
    if (error instanceof StorageError && error.fault === "locked") throw error
  }
  const folder = join(dataDir, `replaced-${new Date().toISOString().replaceAll(":", "-")}`)
  await makePrivateFolder(folder)
  await copyPrivately(database, join(folder, DATABASE))
  // Beside another database it would be taken for that one's.
  const left = `${database}-wal`
  if (await exists(left)) await rename(left, join(folder, `${DATABASE}-wal`))
  await rm(`${database}-shm`, { force: true })
  return folder
}

/**
 * Verifies a backup and puts its database and pictures into a data folder that no server has open.
 * Replaces a database there only when told to. A restoration that is interrupted can be repeated:
 * until its last step the data folder has the database from before. Rejects with a `StorageError`
 * or the error of the file system.
 */
export async function restore(
  backup: string,
  dataDir: string,
  mayReplace: boolean,
): Promise<Restored | RestoreRefusal> {
  const manifest = await readManifest(backup)
  if (manifest === "none") return "noBackup"
  const database = join(dataDir, DATABASE)
  const isThere = await exists(database)
  if (isThere && !mayReplace) return "notEmpty"
  const verification = await verify(backup)
  if (verification.faults.length > 0) return verification
  await makePrivateFolder(dataDir)
  const restored = join(dataDir, `${DATABASE}.restored`)
  await copyPrivately(join(backup, DATABASE), restored)
  await copyPictures(join(backup, ASSETS), join(dataDir, ASSETS))
  const replaced = isThere ? await setAside(dataDir) : null
  await rename(restored, database)
  await flush(dataDir)
  return { verification, replaced }
}
