import { createHash } from "node:crypto"

import { type ExportedFile } from "@tafelrunde/shared/paper"

import { type ExportJob } from "./export-job.ts"

export interface RecentFilesLimits {
  /** The most bytes that are remembered. */
  readonly recentBytes: number
  /** All is forgotten this long after the last file: files name people. */
  readonly idleMs: number
}

/** The files made last, for whoever asks again before the board has changed. */
export class RecentFiles {
  readonly #limits: RecentFilesLimits
  /** The oldest first. */
  readonly #files = new Map<string, ExportedFile>()
  #bytes = 0
  #timer: NodeJS.Timeout | undefined

  constructor(limits: RecentFilesLimits) {
    this.#limits = limits
  }

  find(key: string): ExportedFile | undefined {
    return this.#files.get(key)
  }

  add(key: string, file: ExportedFile): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.clear(), this.#limits.idleMs).unref()
    if (this.#files.has(key)) return
    this.#files.set(key, file)
    this.#bytes += file.bytes.length
    for (const [oldest, { bytes }] of this.#files) {
      if (this.#bytes <= this.#limits.recentBytes) return
      this.#files.delete(oldest)
      this.#bytes -= bytes.length
    }
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#files.clear()
    this.#bytes = 0
  }
}

/** Two jobs with the same key make the same bytes. */
export function keyOf({ name, documents, options }: ExportJob): string {
  const hash = createHash("sha256").update(JSON.stringify([name, options]))
  for (const update of documents) hash.update(`\0${update.length}\0`).update(update)
  return hash.digest("base64")
}
