import { readFile, rm } from "node:fs/promises"
import { join } from "node:path"

import { AssetFiles, type AssetReference } from "./asset-files.ts"
import { AssetRefusal, toRefusal } from "./asset-refusal.ts"
import { readPicture, type Picture } from "./picture.ts"
import { receiveFile, type ReceivedFile } from "./receive-file.ts"

export interface AssetLimits {
  /** Of one picture. */
  readonly assetBytes: number
  /** Of all pictures of one board. */
  readonly boardAssetBytes: number
  /** How many pictures one board may have. */
  readonly boardAssets: number
  /** Of all pictures of one board together, decoded. */
  readonly boardPixels: number
  /** How long a picture is kept that nothing on its board shows. */
  readonly graceDays: number
}

/** Decoded it takes four bytes a pixel, in the browser of everybody who looks. */
export const MAX_PICTURE_PIXELS = 40_000_000

const DAY_MS = 24 * 60 * 60 * 1000

export type KeptAsset = AssetReference & { readonly hash: string; readonly isNew: boolean }

/** The pictures of all boards: bytes stored once by their SHA-256, readable only through a board that has them. */
export class Assets {
  readonly limits: AssetLimits
  readonly #files: AssetFiles
  /** Whatever gives or takes a reference happens one after the other. */
  #lastTurn: Promise<unknown> = Promise.resolve()
  /** The last upload of each board that has one under way: of each board, one at a time waits for its turn. */
  readonly #lastUploads = new Map<string, Promise<unknown>>()
  /** What boards have, read once from their references and kept until something is removed. */
  readonly #usage = new Map<string, Usage>()
  /** While a backup copies the pictures. */
  #isHeld = false
  readonly #removedMeanwhile = new Set<string>()

  constructor(root: string, limits: AssetLimits) {
    this.#files = new AssetFiles(root)
    this.limits = limits
  }

  /** The folder that `contentPath` is relative to. */
  get root(): string {
    return this.#files.root
  }

  contentPath(hash: string): string {
    return this.#files.contentPath(hash)
  }

  /** Once, before the first `add`. */
  start(): Promise<void> {
    return this.#files.clearIncoming()
  }

  /** Rejects with an `AssetRefusal` when the picture is not taken; then nothing is left of it. */
  async add(
    boardId: string,
    source: AsyncIterable<Uint8Array>,
    announcedBytes = 0,
  ): Promise<KeptAsset> {
    if (announcedBytes > this.limits.assetBytes) throw new AssetRefusal("tooLarge")
    try {
      return await this.withIncoming(async (path) => {
        const received = await receiveFile(source, path, this.limits.assetBytes)
        return await this.#inTurnOf(boardId, () => this.#keep(boardId, received))
      })
    } catch (error) {
      throw toRefusal(error)
    }
  }

