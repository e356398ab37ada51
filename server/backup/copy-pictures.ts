import { join } from "node:path"

import { AssetFiles } from "../assets/asset-files.ts"
import { copyWhole, flush, hashFile, hasCode } from "./private-files.ts"

async function isThere(path: string, hash: string): Promise<boolean> {
  try {
    return (await hashFile(path)) === hash
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false
    throw error
  }
}

async function copyContent(from: AssetFiles, to: AssetFiles, hash: string): Promise<void> {
  const path = from.contentPath(hash)
  const target = join(to.root, path)
  if (await isThere(target, hash)) return
  await copyWhole(join(from.root, path), target)
}

/**
 * Copies the pictures of all boards into a folder that may hold some already; answers how many
 * pictures boards have. Bytes come before the references to them. A picture whose bytes are missing
 * in the original is missing in the copy too.
 */
export async function copyPictures(fromFolder: string, toFolder: string): Promise<number> {
  const [from, to] = [new AssetFiles(fromFolder), new AssetFiles(toFolder)]
  let references = 0
  for (const boardId of await from.listBoards()) {
    for (const hash of await from.listHashes(boardId)) {
      if (await from.hasContent(hash)) await copyContent(from, to, hash)
      const path = from.referencePath(boardId, hash)
      await copyWhole(join(from.root, path), join(to.root, path))
      references += 1
    }
  }
  if (references > 0) await flush(toFolder)
  return references
}
