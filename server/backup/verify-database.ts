import type * as Y from "yjs"

import { readUsedAssets } from "../assets/used-assets.ts"
import { assembleDocument } from "../rooms/log/assemble-document.ts"
import { SqliteStorage } from "../storage/sqlite-storage.ts"
import { StorageError, type StoredRoom } from "../storage/storage.ts"
import { DATABASE } from "./data-folder.ts"
import { type Fault, type ShownPictures } from "./verification.ts"

interface VerifiedDatabase {
  readonly boards: number
  readonly rooms: number
  readonly versions: number
  readonly shown: ShownPictures
  readonly faults: readonly Fault[]
}

class DatabaseCheck {
  readonly #storage: SqliteStorage
  readonly faults: Fault[] = []
  readonly shown = new Map<string, Set<string>>()
  versions = 0

  constructor(storage: SqliteStorage) {
    this.#storage = storage
  }

  #note(fault: Fault["fault"], place: string, detail?: string): void {
    this.faults.push({ fault, place, ...(detail !== undefined && { detail }) })
  }

  async checkFile(): Promise<void> {
    for (const text of await this.#storage.checkIntegrity()) {
      this.#note("databaseDamaged", DATABASE, text)
    }
  }

  async checkRoom(path: string, boardId: string): Promise<void> {
    try {
      const stored = await this.#storage.readRoom(path)
      if (stored.lastSeq === 0) return this.#note("roomMissing", path)
      if (stored.setAside > 0) this.#note("rowsMissing", path, String(stored.setAside))
      const doc = this.#open(path, stored)
      if (path === boardId) this.#show(boardId, readUsedAssets(doc) ?? [])
      doc.destroy()
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      this.#note("roomDamaged", path, error.message)
    }
  }

  #open(path: string, { snapshot, entries }: StoredRoom): Y.Doc {
    const updates = entries.map(({ bytes }) => bytes)
    return assembleDocument(snapshot ? [snapshot.bytes, ...updates] : updates, (_index, error) =>
      this.#note("editUnreadable", path, String(error)),
    )
  }

  async checkVersions(boardId: string): Promise<void> {
    for (const { n, pictures } of await this.#storage.listVersions(boardId)) {
      this.#show(boardId, pictures)
      try {
        await this.#storage.readVersion(boardId, n)
        this.versions += 1
      } catch (error) {
        if (!(error instanceof StorageError)) throw error
        this.#note("versionDamaged", boardId, String(n))
      }
    }
  }

  #show(boardId: string, hashes: Iterable<string>): void {
    const shown = this.shown.get(boardId) ?? new Set()
    for (const hash of hashes) shown.add(hash)
    this.shown.set(boardId, shown)
  }
}

/** Checks a database file of its own, which may change: it is brought to this version's tables. */
export async function verifyDatabase(path: string): Promise<VerifiedDatabase> {
  const storage = new SqliteStorage(path)
  try {
    const check = new DatabaseCheck(storage)
    await check.checkFile()
    const rooms = await storage.listRooms()
    for (const room of rooms) await check.checkRoom(room.path, room.boardId)
    const boards = await storage.listBoards()
    for (const { id } of boards) await check.checkVersions(id)
    const { shown, faults, versions } = check
    return { boards: boards.length, rooms: rooms.length, versions, shown, faults }
  } finally {
    await storage.close()
  }
}
