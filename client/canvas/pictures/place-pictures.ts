import {
  createShapeId,
  type Editor,
  type TLImageAsset,
  type TLImageShape,
  type TLShapePartial,
  type VecLike,
} from "tldraw"

import { filesMessages } from "../../messages/files.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { placeShapes } from "../paste/place-shapes.ts"
import { mayAdd } from "../paste/refuse-when-reading.ts"
import { modelOf } from "../shapes/canvas-model.ts"
import { type Pictures, picturesOf, toImageAsset } from "./pictures.ts"
import { preparePicture, type PreparedPicture, UnusableFile } from "./prepare.ts"

const MOST_AT_ONCE = 30
const GAP = 24
/** The largest share of the screen for one new picture. */
const SHARE_OF_SCREEN = 0.6

/** Adds pasted, dropped and chosen files as pictures, or announces the reason for refusing them. */
export function takePictures(editor: Editor): void {
  const pictures = picturesOf(modelOf(editor).board)
  editor.registerExternalContentHandler("files", ({ files, point }) => {
    void addPictures(editor, pictures, { files, point })
  })
  editor.registerExternalContentHandler("file-replace", ({ file, shapeId }) => {
    const shape = editor.getShape<TLImageShape>(shapeId)
    if (shape?.type === "image") void replacePicture(editor, pictures, { file, shape })
  })
  editor.registerExternalContentHandler("svg-text", () =>
    announce(currentMessages(filesMessages).pictures.svg),
  )
  // tldraw calls this for pictures of copied shapes too, whose records already exist.
  editor.registerExternalAssetHandler("file", async ({ file, assetId }) => {
    const awaited = assetId && editor.getAsset(assetId)
    if (!assetId || awaited?.type !== "image") throw new Error("A picture without a record.")
    editor.updateAssets([{ ...awaited, meta: pictures.senderMeta() }])
    await pictures.send(assetId, file)
    const asset = editor.getAsset(assetId)
    if (!asset) throw new Error("The picture was refused, which was told.")
    return asset
  })
}

/** Undefined for an unusable file; the reason has been announced. */
async function prepare(file: File): Promise<PreparedPicture | undefined> {
  try {
    return await preparePicture(file)
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error
    const messages = currentMessages(filesMessages).pictures
    announce(messages.refused(file.name || messages.unnamed, messages[error.reason]))
    return undefined
  }
}

interface Dropped {
  readonly files: readonly File[]
  readonly point: VecLike | undefined
}

async function addPictures(
  editor: Editor,
  pictures: Pictures,
  { files, point }: Dropped,
): Promise<void> {
  if (files.length > MOST_AT_ONCE) {
    return announce(currentMessages(filesMessages).pictures.tooMany(MOST_AT_ONCE))
  }
  const prepared: { readonly picture: PreparedPicture; readonly asset: TLImageAsset }[] = []
  // One after the other: several decoded photographs exceed a tablet's memory.
  for (const file of files) {
    const picture = await prepare(file)
    if (picture) prepared.push({ picture, asset: toImageAsset(picture, pictures.senderMeta()) })
  }
  if (prepared.length === 0 || editor.isDisposed) return
  if (!mayAdd(editor, prepared.length)) return
  const assets = prepared.map(({ asset }) => asset)
  placePictures(editor, assets, point)
  await Promise.all(prepared.map(({ picture, asset }) => pictures.send(asset.id, picture.file)))
}

/** Adds the pictures in a row. */
function placePictures(
  editor: Editor,
  assets: readonly TLImageAsset[],
  point: VecLike | undefined,
): void {
  const screen = editor.getViewportPageBounds()
  const sizes = assets.map(({ props: { w, h } }) => {
    const scale = Math.min(
      1,
      (screen.width * SHARE_OF_SCREEN) / w,
      (screen.height * SHARE_OF_SCREEN) / h,
    )
    return { w: w * scale, h: h * scale }
  })
  const parentId = editor.getCurrentPageId()
  let left = 0
  const shapes = assets.map((asset, index): TLShapePartial<TLImageShape> => {
    const { w, h } = sizes[index] ?? asset.props
    const x = left
    left += w + GAP
    const props = { assetId: asset.id, w, h }
    return { id: createShapeId(), type: "image", parentId, x, y: -h / 2, props }
  })
  editor.markHistoryStoppingPoint("add pictures")
  editor.run(() => {
    editor.createAssets([...assets])
    editor.createShapes(shapes)
    placeShapes(
      editor,
      shapes.map(({ id }) => id),
      point,
    )
  })
}

/** Replaces a picture; the old one stays until the new one is uploaded. */
async function replacePicture(
  editor: Editor,
  pictures: Pictures,
  { file, shape }: { readonly file: File; readonly shape: TLImageShape },
): Promise<void> {
  const picture = await prepare(file)
  if (!picture) return
  const asset = toImageAsset(picture, {})
  const src = await pictures.send(asset.id, picture.file)
  const current = editor.getShape<TLImageShape>(shape.id)
  if (src === undefined || !current || editor.isDisposed || editor.getIsReadonly()) return
  const h = (current.props.w * picture.h) / picture.w
  editor.markHistoryStoppingPoint("replace picture")
  editor.run(() => {
    editor.createAssets([{ ...asset, props: { ...asset.props, src } }])
    editor.updateShape<TLImageShape>({
      id: current.id,
      type: "image",
      y: current.y + (current.props.h - h) / 2,
      props: { assetId: asset.id, h, crop: null },
    })
  })
}
