import { type ChildProcess, fork } from "node:child_process"
import { getCompileCacheDir } from "node:module"
import { constants, setPriority } from "node:os"
import { dirname } from "node:path"

import { type Log } from "../log.ts"
import { type ExportAnswer, type ExportJob } from "./export-job.ts"

export interface ExportProcessLimits {
  /** A file that takes longer ends the process. */
  readonly jobMs: number
  /** The heap that V8 may use, in MiB; more ends the process. */
  readonly heapMb: number
  /** Above this many bytes the process makes way for a new one after the job. */
  readonly renewBytes: number
  /** An idle process ends after this time, because it holds some 100 MB. */
  readonly idleMs: number
}

const CHILD = new URL("export-child.ts", import.meta.url)

/** The process ended before it answered: the file took too long, or too much memory. */
export class ExportProcessEnded extends Error {
  constructor() {
    super("The export process ended before it answered")
    this.name = "ExportProcessEnded"
  }
}

/**
 * A child process that makes one file after another, so that a large board takes time and memory
 * from nobody who edits. A thread would share the heap and could not be ended in the middle of
 * native code. It starts with the first job and stays warm for the next.
 */
export class ExportProcess {
  readonly #module: URL
  readonly #limits: ExportProcessLimits
  readonly #log: Log
  #child: ChildProcess | undefined
  #waiting: PromiseWithResolvers<ExportAnswer> | undefined
  #idleTimer: NodeJS.Timeout | undefined

  /** `child` is the module that the process runs. */
  constructor(limits: ExportProcessLimits, log: Log, child: URL = CHILD) {
    this.#module = child
    this.#limits = limits
    this.#log = log
  }

  /** One at a time. Rejects with `ExportProcessEnded` when a limit is passed or the process closes. */
  async run(job: ExportJob): Promise<ExportAnswer> {
    clearTimeout(this.#idleTimer)
    this.#child ??= this.#start()
    const waiting = Promise.withResolvers<ExportAnswer>()
    this.#waiting = waiting
    const timer = setTimeout(() => {
      this.#log.warn("exports.tooSlow", { name: job.name, ms: this.#limits.jobMs })
      this.close()
    }, this.#limits.jobMs)
    try {
      this.#child.send(job)
      const answer = await waiting.promise
      if (answer.memory > this.#limits.renewBytes) this.close()
      return answer
    } finally {
      clearTimeout(timer)
      this.#waiting = undefined
      this.#idleTimer = setTimeout(() => this.close(), this.#limits.idleMs).unref()
    }
  }

  #start(): ChildProcess {
    const child = fork(this.#module, {
      serialization: "advanced",
      execArgv: [`--max-old-space-size=${this.#limits.heapMb}`],
      // No secret of the server's settings; native code of a writer stays on one core.
      env: { RAYON_NUM_THREADS: "1", ...compileCache() },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    })
    child.on("message", (answer: ExportAnswer) => this.#waiting?.resolve(answer))
    child.on("error", (error) => this.#onEnd(child, error.message))
    child.on("exit", (code, signal) => this.#onEnd(child, String(signal ?? code)))
    lowerPriority(child)
    return child
  }

  #onEnd(child: ChildProcess, reason: string): void {
    if (this.#child !== child) return
    this.#child = undefined
    this.#log.warn("exports.processEnded", { reason })
    this.#waiting?.reject(new ExportProcessEnded())
  }

  /** Ends the process at once, whatever it does. The next job starts a new one. */
  close(): void {
    clearTimeout(this.#idleTimer)
    const child = this.#child
    this.#child = undefined
    child?.kill("SIGKILL")
    this.#waiting?.reject(new ExportProcessEnded())
  }
}

/** The process finds and keeps compiled code where the server does, and starts in a third of the time. */
function compileCache(): { readonly NODE_COMPILE_CACHE?: string } {
  const folderOfThisNode = getCompileCacheDir()
  return folderOfThisNode === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folderOfThisNode) }
}

function lowerPriority({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Some systems forbid it, or the process has ended: files are made at normal priority then.
  }
}
