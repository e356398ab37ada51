import { Worker } from "node:worker_threads"

import { encode, writeVarUint8Array } from "lib0/encoding"

import { type HeldUpdate, type Shares } from "../space/shares.ts"

/** What is merged: the newest snapshot with the shares noted beside it, and the log entries after it. */
export interface MergeInput {
  readonly snapshot: Uint8Array | undefined
  readonly shares: Shares
  readonly updates: readonly HeldUpdate[]
  /** Whether updates that wait for others are left out. */
  readonly dropsGaps: boolean
}

export interface Merged {
  readonly bytes: Uint8Array
  readonly shares: Shares
}

/** `updates` holds the snapshot, empty if there is none, and all updates, each after its length: one buffer is transferred without copying. */
export interface MergeTask {
  readonly id: number
  readonly updates: Uint8Array<ArrayBuffer>
  readonly shares: Shares
  readonly dropsGaps: boolean
  /** Of each update after the snapshot. */
  readonly holders: readonly (string | undefined)[]
}
export type MergeAnswer = { readonly id: number } & (
  | { readonly merged: Merged }
  | { readonly problem: string }
)

const NO_SNAPSHOT = new Uint8Array()

function pack(updates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return encode((encoder) => {
    for (const update of updates) writeVarUint8Array(encoder, update)
  })
}

/** Longer than the time between two merges of a busy board, because starting a thread is expensive. */
const IDLE_MS = 60_000
/** Merging leaves little garbage that is young for long; a thread's default would keep tens of MiB. */
const YOUNG_GENERATION_MB = 8

/**
 * Merges many updates into one without overwritten content, on a worker thread: merging the updates of
 * a whole workshop would block all boards for too long.
 */
export class Merger {
  readonly #tasks = new Map<number, PromiseWithResolvers<Merged>>()
  #worker: Worker | undefined
  #idleTimer: NodeJS.Timeout | undefined
  #lastId = 0

  /** Rejects when the updates cannot be merged, or the merger closes. */
  merge({ snapshot = NO_SNAPSHOT, shares, updates, dropsGaps }: MergeInput): Promise<Merged> {
    clearTimeout(this.#idleTimer)
    this.#worker ??= this.#start()
    this.#lastId += 1
    const id = this.#lastId
    const pending = Promise.withResolvers<Merged>()
    this.#tasks.set(id, pending)
    const task: MergeTask = {
      id,
      updates: pack([snapshot, ...updates.map(({ bytes }) => bytes)]),
      shares,
      dropsGaps,
      holders: updates.map(({ holder }) => holder),
    }
    this.#worker.postMessage(task, [task.updates.buffer])
    return pending.promise
  }

  #start(): Worker {
    const worker = new Worker(new URL("merge-worker.ts", import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    })
    worker.unref()
    worker.on("message", (answer: MergeAnswer) => this.#take(answer))
    worker.on("error", (error) => this.#end(error))
    return worker
  }

  #take(answer: MergeAnswer): void {
    const pending = this.#tasks.get(answer.id)
    this.#tasks.delete(answer.id)
    if ("merged" in answer) pending?.resolve(answer.merged)
    else pending?.reject(new Error(answer.problem))
    if (this.#tasks.size > 0) return
    this.#idleTimer = setTimeout(() => void this.close(), IDLE_MS).unref()
  }

  #end(error: unknown): void {
    this.#worker = undefined
    for (const { reject } of this.#tasks.values()) reject(error)
    this.#tasks.clear()
  }

  async close(): Promise<void> {
    clearTimeout(this.#idleTimer)
    const worker = this.#worker
    this.#end(new Error("The merger closes"))
    await worker?.terminate()
  }
}
