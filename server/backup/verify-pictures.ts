import { join } from "node:path"

import { AssetFiles } from "../assets/asset-files.ts"
import { hashFile } from "./private-files.ts"
import { type Fault, type ShownPictures } from "./verification.ts"

interface VerifiedPictures {
  /** Those of all boards together, with or without their bytes. */
  readonly references: number
  readonly pictures: number
  readonly neverReceived: number
  readonly faults: readonly Fault[]
}

/** Every picture that a board has is there under the hash of its bytes. */
export async function verifyPictures(
  folder: string,
  shown: ShownPictures,
): Promise<VerifiedPictures> {
  const files = new AssetFiles(folder)
  const faultOf = new Map<string, Fault["fault"] | undefined>()
  const faults: Fault[] = []
  const known = new Set<string>()
  for (const boardId of await files.listBoards()) {
    for (const hash of await files.listHashes(boardId)) {
      known.add(`${boardId}/${hash}`)
      // One that several boards have is read once.
      if (!faultOf.has(hash)) faultOf.set(hash, await checkPicture(files, hash))
      const fault = faultOf.get(hash)
      if (fault) faults.push({ fault, place: `${boardId}/${hash}` })
    }
  }
  const all = [...shown].flatMap(([boardId, hashes]) => [...hashes].map((h) => `${boardId}/${h}`))
  const neverReceived = all.filter((place) => !known.has(place)).length
  const pictures = known.size - faults.length
  return { references: known.size, pictures, neverReceived, faults }
}

async function checkPicture(files: AssetFiles, hash: string): Promise<Fault["fault"] | undefined> {
  if (!(await files.hasContent(hash))) return "pictureMissing"
  const found = await hashFile(join(files.root, files.contentPath(hash)))
  return found === hash ? undefined : "pictureChanged"
}
