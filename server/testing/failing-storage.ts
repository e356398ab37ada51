import { setImmediate } from "node:timers/promises"

import { MemoryStorage } from "../storage/memory-storage.ts"
import {
  StorageError,
  type NewLogRow,
  type NewVersion,
  type Snapshot,
  type StoredRoom,
  type StoredToken,
} from "../storage/storage.ts"

/** A store whose disk fills up, or that answers late, when the test says so. */
export class FailingStorage extends MemoryStorage {
  isFull = false
  /** Takes edits, but no versions. */
  failVersions = false
  /** How often it was asked to append while full. */
  attempts = 0
  readGate: Promise<void> = Promise.resolve()
  /** Called when a room begins to load. */
  onRead: () => void = () => {}
  tokenGate: Promise<void> = Promise.resolve()
  /** Turns of the event loop that an append takes. */
  slowness = 0
  appends = 0
  readonly #lostRooms = new Set<string>()

  override async append(entries: readonly NewLogRow[]): Promise<readonly number[]> {
    for (let turn = 0; turn < this.slowness; turn++) await setImmediate()
    if (this.isFull) {
      this.attempts += 1
      throw new StorageError("full", "database or disk is full")
    }
    this.appends += 1
    return super.append(entries)
  }

  /** The room's log has a hole until a new snapshot makes it unnecessary. */
  loseRows(room: string): void {
    this.#lostRooms.add(room)
  }

  override writeSnapshot(room: string, snapshot: Snapshot): Promise<void> {
    this.#lostRooms.delete(room)
    return super.writeSnapshot(room, snapshot)
  }

  override async readToken(boardId: string, hash: Uint8Array): Promise<StoredToken | undefined> {
    await this.tokenGate
    return super.readToken(boardId, hash)
  }

  override addVersion(version: NewVersion): Promise<number> {
    if (!this.failVersions) return super.addVersion(version)
    return Promise.reject(new StorageError("full", "database or disk is full"))
  }

  override check(): Promise<void> {
    return this.isFull
      ? Promise.reject(new StorageError("full", "database or disk is full"))
      : Promise.resolve()
  }

  override async readRoom(room: string): Promise<StoredRoom> {
    this.onRead()
    await this.readGate
    if (this.#lostRooms.has(room)) throw new StorageError("damaged", "a hole")
    return super.readRoom(room)
  }
}
