import { toRichText } from "@tafelrunde/shared/canvas"
import {
  AssetRecordType,
  createShapeId,
  type Editor,
  getHashForString,
  type TLTextShape,
  type VecLike,
} from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { placeShapes } from "./place-shapes.ts"
import { mayAdd } from "./refuse-when-reading.ts"

const MOST_ADDRESSES = 200
const GAP = 12

/** Handlers for pasted and dropped content: an address becomes a text with a link, and no preview is loaded. */
export function keepContentOurs(editor: Editor): void {
  // tldraw calls the handler once for each address, in the same tick.
  const together: string[] = []
  editor.registerExternalContentHandler("url", ({ url, point }) => {
    together.push(url)
    if (together.length > 1) return
    queueMicrotask(() => {
      placeAddresses(editor, together.splice(0), point)
    })
  })
  editor.registerExternalContentHandler("embed", null)
  // tldraw calls this for bookmarks only, which none of our tools creates; it does not load the address.
  editor.registerExternalAssetHandler("url", ({ url }) => {
    const props = { src: "", title: url, description: "", image: "", favicon: "" }
    const id = AssetRecordType.createId(getHashForString(url))
    return Promise.resolve({ id, typeName: "asset", type: "bookmark", props, meta: {} })
  })
}

/** Adds the texts one below the other, as one undo step. */
function placeAddresses(editor: Editor, urls: readonly string[], point?: VecLike): void {
  if (urls.length > MOST_ADDRESSES) {
    const messages = currentMessages(canvasMessages)
    return announce(messages.tooManyAddresses(urls.length, MOST_ADDRESSES))
  }
  const shapes = urls.map((url) => ({
    id: createShapeId(),
    type: "text" as const,
    parentId: editor.getCurrentPageId(),
    props: { richText: linkText(url) as TLTextShape["props"]["richText"] },
  }))
  if (!mayAdd(editor, shapes.length)) return
  editor.markHistoryStoppingPoint("paste addresses")
  editor.run(() => {
    editor.createShapes(shapes)
    let y = 0
    for (const { id, type } of shapes) {
      editor.updateShape({ id, type, y })
      y += editor.getShapeGeometry(id).bounds.h + GAP
    }
    placeShapes(
      editor,
      shapes.map(({ id }) => id),
      point,
    )
  })
}

function linkText(url: string): object {
  const isWeb = /^https?:\/\//i.test(url)
  if (!isWeb) return toRichText(url)
  const marks = [
    {
      type: "link",
      attrs: { href: url, target: "_blank", rel: "noopener noreferrer nofollow", class: null },
    },
  ]
  const paragraph = { type: "paragraph", content: [{ type: "text", marks, text: url }] }
  return { type: "doc", content: [paragraph] }
}
