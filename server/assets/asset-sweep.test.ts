import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"

import { canvasRecords, createRecord } from "@tafelrunde/shared/canvas"
import { DEFAULT_LIMITS } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { Boards } from "../boards/boards.ts"
import { type LiveRooms } from "../rooms/live-rooms.ts"
import { SqliteStorage } from "../storage/sqlite-storage.ts"
import { type Storage, StorageError } from "../storage/storage.ts"
import { createLiveRooms, enter } from "../testing/live-board.ts"
import { createPng } from "../testing/pictures.ts"
import { withTemporaryFolder } from "../testing/temporary-folder.ts"
import { sweepAssets } from "./asset-sweep.ts"
import { Assets } from "./assets.ts"

const DAY = 24 * 60 * 60 * 1000
const SIZE = { width: 3, height: 2 }

interface House {
  readonly storage: Storage
  readonly rooms: LiveRooms
  readonly assets: Assets
  readonly folder: string
  readonly createBoard: () => Promise<string>
  /** Keeps a picture of its own; its hash. */
  readonly add: (boardId: string, note: string) => Promise<string>
  readonly sweep: (day: number) => Promise<void>
  readonly has: (boardId: string, hash: string) => Promise<boolean>
  /** Changes the board as a participant would, and waits until it is stored. */
  readonly edit: (boardId: string, change: (doc: Y.Doc) => void) => Promise<void>
}

function createHouse(folder: string): House {
  const storage = new SqliteStorage(join(folder, "tafelrunde.db"))
  const { rooms } = createLiveRooms(storage)
  const limits = {
    assetBytes: 100_000,
    boardAssetBytes: 1_000_000,
    boardAssets: 100,
    boardPixels: 1e9,
    graceDays: 7,
  }
  const assets = new Assets(join(folder, "assets"), limits)
  const boards = new Boards(storage, DEFAULT_LIMITS)
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  return {
    storage,
    rooms,
    assets,
    folder,
    createBoard: async () => {
      const created = await boards.create({ language: "de", template: "blank" })
      return created?.board.id ?? ""
    },
    add: async (boardId, note) => {
      const png = createPng(SIZE, { note })
      return (await assets.add(boardId, chunksOf(png))).hash
    },
    sweep: (day) => sweepAssets({ assets, rooms, storage, log }, day * DAY),
    has: async (boardId, hash) => (await assets.find(boardId, hash)) !== undefined,
    edit: async (boardId, change) => {
      const alice = await enter(rooms, "participant", { boardId, kind: "board" })
      change(alice.doc)
      await rooms.journal.flush()
      alice.leave()
    },
  }
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 40) yield bytes.subarray(at, at + 40)
}

async function* tornChunks(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(createPng(SIZE))
  throw Object.assign(new Error("the sender left"), { code: "ECONNRESET" })
}

function withHouse(work: (house: House) => Promise<void>): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const house = createHouse(folder)
    try {
      await work(house)
    } finally {
      await house.rooms.close()
      await house.storage.close()
    }
  })
}

function putAsset(doc: Y.Doc, hash: string): void {
  return createRecord(canvasRecords(doc), {
    id: `asset:${hash.slice(0, 8)}`,
    typeName: "asset",
    type: "image",
    props: { src: `asset:${hash}`, w: 3, h: 2 },
    meta: {},
  })
}

function putShape(doc: Y.Doc, hash: string): void {
  return createRecord(canvasRecords(doc), {
    id: `shape:${hash.slice(0, 8)}`,
    typeName: "shape",
    type: "image",
    parentId: "page:page",
    index: "a1",
    x: 0,
    y: 0,
    rotation: 0,
    props: { assetId: `asset:${hash.slice(0, 8)}`, w: 3, h: 2 },
    meta: {},
  })
}

function removeShape(doc: Y.Doc, hash: string): void {
  return canvasRecords(doc).delete(`shape:${hash.slice(0, 8)}`)
}

const SERVER = { role: "server", seat: null }

test("a picture that the board shows stays for ever", () =>
  withHouse(async ({ createBoard, add, edit, sweep, has }) => {
    const id = await createBoard()
    const hash = await add(id, "shown")
    await edit(id, (doc) => {
      putAsset(doc, hash)
      putShape(doc, hash)
    })

    for (const day of [0, 10, 100]) await sweep(day)

    expect(await has(id, hash)).toBe(true)
  }))

test("what nothing shows is removed after the grace period, and not before", () =>
  withHouse(async ({ createBoard, add, edit, sweep, has, assets }) => {
    const id = await createBoard()
    const [never, deleted] = [await add(id, "never shown"), await add(id, "deleted")]
    await edit(id, (doc) => {
      putAsset(doc, deleted)
      putShape(doc, deleted)
    })
    await edit(id, (doc) => removeShape(doc, deleted))

    await sweep(0)
    await sweep(6)
    expect([await has(id, never), await has(id, deleted)]).toEqual([true, true])
    await sweep(7)

    expect([await has(id, never), await has(id, deleted)]).toEqual([false, false])
    expect(await assets.listBoards()).toEqual([])
  }))

