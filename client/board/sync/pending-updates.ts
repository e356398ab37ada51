import * as Y from "yjs"

import { OwnChanges } from "./own-changes.ts"

/** Between two frames of one person. Of 25 people who type and drag, 40 ms cost a third of the frames. */
const WINDOW_MS = 40

interface PendingUpdatesOptions {
  /** Sends one document update as one frame; false when the socket cannot take it now. */
  readonly send: (update: Uint8Array) => boolean
  readonly onChange: () => void
  /** Changes of an earlier visit that were never acknowledged. */
  readonly pending?: number
}

interface InFlight {
  readonly frame: number
  readonly changes: OwnChanges
}

/**
 * Own changes on their way to the server. After a pause a change leaves at the end of the turn that made it; changes that
 * follow within the window leave as one frame when the window ends. All are counted until the server says that they are durable.
 * Changes made without a connection are not kept here as bytes: the answer to the server's next sync step 1 carries them.
 */
export class PendingUpdates {
  readonly #options: PendingUpdatesOptions
  #updates: Uint8Array[] = []
  /** Runs while changes are collected. */
  #window: ReturnType<typeof setTimeout> | undefined
  #pending: OwnChanges
  #inFlight: InFlight[] = []
  #frames = 0
  #ready = false
  #held: OwnChanges | undefined
  /** Whether changes that only delete leave at once while others wait. */
  #sendsDeletions = false

  constructor(options: PendingUpdatesOptions) {
    this.#options = options
    this.#pending = OwnChanges.earlier(options.pending ?? 0)
  }

  /** Changes, as people count them, that the server has not yet called durable. */
  get count(): number {
    return this.#all.count
  }

  /** How many of them, as updates, are not among the `newest` ones. */
  countBefore(newest: number): number {
    const { count, updates } = this.#all
    return Math.min(count, Math.max(0, updates - newest))
  }

  get #all(): OwnChanges {
    const inFlight = this.#inFlight.map(({ changes }) => changes)
    return OwnChanges.together([...inFlight, ...(this.#held ? [this.#held] : []), this.#pending])
  }

  /** Updates of one `action` are one change. */
  add(update: Uint8Array, action: unknown = {}): void {
    if (!this.#ready && this.#sendsDeletions && isDeletion(update)) {
      this.#sendDeletion(update, action)
    } else this.#pending.add(action)
    if (this.#ready) {
      this.#updates.push(update)
      // What one gesture changes in several transactions leaves as one frame.
      if (this.#window === undefined && this.#updates.length === 1)
        queueMicrotask(() => this.#sendAndCollect())
    }
    this.#options.onChange()
  }

  #sendDeletion(update: Uint8Array, action: unknown): void {
    const waiting = this.#pending
    // The frame carries this change alone.
    this.#pending = new OwnChanges()
    this.#pending.add(action)
    this.#options.send(update)
    this.#pending = OwnChanges.together([waiting, this.#pending])
  }

  /** Sends what there is, if anything, and collects what follows for the time of a window. */
  #sendAndCollect(): void {
    if (this.#window !== undefined || this.#updates.length === 0) return
    this.flush()
    this.#window = setTimeout(() => {
      this.#window = undefined
      this.#sendAndCollect()
    }, WINDOW_MS)
  }

  /** Sends at once what was collected. */
  flush(): void {
    if (!this.#ready || this.#updates.length === 0) return
    const [first, ...rest] = this.#updates
    const update = rest.length === 0 && first ? first : Y.mergeUpdates(this.#updates)
    this.#updates = []
    // A refused frame loses nothing: the socket is closing, and the next handshake carries its changes.
    this.#options.send(update)
  }

  /** The handshake's answer (step 2) left: it carried everything that was made until now. */
  answered(): void {
    this.#updates = []
    this.#ready = true
    this.#sendsDeletions = false
    if (this.#held) this.#pending = OwnChanges.together([this.#held, this.#pending])
    this.#held = undefined
    this.sent()
  }

  /** A document frame left; frames are counted as the server counts them, per connection. */
  sent(): void {
    this.#frames += 1
    this.#inFlight.push({ frame: this.#frames, changes: this.#pending })
    this.#pending = new OwnChanges()
    this.#options.onChange()
  }

  /** The server says how many frames of this connection are durable. */
  saved(frames: number): void {
    this.#inFlight = this.#inFlight.filter(({ frame }) => frame > frames)
    this.#options.onChange()
  }

  /** Whether changes of ours wait for a new handshake, because the board was locked or full when they came. */
  get holds(): boolean {
    return this.#held !== undefined
  }

  /**
   * The server did not take what is in flight, because the board is locked or full. Later frames would build
   * on what it lacks. On a full board, deletions go on: they make room.
   */
  hold({ sendsDeletions }: { readonly sendsDeletions: boolean }): void {
    const all = this.#all
    const held = all.count > 0 ? all : OwnChanges.earlier(1)
    this.#stopSending()
    this.#held = held
    this.#sendsDeletions = sendsDeletions
    this.#options.onChange()
  }

  /** What was not acknowledged waits again. */
  disconnected(): void {
    const pending = this.#all
    this.#stopSending()
    this.#pending = pending
    this.#frames = 0
    this.#options.onChange()
  }

  #stopSending(): void {
    clearTimeout(this.#window)
    this.#window = undefined
    this.#pending = new OwnChanges()
    this.#held = undefined
    this.#inFlight = []
    this.#updates = []
    this.#ready = false
    this.#sendsDeletions = false
  }
}

/** True for an update without new content. */
function isDeletion(update: Uint8Array): boolean {
  return update[0] === 0
}
