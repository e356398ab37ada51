import { type ExportedFile } from "@tafelrunde/shared/paper"

import { type Log } from "../log.ts"
import { type ExportJob } from "./export-job.ts"
import { ExportProcess, ExportProcessEnded, type ExportProcessLimits } from "./export-process.ts"
import { keyOf, RecentFiles, type RecentFilesLimits } from "./recent-files.ts"

export interface ExportLimits extends ExportProcessLimits, RecentFilesLimits {
  /** Files that may wait on the whole server. */
  readonly waiting: number
  /** Files that may wait of one queue: one board and role. */
  readonly waitingOfQueue: number
  /** The most cells that the tables of a board may have, see `tableCells`. */
  readonly cells: number
}

export const DEFAULT_EXPORT_LIMITS: ExportLimits = {
  jobMs: 60_000,
  heapMb: 600,
  renewBytes: 600 * 2 ** 20,
  idleMs: 10 * 60_000,
  waiting: 60,
  waitingOfQueue: 4,
  cells: 300_000,
  recentBytes: 32 * 2 ** 20,
}

export type ExportRefusal = "exportTooLarge" | "exportsBusy" | "pdfUnavailable"

export interface ExportRequest {
  /** Whose requests may not fill the places of others: a board and a role. */
  readonly queue: string
  /** Reads the board when its turn comes, so that no copy of it waits. */
  readonly read: () => Promise<ExportJob>
}

/** Makes files in the order in which they are asked for, one at a time, in the export process. */
export class Exporter {
  readonly #process: ExportProcess
  readonly #recent: RecentFiles
  readonly #limits: ExportLimits
  readonly #log: Log
  readonly #waiting = new Map<string, number>()
  #total = 0
  #last: Promise<unknown> = Promise.resolve()
  #isClosed = false

  /** `child` is the module that the export process runs. */
  constructor(limits: ExportLimits, log: Log, child?: URL) {
    this.#log = log
    this.#process = new ExportProcess(limits, log, child)
    this.#recent = new RecentFiles(limits)
    this.#limits = limits
  }

  /** Throws what reading throws, and mistakes of the writers. */
  async make({ queue, read }: ExportRequest): Promise<ExportedFile | ExportRefusal> {
    const ofQueue = this.#waiting.get(queue) ?? 0
    const isFull = this.#total >= this.#limits.waiting || ofQueue >= this.#limits.waitingOfQueue
    if (isFull || this.#isClosed) return "exportsBusy"
    this.#count(queue, 1)
    const turn = this.#last.then(() => this.#run(read))
    this.#last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      this.#count(queue, -1)
    }
  }

  #count(queue: string, by: 1 | -1): void {
    this.#total += by
    const count = (this.#waiting.get(queue) ?? 0) + by
    if (count > 0) this.#waiting.set(queue, count)
    else this.#waiting.delete(queue)
  }

  async #run(read: () => Promise<ExportJob>): Promise<ExportedFile | ExportRefusal> {
    if (this.#isClosed) return "exportsBusy"
    const job = await read()
    if (job.cells > this.#limits.cells) return "exportTooLarge"
    const key = keyOf(job)
    const known = this.#recent.find(key)
    if (known) return known
    try {
      const answer = await this.#process.run(job)
      if ("problem" in answer) throw new Error(`The export process failed: ${answer.problem}`)
      if ("refusal" in answer) {
        this.#log.error(`exports.${answer.refusal}`, { reason: answer.reason })
        return answer.refusal
      }
      this.#recent.add(key, answer.file)
      return answer.file
    } catch (error) {
      if (error instanceof ExportProcessEnded) {
        return this.#isClosed ? "exportsBusy" : "exportTooLarge"
      }
      throw error
    }
  }

  /** Refuses what waits and ends the process. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#process.close()
    this.#recent.clear()
    await this.#last
  }
}
