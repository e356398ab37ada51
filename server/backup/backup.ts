import { rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"

import { makeSelfContained } from "../storage/copy-database.ts"
import { copyPictures } from "./copy-pictures.ts"
import { ASSETS, DATABASE } from "./data-folder.ts"
import { type Manifest, writeManifest } from "./manifest.ts"
import { exists, flush, hashFile, makePrivateFolder } from "./private-files.ts"
import { takeSnapshot } from "./take-snapshot.ts"

async function fill(folder: string, dataDir: string): Promise<Manifest> {
  const database = join(folder, DATABASE)
  // The database first: pictures are stored before a board can show them, and none goes meanwhile.
  const { at, release } = await takeSnapshot(dataDir, database)
  let references: number
  try {
    references = await copyPictures(join(dataDir, ASSETS), join(folder, ASSETS))
  } finally {
    await release()
  }
  makeSelfContained(database)
  await flush(database)
  return { at, databaseHash: await hashFile(database), references }
}

/**
 * Copies database and pictures of a data folder into a new folder, which appears when it is
 * complete. Rejects with a `StorageError`, or the error of the file system, and then leaves nothing
 * behind.
 */
export async function createBackup(
  dataDir: string,
  target: string,
): Promise<Manifest | "targetExists" | "noData"> {
  if (await exists(target)) return "targetExists"
  if (!(await exists(join(dataDir, DATABASE)))) return "noData"
  const partial = `${target}.partial-${process.pid}`
  try {
    await makePrivateFolder(partial)
    await writeManifest(partial)
    const manifest = await fill(partial, dataDir)
    await writeManifest(partial, manifest)
    await flush(partial)
    await rename(partial, target)
    await flush(dirname(target))
    return manifest
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}
