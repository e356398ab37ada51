import "./pictures.css"
import { type JSX, useSyncExternalStore } from "react"
import {
  HTMLContainer,
  ImageShapeUtil,
  type TLAsset,
  type TLImageShape,
  useEditor,
  useValue,
} from "tldraw"

import { filesMessages } from "../../messages/files.ts"
import { useMessages } from "../../messages/language.ts"
import { modelOf } from "../shapes/canvas-model.ts"
import { hashOfAsset, isAwaited, type Pictures, picturesOf } from "./pictures.ts"

/** tldraw's image shape with a line of text while the picture is not visible. */
export class PictureShapeUtil extends ImageShapeUtil {
  override component(shape: TLImageShape): JSX.Element {
    return (
      <>
        {super.component(shape)}
        <PictureState shape={shape} />
      </>
    )
  }
}

function PictureState({ shape }: { shape: TLImageShape }): JSX.Element | null {
  const editor = useEditor()
  const messages = useMessages(filesMessages).pictures
  const { assetId } = shape.props
  const asset = useValue("asset", () => assetId && editor.getAsset(assetId), [editor, assetId])
  const pictures = picturesOf(modelOf(editor).board)
  const upload = useValue("upload", () => assetId && pictures.uploads.get(assetId), [
    pictures,
    assetId,
  ])
  const hash = asset ? hashOfAsset(asset) : undefined
  const failure = useValue("failure", () => hash && pictures.urls.failureOf(hash), [pictures, hash])
  if (upload?.part !== undefined) {
    const percent = Math.round(upload.part * 100)
    return <Line text={messages.uploading(percent)} percent={percent} />
  }
  if (upload) return <Line text={messages.waiting} />
  if (failure) return <Line text={messages[failure]} />
  if (asset && isAwaited(asset)) return <Awaited pictures={pictures} asset={asset} />
  return asset ? null : <Line text={messages.gone} />
}

/** The state of a picture that another device uploads, or was uploading when it left. */
function Awaited({ pictures, asset }: { pictures: Pictures; asset: TLAsset }): JSX.Element {
  const messages = useMessages(filesMessages).pictures
  const { awareness } = pictures.board
  const isSenderHere = useSyncExternalStore(
    (listener) => {
      awareness.on("change", listener)
      return () => awareness.off("change", listener)
    },
    () => {
      const { sender } = asset.meta
      return (
        typeof sender === "number" &&
        sender !== awareness.clientID &&
        awareness.getStates().has(sender)
      )
    },
  )
  return <Line text={isSenderHere ? messages.othersUploading : messages.notYet} />
}

function Line({ text, percent }: { text: string; percent?: number }): JSX.Element {
  return (
    <HTMLContainer className="picture-state">
      <div className="picture-line">
        {text}
        {percent !== undefined && <progress value={percent} max={100} aria-label={text} />}
      </div>
    </HTMLContainer>
  )
}
