import { type Atom, atom } from "tldraw"

import type { Board } from "../../board/board.ts"
import { openPendingPictures, type PendingPictures } from "../../board/device/pending-pictures.ts"
import { filesMessages } from "../../messages/files.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { PictureError, sendPicture } from "./request.ts"

export interface Upload {
  readonly file: File
  /** A local address, to show the picture before it is uploaded. */
  readonly url: string
  /** Progress from 0 to 1; undefined while the upload waits for the connection or the end of a lock. */
  readonly part: number | undefined
}

export type UploadEnd =
  | { readonly hash: string; readonly url: string }
  | { readonly refusal: string }

type Uploading = Pick<Board, "id" | "token" | "access" | "connection">

const SHORTEST_WAIT_MS = 3000
const LONGEST_WAIT_MS = 60_000

interface Means {
  readonly send: typeof sendPicture
  readonly shelf: PendingPictures
}

/** The origin of a pending picture: added in this page, or left by an earlier page. */
export type Origin = "page" | "shelf"

/**
 * The pending pictures of this page, by the id of their asset record. Uploads continue while other views are shown, and
 * this device stores the pictures until they are uploaded.
 */
export class Uploads {
  readonly #board: Uploading
  readonly #send: typeof sendPicture
  readonly shelf: PendingPictures
  /** The number of pictures that closing this page would lose. */
  readonly #onlyHere = new Set<string>()
  readonly #uploads: Atom<ReadonlyMap<string, Upload>> = atom("uploads", new Map())

  constructor(board: Uploading, { send, shelf }: Partial<Means> = {}) {
    this.#board = board
    this.#send = send ?? sendPicture
    this.shelf = shelf ?? openPendingPictures(board)
  }

  /** As a signal. */
  get(assetId: string): Upload | undefined {
    return this.#uploads.get().get(assetId)
  }

  /** Resolves when the server has stored or refused the picture; otherwise the upload is retried without limit. */
  async start(assetId: string, file: File, origin: Origin = "page"): Promise<UploadEnd> {
    const url = URL.createObjectURL(file)
    this.#set(assetId, { file, url, part: origin === "page" ? 0 : undefined })
    const isKept = origin === "page" ? this.#keep(assetId, file) : Promise.resolve(true)
    // The reason of the last wait may still hold.
    if (origin === "shelf" && !this.#isOpen()) await this.#untilItMayGo(LONGEST_WAIT_MS)
    try {
      return await this.#sendUntilAnswered(assetId, { file, url, isKept })
    } finally {
      this.#set(assetId, undefined)
      this.#isOnlyHere(assetId, false)
    }
  }

  async #keep(assetId: string, file: File): Promise<boolean> {
    this.#isOnlyHere(assetId, true)
    const isKept = await this.shelf.keep({ assetId, file })
    if (isKept) this.#isOnlyHere(assetId, false)
    return isKept
  }

  #isOnlyHere(assetId: string, isOnlyHere: boolean): void {
    if (isOnlyHere) this.#onlyHere.add(assetId)
    else this.#onlyHere.delete(assetId)
    askBeforeLeaving(this.#onlyHere.size)
  }

  async #sendUntilAnswered(
    assetId: string,
    { file, url, isKept }: Pick<Upload, "file" | "url"> & { readonly isKept: Promise<boolean> },
  ): Promise<UploadEnd> {
    for (let wait = SHORTEST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        const onProgress = (part: number): void => this.#set(assetId, { file, url, part })
        onProgress(0)
        return { hash: await this.#send(this.#board, file, onProgress), url }
      } catch (error) {
        if (!(error instanceof PictureError) || !this.#mayWait(error)) {
          return { refusal: error instanceof Error ? error.message : String(error) }
        }
        if (wait === SHORTEST_WAIT_MS) announcePending(await isKept)
        this.#set(assetId, { file, url, part: undefined })
        await this.#untilItMayGo(wait)
      }
    }
  }

  /** Without a connection this page does not know whether the board is locked or the link still valid. */
  #mayWait({ canPass, status }: PictureError): boolean {
    return canPass || (status === 403 && (this.#isLocked() || !this.#isOpen()))
  }

  #isLocked(): boolean {
    const { access, role } = this.#board.access.get()
    return access === "read" && role !== "viewer"
  }

  #isOpen(): boolean {
    const { kind } = this.#board.connection.get()
    return kind === "saved" || kind === "saving"
  }

  /** Resolves when the connection or the right to write returns, or after a delay. */
  #untilItMayGo(longestMs: number): Promise<void> {
    return new Promise((resolve) => {
      const stops: (() => void)[] = []
      const go = (): void => {
        for (const stop of stops) stop()
        resolve()
      }
      let wasOpen = this.#isOpen()
      const look = (): void => {
        const isOpen = this.#isOpen()
        if (isOpen && !wasOpen) go()
        wasOpen = isOpen
      }
      const timer = setTimeout(go, longestMs)
      stops.push(() => clearTimeout(timer), this.#board.connection.subscribe(look))
    })
  }

  #set(assetId: string, upload: Upload | undefined): void {
    const uploads = new Map(this.#uploads.get())
    if (upload) uploads.set(assetId, upload)
    else uploads.delete(assetId)
    this.#uploads.set(uploads)
  }
}

function announcePending(isKept: boolean): void {
  const messages = currentMessages(filesMessages).pictures
  announce(isKept ? messages.pendingOnDevice : messages.pendingInPage)
}

function stay(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

function askBeforeLeaving(onlyHere: number): void {
  if (onlyHere > 0) addEventListener("beforeunload", stay)
  else removeEventListener("beforeunload", stay)
}
