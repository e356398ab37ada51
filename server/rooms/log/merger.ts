import { Worker } from "node:worker_threads"

import { encode, writeVarUint8Array } from "lib0/encoding"

/** `updates` holds all updates, each after its length: one buffer is transferred without copying. */
export interface MergeTask {
  readonly id: number
  readonly updates: Uint8Array<ArrayBuffer>
}
export type MergeAnswer = { readonly id: number } & (
  | { readonly snapshot: Uint8Array }
  | { readonly problem: string }
)

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
  readonly #tasks = new Map<number, PromiseWithResolvers<Uint8Array>>()
  #worker: Worker | undefined
  #idleTimer: NodeJS.Timeout | undefined
  #lastId = 0

  /** Rejects when the updates cannot be merged, or the merger closes. */
  merge(updates: readonly Uint8Array[]): Promise<Uint8Array> {
    clearTimeout(this.#idleTimer)
    this.#worker ??= this.#start()
    this.#lastId += 1
    const id = this.#lastId
    const pending = Promise.withResolvers<Uint8Array>()
    this.#tasks.set(id, pending)
    const task: MergeTask = { id, updates: pack(updates) }
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
    if ("snapshot" in answer) pending?.resolve(answer.snapshot)
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
