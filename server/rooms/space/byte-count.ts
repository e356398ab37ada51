/** How many bytes of a room, or of one person in it, count: its part of the snapshot, and the log entries after it. */
export class ByteCount {
  #snapshotBytes: number
  /** Log entries that the running compaction merges. */
  #mergingBytes = 0
  #logBytes: number
  /** Admitted, but not stored yet. */
  #pendingBytes = 0

  constructor({ snapshotBytes, logBytes }: { snapshotBytes: number; logBytes: number }) {
    this.#snapshotBytes = snapshotBytes
    this.#logBytes = logBytes
  }

  get total(): number {
    return this.#snapshotBytes + this.#mergingBytes + this.#logBytes + this.#pendingBytes
  }

  get snapshotBytes(): number {
    return this.#snapshotBytes
  }

  /** Of entries since the last compaction began, whether it succeeded or not. */
  get logBytes(): number {
    return this.#logBytes
  }

  addAdmitted(bytes: number): void {
    this.#pendingBytes += bytes
  }

  /** Counts bytes that were admitted before as stored. */
  addStored(bytes: number): void {
    this.#pendingBytes -= bytes
    this.#logBytes += bytes
  }

  startCompaction(): void {
    this.#mergingBytes += this.#logBytes
    this.#logBytes = 0
  }

  finishCompaction(snapshotBytes: number): void {
    this.#snapshotBytes = snapshotBytes
    this.#mergingBytes = 0
  }
}