  async #keep(boardId: string, { path, hash, bytes }: ReceivedFile): Promise<KeptAsset> {
    // In turn, so that only one picture at a time is in memory.
    const picture = readPicture(await readFile(path))
    if (!picture) throw new AssetRefusal("broken")
    if (picture.width * picture.height > MAX_PICTURE_PIXELS) {
      throw new AssetRefusal("tooManyPixels")
    }
    const known = await this.#files.readReference(boardId, hash)
    const usage = await this.readUsage(boardId)
    const grown = addTo(usage, { ...picture, bytes })
    if (!known && !this.#hasRoomFor(grown)) throw new AssetRefusal("boardFull")
    if (!(await this.#files.hasContent(hash))) await this.#files.moveToContent(path, hash)
    const reference = toReference(picture, bytes)
    if (!known || known.unusedSince !== undefined) {
      await this.#files.writeReference(boardId, hash, reference)
    }
    if (!known) this.#usage.set(boardId, grown)
    return { ...reference, hash, isNew: !known }
  }

  /** What the board has of pictures, also of such as nothing shows at the moment. */
  async readUsage(boardId: string): Promise<Usage> {
    const known = this.#usage.get(boardId)
    if (known) return known
    let usage: Usage = { count: 0, bytes: 0, pixels: 0 }
    for (const hash of await this.#files.listHashes(boardId)) {
      const reference = await this.#files.readReference(boardId, hash)
      if (reference) usage = addTo(usage, reference)
    }
    this.#usage.set(boardId, usage)
    return usage
  }

  #hasRoomFor({ count, bytes, pixels }: Usage): boolean {
    const { boardAssets, boardAssetBytes, boardPixels } = this.limits
    return count <= boardAssets && bytes <= boardAssetBytes && pixels <= boardPixels
  }

  /** Undefined also for what only other boards have. */
  find(boardId: string, hash: string): Promise<AssetReference | undefined> {
    return this.#files.readReference(boardId, hash)
  }

  /** The picture's bytes; undefined also for what only other boards have. */
  async read(boardId: string, hash: string): Promise<Uint8Array | undefined> {
    if (!(await this.#files.readReference(boardId, hash))) return undefined
    return readFile(join(this.root, this.contentPath(hash)))
  }

  /** Hands over the path of a file that does not exist yet and is removed afterwards, whatever happens. */
  async withIncoming<Result>(work: (path: string) => Promise<Result>): Promise<Result> {
    const path = await this.#files.newIncomingPath()
    try {
      return await work(path)
    } finally {
      await rm(path, { force: true })
    }
  }

  /**
   * From now on until the returned function is called no picture is removed: a backup copies them.
   * One at a time.
   */
  async holdRemovals(): Promise<() => Promise<void>> {
    await this.#inTurn(() => {
      this.#isHeld = true
      return Promise.resolve()
    })
    return async () => {
      this.#isHeld = false
      const boards = [...this.#removedMeanwhile]
      this.#removedMeanwhile.clear()
      for (const boardId of boards) await this.removeBoard(boardId)
    }
  }

  /** Boards that have pictures. */
  listBoards(): Promise<readonly string[]> {
    return this.#files.listBoards()
  }

  /** Takes all pictures from a board, at once or when a backup has them, and removes what no other board has. */
  removeBoard(boardId: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#isHeld) return void this.#removedMeanwhile.add(boardId)
      if ((await this.#files.listHashes(boardId)).length === 0) return
      await this.#files.removeBoard(boardId)
      this.#usage.delete(boardId)
      await this.#removeUnreferenced()
    })
  }

  /**
   * Takes from a board what has not been in use for the grace period, counted from when this first
   * saw it unused: people may still undo, or come back with what they did offline.
   */
  async markUsed(boardId: string, used: ReadonlySet<string>, now: number): Promise<void> {
    for (const hash of await this.#files.listHashes(boardId)) {
      await this.#inTurn(() => this.#markOne(boardId, hash, { isUsed: used.has(hash), now }))
    }
  }

  async #markOne(
    boardId: string,
    hash: string,
    { isUsed, now }: { readonly isUsed: boolean; readonly now: number },
  ): Promise<void> {
    const reference = await this.#files.readReference(boardId, hash)
    if (!reference) return
    const { unusedSince, ...fresh } = reference
    if (isUsed) {
      if (unusedSince !== undefined) await this.#files.writeReference(boardId, hash, fresh)
    } else if (unusedSince === undefined) {
      await this.#files.writeReference(boardId, hash, { ...fresh, unusedSince: now })
    } else if (!this.#isHeld && now - unusedSince >= this.limits.graceDays * DAY_MS) {
      await this.#files.removeReference(boardId, hash)
      this.#usage.delete(boardId)
    }
  }

  /** Removes the bytes that no board has any more; how many files. */
  removeUnreferenced(): Promise<number> {
    return this.#inTurn(() => this.#removeUnreferenced())
  }

  async #removeUnreferenced(): Promise<number> {
    if (this.#isHeld) return 0
    const referenced = new Set<string>()
    for (const boardId of await this.#files.listBoards()) {
      for (const hash of await this.#files.listHashes(boardId)) referenced.add(hash)
    }
    const gone = (await this.#files.listContent()).filter((hash) => !referenced.has(hash))
    for (const hash of gone) await this.#files.removeContent(hash)
    return gone.length
  }

  /** In turn, but so that the many uploads of one board let those of the others in between. */
  async #inTurnOf<Result>(boardId: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#lastUploads.get(boardId) ?? Promise.resolve()
    const turn = before.then(() => this.#inTurn(work))
    const ended = turn.catch(() => {})
    this.#lastUploads.set(boardId, ended)
    try {
      return await turn
    } finally {
      if (this.#lastUploads.get(boardId) === ended) this.#lastUploads.delete(boardId)
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#lastTurn.then(work)
    this.#lastTurn = turn.catch(() => {})
    return turn
  }
}

interface Usage {
  readonly count: number
  readonly bytes: number
  readonly pixels: number
}

function addTo(
  usage: Usage,
  { bytes, width, height }: Omit<AssetReference, "type" | "unusedSince">,
): Usage {
  return {
    count: usage.count + 1,
    bytes: usage.bytes + bytes,
    pixels: usage.pixels + width * height,
  }
}

function toReference({ type, width, height }: Picture, bytes: number): AssetReference {
  return {
    type,
    width,
    height,
    bytes,
  }
}
