import { type Atom, atom } from "tldraw"

import { fetchPicture, PictureError } from "./request.ts"

export type PictureFailure = "gone" | "unreachable"

type Fetch = (hash: string) => Promise<Blob>

const RETRY_MS = 10_000

/** The pictures that this page has loaded, by hash, as object URLs of this page. */
export class PictureUrls {
  readonly #fetch: Fetch
  readonly #urls = new Map<string, Promise<string | null>>()
  readonly #failures: Atom<ReadonlyMap<string, PictureFailure>> = atom(
    "picture failures",
    new Map(),
  )
  /** Incremented when failed pictures should be requested again. */
  readonly #attempt = atom("picture attempt", 0)
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(board: Parameters<typeof fetchPicture>[0], fetchOne?: Fetch) {
    this.#fetch = fetchOne ?? ((hash) => fetchPicture(board, hash))
  }

  /** Null when the picture cannot be loaded; a reaction that called this runs again when a retry is due. */
  get(hash: string): Promise<string | null> {
    this.#attempt.get()
    const known = this.#urls.get(hash)
    if (known) return known
    const loading = this.#load(hash)
    this.#urls.set(hash, loading)
    return loading
  }

  /** As a signal. */
  failureOf(hash: string): PictureFailure | undefined {
    return this.#failures.get().get(hash)
  }

  /** Takes over the local address of an uploaded picture, so that it is not downloaded; false if it is already known. */
  keep(hash: string, url: string): boolean {
    if (this.#urls.has(hash)) return false
    this.#urls.set(hash, Promise.resolve(url))
    return true
  }

  async #load(hash: string): Promise<string | null> {
    try {
      const blob = await this.#fetch(hash)
      this.#fail(hash, undefined)
      return URL.createObjectURL(blob)
    } catch (error) {
      const isGone = error instanceof PictureError && !error.canPass
      this.#fail(hash, isGone ? "gone" : "unreachable")
      this.#urls.delete(hash)
      if (!isGone) this.#retry ??= setTimeout(() => this.tryAgain(), RETRY_MS)
      return null
    }
  }

  #fail(hash: string, failure: PictureFailure | undefined): void {
    if (this.#failures.get().get(hash) === failure) return
    const failures = new Map(this.#failures.get())
    if (failure) failures.set(hash, failure)
    else failures.delete(hash)
    this.#failures.set(failures)
  }

  /** Called when the connection returns or after a delay. */
  tryAgain(): void {
    clearTimeout(this.#retry)
    this.#retry = undefined
    if (this.#failures.get().size > 0) this.#attempt.update((attempt) => attempt + 1)
  }

  /** Releases all other pictures; undo loads them again. */
  keepOnly(used: ReadonlySet<string>): void {
    for (const [hash, loading] of this.#urls) {
      if (used.has(hash)) continue
      this.#urls.delete(hash)
      void loading.then((url) => url !== null && URL.revokeObjectURL(url))
    }
  }

  close(): void {
    clearTimeout(this.#retry)
    this.keepOnly(new Set())
  }
}
