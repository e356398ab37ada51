import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { access, chmod, copyFile, mkdir, open, rename } from "node:fs/promises"
import { dirname } from "node:path"
import { pipeline } from "node:stream/promises"

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code
}

export async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false
    throw error
  }
}

/** Makes a folder that only its owner may open, with the folders above it. */
export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
}

/** Waits until a file's bytes, or a folder's entries, are on the disk. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, "r")
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Copies a file, readable by its owner alone; the copy is on the disk when the promise resolves. */
export async function copyPrivately(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  await chmod(to, 0o600)
  await flush(to)
}

/** The same under a temporary name first, so that the file appears whole. */
export async function copyWhole(from: string, to: string): Promise<void> {
  await makePrivateFolder(dirname(to))
  const partial = `${to}.partial`
  await copyPrivately(from, partial)
  await rename(partial, to)
}

/** The SHA-256 of a file in hexadecimal; rejects where it cannot be read. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256")
  await pipeline(createReadStream(path), hash)
  return hash.digest("hex")
}