test("undoing the deletion in time keeps the picture, and its time begins anew", () =>
  withHouse(async ({ createBoard, add, edit, sweep, has }) => {
    const id = await createBoard()
    const hash = await add(id, "undone")
    await edit(id, (doc) => putAsset(doc, hash))
    await sweep(0)
    await edit(id, (doc) => putShape(doc, hash))
    await sweep(6)
    await edit(id, (doc) => removeShape(doc, hash))

    await sweep(8)
    expect(await has(id, hash)).toBe(true)
    await sweep(14)
    expect(await has(id, hash)).toBe(true)
    await sweep(15)

    expect(await has(id, hash)).toBe(false)
  }))

test("adding an unused picture again keeps it", () =>
  withHouse(async ({ createBoard, add, sweep, has }) => {
    const id = await createBoard()
    const hash = await add(id, "again")
    await sweep(0)

    await add(id, "again")
    await sweep(7)

    expect(await has(id, hash)).toBe(true)
  }))

test("a server that was off for weeks removes nothing at its first look", () =>
  withHouse(async ({ createBoard, add, sweep, has }) => {
    const id = await createBoard()
    const hash = await add(id, "waiting")

    await sweep(365)

    expect(await has(id, hash)).toBe(true)
  }))

test("the bytes stay as long as one board has them", () =>
  withHouse(async ({ createBoard, add, edit, sweep, has, folder, assets }) => {
    const [one, two] = [await createBoard(), await createBoard()]
    const hash = await add(one, "shared")
    await add(two, "shared")
    await edit(two, (doc) => {
      putAsset(doc, hash)
      putShape(doc, hash)
    })

    await sweep(0)
    await sweep(7)

    expect([await has(one, hash), await has(two, hash)]).toEqual([false, true])
    const bytes = join(folder, "assets", assets.contentPath(hash))
    expect(await readFile(bytes)).toEqual(createPng(SIZE, { note: "shared" }))
    await assets.removeBoard(two)
    await expect(readFile(bytes)).rejects.toThrow("ENOENT")
  }))

test("a board that cannot be read keeps its pictures", () =>
  withHouse(async ({ createBoard, add, sweep, has, storage }) => {
    const id = await createBoard()
    const hash = await add(id, "in doubt")
    const readRoom = storage.readRoom.bind(storage)
    await sweep(0)

    storage.readRoom = () => Promise.reject(new StorageError("damaged", "in the middle"))
    await sweep(30)
    storage.readRoom = async (room) => ({ ...(await readRoom(room)), setAside: 1 })
    await sweep(30)
    storage.readRoom = async (room) => {
      const stored = await readRoom(room)
      return { ...stored, entries: [{ seq: 99, bytes: new Uint8Array([9, 9, 9]), author: SERVER }] }
    }
    await sweep(30)

    expect(await has(id, hash)).toBe(true)
  }))

test("a record that cannot be read may show any picture", () =>
  withHouse(async ({ createBoard, add, storage, sweep, has }) => {
    const id = await createBoard()
    const hash = await add(id, "unreadable")
    // As it may lie in a store of long ago: what comes in today is checked.
    const doc = new Y.Doc()
    doc.getMap("records").set("shape:odd", "not a record")
    const bytes = Y.encodeStateAsUpdate(doc)
    await storage.append([
      { boardId: id, room: id, bytes, author: { role: "participant", seat: null } },
    ])

    for (const day of [0, 30]) await sweep(day)

    expect(await has(id, hash)).toBe(true)
  }))

test("pictures of a deleted board go at once, those of an unknown one after the grace period", () =>
  withHouse(async ({ createBoard, add, sweep, has, storage }) => {
    const deleted = await createBoard()
    const [gone, unknown] = [await add(deleted, "gone"), await add("unknown-board", "unknown")]
    await storage.deleteBoard(deleted, 0)

    await sweep(0)
    expect([await has(deleted, gone), await has("unknown-board", unknown)]).toEqual([false, true])
    await sweep(7)

    expect(await has("unknown-board", unknown)).toBe(false)
  }))

test("of a picture that breaks off while it comes nothing is left", () =>
  withHouse(async ({ assets, createBoard, folder }) => {
    const id = await createBoard()

    await expect(assets.add(id, tornChunks())).rejects.toThrow("the sender left")

    expect(await readdir(join(folder, "assets", "incoming"))).toEqual([])
    expect(await assets.listBoards()).toEqual([])
  }))

test("what a killed process was receiving is removed at the next start", () =>
  withHouse(async ({ assets, folder }) => {
    await mkdir(join(folder, "assets", "incoming"), { recursive: true })
    await writeFile(join(folder, "assets", "incoming", "half"), "half a picture")

    await assets.start()

    await expect(readdir(join(folder, "assets", "incoming"))).rejects.toThrow("ENOENT")
  }))
