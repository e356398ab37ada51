import { randomUUID } from "node:crypto"
import {
  access,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  writeFile,
} from "node:fs/promises"
import { dirname, join } from "node:path"

import { type PictureType } from "./picture.ts"

/** That a board has a picture, and what is known of it without opening it. */
export interface AssetReference {
  readonly type: PictureType
  readonly width: number
  readonly height: number
  readonly bytes: number
  /** Milliseconds since 1970: when it was first seen that nothing on the board shows it. */
  readonly unusedSince?: number
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT"
}

async function listFolder(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r")
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await rename(from, to)
  await syncFolder(dirname(to))
}

function isHash(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name)
}

/** A board's id as a folder's name; anything else would be a way out of it. */
function checkBoardId(boardId: string): string {
  if (/^[\w-]+$/.test(boardId)) return boardId
  throw new Error("Not a board's id")
}

/**
 * Pictures as files: `<ab>/<hash>` holds the bytes once for all boards, `boards/<id>/<hash>` the
 * reference of a board that has it, `incoming/` what is just being received. Files appear whole
 * under their names, by renaming.
 */
export class AssetFiles {
  readonly root: string

  constructor(root: string) {
    this.root = root
  }

  /** Where the bytes of a hash are, relative to the root. */
  contentPath(hash: string): string {
    return join(hash.slice(0, 2), hash)
  }

  /** Where the reference of a board to a hash is, relative to the root. */
  referencePath(boardId: string, hash: string): string {
    return join("boards", checkBoardId(boardId), hash)
  }

  /** For a file that does not exist yet and will be moved or removed. */
  async newIncomingPath(): Promise<string> {
    await mkdir(join(this.root, "incoming"), { recursive: true })
    return join(this.root, "incoming", randomUUID())
  }

  /** Removes what an ended process was receiving. */
  async clearIncoming(): Promise<void> {
    await rm(join(this.root, "incoming"), { recursive: true, force: true })
  }

  async hasContent(hash: string): Promise<boolean> {
    try {
      await access(join(this.root, this.contentPath(hash)))
      return true
    } catch (error) {
      if (isMissing(error)) return false
      throw error
    }
  }

  moveToContent(incoming: string, hash: string): Promise<void> {
    return moveInto(incoming, join(this.root, this.contentPath(hash)))
  }

  async listContent(): Promise<readonly string[]> {
    const hashes: string[] = []
    for (const folder of await listFolder(this.root)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue
      hashes.push(...(await listFolder(join(this.root, folder))).filter(isHash))
    }
    return hashes
  }

  removeContent(hash: string): Promise<void> {
    return rm(join(this.root, this.contentPath(hash)), { force: true })
  }

  #boardFolder(boardId: string): string {
    return join(this.root, "boards", checkBoardId(boardId))
  }

  /** Boards that have pictures. */
  listBoards(): Promise<readonly string[]> {
    return listFolder(join(this.root, "boards"))
  }

  async listHashes(boardId: string): Promise<readonly string[]> {
    return (await listFolder(this.#boardFolder(boardId))).filter(isHash)
  }

  async readReference(boardId: string, hash: string): Promise<AssetReference | undefined> {
    try {
      const json = await readFile(join(this.#boardFolder(boardId), hash), "utf8")
      // Our own file, written whole.
      return JSON.parse(json) as AssetReference
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  async writeReference(boardId: string, hash: string, reference: AssetReference): Promise<void> {
    const incoming = await this.newIncomingPath()
    await writeFile(incoming, JSON.stringify(reference), { flush: true, mode: 0o600 })
    await moveInto(incoming, join(this.#boardFolder(boardId), hash))
  }

  async removeReference(boardId: string, hash: string): Promise<void> {
    const folder = this.#boardFolder(boardId)
    await rm(join(folder, hash), { force: true })
    if ((await listFolder(folder)).length === 0) await rmdir(folder)
  }

  removeBoard(boardId: string): Promise<void> {
    return rm(this.#boardFolder(boardId), { recursive: true, force: true })
  }
}
