import { close, fdatasync, openSync } from "node:fs"
import { promisify } from "node:util"

const flushFile = promisify(fdatasync)
const closeFile = promisify(close)

/** Brings what was written to a file onto the disk soon after, while everything else goes on. */
export class BackgroundFlush {
  readonly #file: number
  readonly #everyMs: number
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #failure: unknown

  constructor(path: string, everyMs: number) {
    this.#file = openSync(path, "r+")
    this.#everyMs = everyMs
  }

  /** The file was written. */
  ask(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#start()
    }, this.#everyMs).unref()
  }

  #start(): void {
    if (this.#running) return this.ask()
    const flushed = flushFile(this.#file).catch((error: unknown) => {
      this.#failure = error
    })
    this.#running = flushed.finally(() => {
      this.#running = undefined
    })
  }

  /** The error of a flush that failed since the last call. */
  takeFailure(): unknown {
    const failure = this.#failure
    this.#failure = undefined
    return failure
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#running
    await closeFile(this.#file)
  }
}
