const MAX_LOG_LENGTH = 5000
const MIN_LOG_BYTES = 512 * 1024
/** Above its limit a board takes deletions until it has grown by this part, so that people can make room. */
const DELETION_RESERVE = 1 / 16

/** What a store holds of a room when the room is opened. */
export interface InitialSize {
  readonly lastSeq: number
  readonly logLength: number
  readonly logBytes: number
  readonly snapshotBytes: number
}

/** How much the store holds of one room: its snapshot and the log entries after it. */
export class StoredSize {
  readonly #maxBytes: number
  #totalBytes: number
  #isFull = false
  #lastSeq: number
  #logLength: number
  #logBytes: number
  #snapshotBytes: number
  /** Called after each entry that is stored. */
  onGrowth: () => void = () => {}

  constructor(initial: InitialSize, maxBytes: number) {
    this.#maxBytes = maxBytes
    this.#lastSeq = initial.lastSeq
    this.#logLength = initial.logLength
    this.#logBytes = initial.logBytes
    this.#snapshotBytes = initial.snapshotBytes
    this.#totalBytes = initial.snapshotBytes + initial.logBytes
  }

  /** The number of the room's last entry in the store. */
  get lastSeq(): number {
    return this.#lastSeq
  }

  get logLength(): number {
    return this.#logLength
  }

  /** Whether the room takes so many bytes more; a refusal asks for a compaction. */
  hasSpaceFor(bytes: number, isDeletion: boolean): boolean {
    if (this.#totalBytes + bytes <= this.#maxBytes) return true
    this.#isFull = true
    return isDeletion && this.#totalBytes < this.#maxBytes * (1 + DELETION_RESERVE)
  }

  /** Counts an update that is on its way into the store. */
  addAdmitted(bytes: number): void {
    this.#totalBytes += bytes
  }

  /** Counts entries that the store has taken; `bytes` is their sum. */
  addStored(lastSeq: number, bytes: number): void {
    this.#logLength += lastSeq - this.#lastSeq
    this.#lastSeq = lastSeq
    this.#logBytes += bytes
    this.onGrowth()
  }

  /** Whether a new snapshot is worth its work. */
  get isCompactionDue(): boolean {
    if (this.#isFull && this.#logLength > 0) return true
    const maxBytes = Math.max(MIN_LOG_BYTES, this.#snapshotBytes)
    return this.#logLength >= MAX_LOG_LENGTH || this.#logBytes > maxBytes
  }

  /** Resets the counters, even if the compaction then fails: it is not tried again at once. */
  startCompaction(): void {
    this.#logLength = 0
    this.#logBytes = 0
    this.#isFull = false
  }

  /** The store turned out to hold another last entry than was counted. */
  correctLastSeq(lastSeq: number): void {
    this.#lastSeq = lastSeq
  }

  finishCompaction(snapshot: { readonly uptoSeq: number; readonly bytes: Uint8Array }): void {
    this.#logLength = this.#lastSeq - snapshot.uptoSeq
    this.#snapshotBytes = snapshot.bytes.length
    this.#totalBytes = snapshot.bytes.length + this.#logBytes
  }
}
