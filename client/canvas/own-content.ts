import { toRichText } from "@tafelrunde/shared/canvas"
import { AssetRecordType, createShapeId, type Editor, getHashForString } from "tldraw"

/** What is pasted or dropped becomes something of our own: an address a text with a link, never a fetched preview. */
export function keepContentOurs(editor: Editor): void {
  editor.registerExternalContentHandler("url", ({ url, point }) => {
    const at = point ?? editor.getViewportPageBounds().center
    const id = createShapeId()
    editor.markHistoryStoppingPoint("paste address")
    editor.createShape({ id, type: "text", x: at.x, y: at.y, props: { richText: linkText(url) } })
    editor.select(id)
  })
  editor.registerExternalContentHandler("embed", null)
  // Only asked for bookmarks, which none of our tools makes; answers without looking at the address.
  editor.registerExternalAssetHandler("url", ({ url }) => {
    const props = { src: "", title: url, description: "", image: "", favicon: "" }
    const id = AssetRecordType.createId(getHashForString(url))
    return Promise.resolve({ id, typeName: "asset", type: "bookmark", props, meta: {} })
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
