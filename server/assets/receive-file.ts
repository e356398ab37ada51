import { createHash } from "node:crypto"
import { open, rm, type FileHandle } from "node:fs/promises"

import { AssetRefusal } from "./asset-refusal.ts"
import { PICTURE_HEAD_BYTES, readPictureType } from "./picture.ts"

export interface ReceivedFile {
  readonly path: string
  readonly hash: string
  readonly bytes: number
}

function isSvg(head: Uint8Array): boolean {
  return /^\W*(?:<\?xml|<!--|<!doctype|<svg)/i.test(Buffer.from(head).toString("utf8"))
}

function checkHead(head: Uint8Array): void {
  if (readPictureType(head)) return
  throw new AssetRefusal(isSvg(head) ? "svg" : "notAPicture")
}

async function copyChecked(
  source: AsyncIterable<Uint8Array>,
  file: FileHandle,
  maxBytes: number,
): Promise<Omit<ReceivedFile, "path">> {
  const hash = createHash("sha256")
  let bytes = 0
  let head = new Uint8Array()
  for await (const chunk of source) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new AssetRefusal("tooLarge")
    if (head.length < PICTURE_HEAD_BYTES) {
      head = Buffer.concat([head, chunk.subarray(0, PICTURE_HEAD_BYTES)])
      if (head.length >= PICTURE_HEAD_BYTES) checkHead(head)
    }
    hash.update(chunk)
    await file.writeFile(chunk)
  }
  checkHead(head)
  await file.sync()
  return { hash: hash.digest("hex"), bytes }
}

/**
 * Writes what comes to a new file at `path`, chunk by chunk, and has it on the disk when it
 * resolves. Refuses, and leaves nothing behind, as soon as it is known to be too large or no
 * picture. Leaves the source open, so that its sender can be told.
 */
export async function receiveFile(
  source: AsyncIterable<Uint8Array>,
  path: string,
  maxBytes: number,
): Promise<ReceivedFile> {
  const file = await open(path, "wx", 0o600)
  try {
    return { path, ...(await copyChecked(source, file, maxBytes)) }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}
