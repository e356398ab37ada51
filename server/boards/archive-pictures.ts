import { createHash } from "node:crypto"

import { picturesOf } from "@tafelrunde/shared/archive"
import { type CanvasRecord } from "@tafelrunde/shared/canvas"

import { AssetRefusal } from "../assets/asset-refusal.ts"
import { type Assets } from "../assets/assets.ts"

/** Pictures that the board does not have, such as those that a device has not uploaded yet, are left out. */
export async function readPictures(
  assets: Assets,
  boardId: string,
  records: readonly CanvasRecord[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>()
  for (const hash of picturesOf(records)) {
    const bytes = await assets.read(boardId, hash)
    if (bytes) pictures.set(hash, bytes)
  }
  return pictures
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Gives the board the pictures; rejects with an `AssetRefusal` at the first that is not one or not the one it is called. */
export async function addPictures(
  assets: Assets,
  boardId: string,
  pictures: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  for (const [hash, bytes] of pictures) {
    if (createHash("sha256").update(bytes).digest("hex") !== hash) throw new AssetRefusal("broken")
    await assets.add(boardId, once(bytes))
  }
}
