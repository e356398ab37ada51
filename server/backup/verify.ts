import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { copyDatabase } from "../storage/copy-database.ts"
import { toStorageError } from "../storage/sqlite-database.ts"
import { StorageError } from "../storage/storage.ts"
import { ASSETS, DATABASE } from "./data-folder.ts"
import { type Manifest, readManifest } from "./manifest.ts"
import { copyPrivately, exists, hashFile } from "./private-files.ts"
import { type Fault, type Verification } from "./verification.ts"
import { verifyDatabase } from "./verify-database.ts"
import { verifyPictures } from "./verify-pictures.ts"

const NOTHING = { boards: 0, rooms: 0, versions: 0, pictures: 0, neverReceived: 0 }

function refused(fault: Fault["fault"], place: string): Verification {
  return { at: null, ...NOTHING, faults: [{ fault, place }] }
}

/** A backup does not change and may be on a read-only medium; a data folder may have a write-ahead file. */
async function copyOf(from: string, to: string, isBackup: boolean): Promise<void> {
  if (isBackup) return copyPrivately(from, to)
  const unlock = await copyDatabase(from, to)
  unlock()
}

async function verifyAll(
  folder: string,
  copy: string,
  manifest: Manifest | undefined,
): Promise<Verification> {
  const database = join(folder, DATABASE)
  await copyOf(database, copy, manifest !== undefined)
  const faults: Fault[] = []
  if (manifest && (await hashFile(database)) !== manifest.databaseHash) {
    faults.push({ fault: "databaseChanged", place: DATABASE })
  }
  const ofDatabase = await verifyDatabase(copy)
  const ofPictures = await verifyPictures(join(folder, ASSETS), ofDatabase.shown)
  if (manifest && manifest.references !== ofPictures.references) {
    faults.push({ fault: "referencesMissing", place: ASSETS })
  }
  faults.push(...ofDatabase.faults, ...ofPictures.faults)
  const { boards, rooms, versions } = ofDatabase
  const { pictures, neverReceived } = ofPictures
  const at = manifest?.at ?? null
  return { at, boards, rooms, versions, pictures, neverReceived, faults }
}

/**
 * Checks a backup, or a data folder that no server has open: SQLite's own check, every room opened
 * as the server would, with all its rows, every version, every picture by its hash. Changes
 * nothing: it works on a copy of the database in the system's folder for temporary files. Rejects
 * with a `StorageError` (`locked`) while a server has the data open.
 */
export async function verify(folder: string): Promise<Verification> {
  const manifest = await readManifest(folder)
  if (manifest === "incomplete") return refused("incomplete", folder)
  if (manifest === "unknown") return refused("unknownFormat", folder)
  if (!(await exists(join(folder, DATABASE)))) return refused("noDatabase", folder)
  const temporary = await mkdtemp(join(tmpdir(), "tafelrunde-verify-"))
  try {
    const known = manifest === "none" ? undefined : manifest
    return await verifyAll(folder, join(temporary, DATABASE), known)
  } catch (error) {
    const cause = toStorageError(error)
    if (!(error instanceof StorageError) || cause.fault !== "damaged") throw error
    const fault = { fault: "databaseDamaged", place: DATABASE, detail: cause.message } as const
    return { at: null, ...NOTHING, faults: [fault] }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
