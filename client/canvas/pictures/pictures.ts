import {
  canvasRecords,
  isJsonObject,
  isShape,
  readRecord,
  writeChange,
} from "@tafelrunde/shared/canvas"
import {
  AssetRecordType,
  type Editor,
  type TLAsset,
  type TLAssetId,
  type TLImageAsset,
} from "tldraw"

import type { Board } from "../../board/board.ts"
import { filesMessages } from "../../messages/files.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import type { PreparedPicture } from "./prepare.ts"
import { hashOf } from "./request.ts"
import { type Origin, type UploadEnd, Uploads } from "./upload-queue.ts"
import { PictureUrls } from "./urls.ts"

const TIDY_MS = 60_000

/**
 * A board's pictures in this page. An asset record without `src` is still being uploaded; its `meta.sender` identifies
 * the uploading device, so that everybody knows whether the picture may still arrive.
 */
export class Pictures {
  readonly board: Board
  readonly uploads: Uploads
  readonly urls: PictureUrls

  constructor(board: Board) {
    this.board = board
    this.uploads = new Uploads(board)
    this.urls = new PictureUrls(board)
  }

  /** Keeps the pictures of this editor's shapes in memory. Returns the function that stops it. */
  attach(editor: Editor): () => void {
    const tidy = setInterval(() => this.urls.keepOnly(usedHashes(editor)), TIDY_MS)
    const stopWatching = this.board.connection.subscribe(() => {
      const { kind } = this.board.connection.get()
      if (kind !== "opening" && kind !== "offline") this.urls.tryAgain()
    })
    return () => {
      clearInterval(tidy)
      stopWatching()
      this.urls.close()
    }
  }

  /** The record's content until the picture is uploaded. */
  senderMeta(): { sender: number } {
    return { sender: this.board.awareness.clientID }
  }

  /** Uploads the picture of an asset record; undefined when it was refused, which has been announced. */
  async send(assetId: TLAssetId, file: File, origin: Origin = "page"): Promise<string | undefined> {
    const end = await this.uploads.start(assetId, file, origin)
    const messages = currentMessages(filesMessages).pictures
    if ("refusal" in end) announce(messages.refused(file.name || messages.unnamed, end.refusal))
    else {
      announce(messages.uploaded, "quiet")
      if (!this.urls.keep(end.hash, end.url)) URL.revokeObjectURL(end.url)
    }
    this.#write(assetId, end)
    return "refusal" in end ? undefined : `asset:${end.hash}`
  }

  /** Writes to the document, because the canvas may be closed; an open canvas receives it in the same tick. */
  #write(assetId: TLAssetId, end: UploadEnd): void {
    const { doc } = this.board
    // The board was closed; the picture stays on the device until the board is opened again.
    if (doc.isDestroyed) return
    doc.transact(() => {
      if ("refusal" in end) removePicture(doc, assetId)
      else nameContent(doc, assetId, `asset:${end.hash}`)
    })
    void this.uploads.shelf.forget(assetId)
  }

  /**
   * Resumes the uploads of earlier pages of this device. With `isSynced` the document is the server's state, and pictures
   * without a record are discarded.
   */
  async resume(isSynced: boolean): Promise<void> {
    await this.board.loaded
    const records = canvasRecords(this.board.doc)
    for (const { assetId, file } of await this.uploads.shelf.read()) {
      if (!isAssetId(assetId) || this.uploads.get(assetId)) continue
      const asset = readRecord(records.get(assetId))
      if (asset && isAwaited(asset)) void this.send(assetId, file, "shelf")
      else if (asset || isSynced) void this.uploads.shelf.forget(assetId)
    }
  }
}

function isAssetId(id: string): id is TLAssetId {
  return id.startsWith("asset:")
}

/** Whether the picture of this asset record is not uploaded yet. */
export function isAwaited(asset: object): boolean {
  const props: unknown = "props" in asset ? asset.props : undefined
  return !(typeof props === "object" && props !== null && "src" in props && props.src)
}

function nameContent(doc: Board["doc"], assetId: string, src: string): void {
  const records = canvasRecords(doc)
  const asset = readRecord(records.get(assetId))
  if (!asset) return
  const { props } = asset
  if (!isJsonObject(props)) return
  writeChange(records, asset, { ...asset, props: { ...props, src }, meta: {} })
}

/** Removes the record without an undo step, because the picture was never visible to others. */
function removePicture(doc: Board["doc"], assetId: string): void {
  const records = canvasRecords(doc)
  for (const [id, stored] of records) {
    const record = readRecord(stored)
    if (record && isShape(record) && record.props["assetId"] === assetId) records.delete(id)
  }
  records.delete(assetId)
}

function usedHashes(editor: Editor): ReadonlySet<string> {
  const shown = new Set<unknown>()
  for (const record of editor.store.allRecords()) {
    if (record.typeName === "shape" && "assetId" in record.props) shown.add(record.props.assetId)
  }
  const hashes = editor.getAssets().map((asset) => (shown.has(asset.id) ? hashOfAsset(asset) : ""))
  return new Set(hashes.filter((hash) => hash !== undefined))
}

export function hashOfAsset({ props }: TLAsset): string | undefined {
  return "src" in props && typeof props.src === "string" ? hashOf(props.src) : undefined
}

export function toImageAsset(
  { file, w, h, isAnimated }: PreparedPicture,
  meta: TLImageAsset["meta"],
): TLImageAsset {
  return {
    id: AssetRecordType.createId(),
    typeName: "asset",
    type: "image",
    props: {
      name: file.name,
      src: "",
      w,
      h,
      fileSize: file.size,
      mimeType: file.type || "image/png",
      isAnimated,
    },
    meta,
  }
}

const all = new WeakMap<Board, Pictures>()

/** One for each board: uploads outlive the canvas that started them. */
export function picturesOf(board: Board): Pictures {
  const pictures = all.get(board) ?? new Pictures(board)
  all.set(board, pictures)
  return pictures
}

/** Starts the uploads on pages without a canvas too. */
export async function resumePictures(board: Board, isSynced: boolean): Promise<void> {
  await picturesOf(board).resume(isSynced)
}
