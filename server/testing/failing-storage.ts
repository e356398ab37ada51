import { MemoryStorage } from "../storage/memory-storage.ts"
import { StorageError, type LogEntry, type StoredRoom } from "../storage/storage.ts"

/** A store whose disk fills up, or that answers late, when the test says so. */
export class FailingStorage extends MemoryStorage {
  isFull = false
  /** How often it was asked to append while full. */
  attempts = 0
  readGate: Promise<void> = Promise.resolve()

  override append(entries: readonly LogEntry[]): Promise<readonly number[]> {
    if (!this.isFull) return super.append(entries)
    this.attempts += 1
    return Promise.reject(new StorageError("full", "database or disk is full"))
  }

  override async readRoom(room: string): Promise<StoredRoom> {
    await this.readGate
    return super.readRoom(room)
  }
}
