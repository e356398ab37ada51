import {
  AssetRecordType,
  type Editor,
  type TLAsset,
  type TLAssetId,
  type TLImageAsset,
  type TLShapeId,
} from "tldraw"

import type { Board } from "../board/board.ts"
import { currentLanguage } from "../ui/language.ts"
import { announce } from "../ui/toast.tsx"
import type { PreparedPicture } from "./pictures-prepare.ts"
import { hashOf } from "./pictures-request.ts"
import { type UploadEnd, Uploads } from "./pictures-uploads.ts"
import { PictureUrls } from "./pictures-urls.ts"
import { picturesWords } from "./pictures-words.ts"

const TIDY_MS = 60_000

/**
 * A board's pictures in this page. An asset record without `src` is one that is being sent: its `meta.sender` says by
 * whom, so that everybody can tell whether it may still come.
 */
export class Pictures {
  readonly board: Board
  readonly uploads: Uploads
  readonly urls: PictureUrls
  #editor: Editor | undefined
  /** Ends of uploads while no canvas was open. */
  readonly #ended = new Map<TLAssetId, UploadEnd>()

  constructor(board: Board) {
    this.board = board
    this.uploads = new Uploads(board)
    this.urls = new PictureUrls(board)
  }

  /** Writes into this editor's records what comes of the uploads. Returns the function that ends it. */
  attach(editor: Editor): () => void {
    this.#editor = editor
    for (const [assetId, end] of this.#ended) this.#apply(assetId, end)
    this.#ended.clear()
    const tidy = setInterval(() => this.urls.keepOnly(usedHashes(editor)), TIDY_MS)
    const stopWatching = this.board.connection.subscribe(() => {
      const { kind } = this.board.connection.get()
      if (kind !== "opening" && kind !== "offline") this.urls.tryAgain()
    })
    return () => {
      clearInterval(tidy)
      stopWatching()
      if (this.#editor === editor) this.#editor = undefined
      this.urls.close()
    }
  }

  /** What stands in a record until the picture is there. */
  senderMeta(): { sender: number } {
    return { sender: this.board.awareness.clientID }
  }

  /** Sends the picture of an asset record; undefined when it was refused, which was told. */
  async send(assetId: TLAssetId, file: File): Promise<string | undefined> {
    const end = await this.uploads.start(assetId, file)
    const words = picturesWords[currentLanguage()]
    if ("refusal" in end) announce(words.refused(file.name || words.unnamed, end.refusal))
    else {
      announce(words.uploaded, "quiet")
      if (!this.urls.keep(end.hash, end.url)) URL.revokeObjectURL(end.url)
    }
    if (this.#editor) this.#apply(assetId, end)
    else this.#ended.set(assetId, end)
    return "refusal" in end ? undefined : `asset:${end.hash}`
  }

  #apply(assetId: TLAssetId, end: UploadEnd): void {
    const editor = this.#editor
    const asset = editor?.getAsset(assetId)
    if (!editor || !asset || asset.type !== "image") return
    if ("refusal" in end) removePicture(editor, assetId)
    else {
      const props = { ...asset.props, src: `asset:${end.hash}` }
      editor.updateAssets([{ ...asset, props, meta: {} }])
    }
  }
}

/** Not an undo step: the picture was never on the board for anybody. */
function removePicture(editor: Editor, assetId: TLAssetId): void {
  const isShown = ({ props }: { readonly props: object }): boolean =>
    "assetId" in props && props.assetId === assetId
  editor.run(
    () => {
      editor.deleteShapes(
        shapesOf(editor)
          .filter(isShown)
          .map(({ id }) => id),
      )
      editor.deleteAssets([assetId])
    },
    { history: "ignore", ignoreShapeLock: true },
  )
}

interface ShapeFacts {
  readonly id: TLShapeId
  readonly props: object
}

function shapesOf(editor: Editor): readonly ShapeFacts[] {
  return editor.store.allRecords().filter((record) => record.typeName === "shape")
}

function usedHashes(editor: Editor): ReadonlySet<string> {
  const shown = new Set<unknown>()
  for (const { props } of shapesOf(editor)) if ("assetId" in props) shown.add(props.assetId)
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

/** One per board: uploads outlive the canvas that began them. */
export function picturesOf(board: Board): Pictures {
  const pictures = all.get(board) ?? new Pictures(board)
  all.set(board, pictures)
  return pictures
}
