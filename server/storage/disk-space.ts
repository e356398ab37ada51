import { statfs } from "node:fs/promises"

const CHECK_MS = 10_000

interface DiskSpaceOptions {
  /** A folder on the disk that is watched. */
  readonly folder: string
  readonly minFreeBytes: number
  /** Called when the disk becomes low, and when it has space again. */
  readonly onChange: (isLow: boolean, freeBytes: number) => void
}

/** Watches the free space of a disk, which all boards share. */
export class DiskSpace {
  readonly #options: DiskSpaceOptions
  #isLow = false
  #timer: NodeJS.Timeout | undefined

  constructor(options: DiskSpaceOptions) {
    this.#options = options
  }

  /** Whether less is free than the boards leave for facilitators. False before `start`. */
  get isLow(): boolean {
    return this.#isLow
  }

  async start(): Promise<void> {
    await this.#check()
    this.#timer = setInterval(() => void this.#check(), CHECK_MS).unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** A disk that cannot be asked counts as it did before. */
  async #check(): Promise<void> {
    const { folder, minFreeBytes, onChange } = this.#options
    const found = await statfs(folder).catch(() => undefined)
    if (!found) return
    const freeBytes = found.bsize * found.bavail
    const isLow = freeBytes < minFreeBytes
    if (isLow === this.#isLow) return
    this.#isLow = isLow
    onChange(isLow, freeBytes)
  }
}
