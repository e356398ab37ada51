import type { Editor, TLContent, VecLike } from "tldraw"

import {
  type ClipboardContent,
  readClipboard,
  saysSomething,
} from "../../clipboard/clipboard-content.ts"
import { onlyLink, parseHtml } from "../../clipboard/html.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { decodeShapes } from "./shapes-as-html.ts"

type Put = Parameters<Editor["putExternalContent"]>[0]

/** Pastes from a menu, where no event brings the clipboard. */
export async function pasteFromMenu(editor: Editor, point: VecLike | undefined): Promise<void> {
  let content: ClipboardContent
  try {
    content = await readClipboard()
  } catch {
    // Not allowed, or not there without https.
    return announce(currentMessages(canvasMessages).pasteWithKeys)
  }
  pasteContent(editor, content, point)
}

/** Pastes on the canvas, as one undo step; without a point where there is room. */
export function pasteContent(
  editor: Editor,
  content: ClipboardContent,
  point: VecLike | undefined,
): void {
  editor.markHistoryStoppingPoint("paste")
  for (const put of readingsOf(editor, content)) {
    void paste(editor, { ...put, ...(point && { point: { x: point.x, y: point.y } }) })
  }
}

async function paste(editor: Editor, put: Put): Promise<void> {
  try {
    await editor.putExternalContent(put)
  } catch {
    // Shapes of another version or of a faulty program; tldraw has added none of them.
    announce(currentMessages(canvasMessages).pasteUnreadable)
  }
}

/** What people mean: shapes, text rather than the picture of it, pictures, addresses, text. */
function readingsOf(editor: Editor, { text, html, files }: ClipboardContent): readonly Put[] {
  const shapes = decodeShapes(html) ?? decodeShapes(text)
  if (shapes) return [{ type: "tldraw", content: withKnownPictures(editor, shapes) }]
  // Spreadsheets and Word also put a picture of the cells or the text on the clipboard; a copied file has its name.
  const hasText = text.trim() !== "" && saysSomething(html)
  if (files.length > 0 && !hasText) return [{ type: "files", files: [...files] }]
  return text.trim() === "" ? [] : readingsOfText(text, html)
}

function readingsOfText(text: string, html: string): readonly Put[] {
  const drawing = excalidrawIn(text)
  if (drawing) return [{ type: "excalidraw", content: drawing }]
  const addresses = addressesIn(text) ?? addressesIn(onlyLink(parseHtml(html)) ?? "")
  if (addresses) return addresses.map((url) => ({ type: "url", url }))
  if (/^\s*<svg[\s>]/.test(text)) return [{ type: "svg-text", text }]
  return [{ type: "text", text, ...(saysSomething(html) && { html }) }]
}

/** The addresses of a text that is nothing but addresses, each once. */
function addressesIn(text: string): readonly string[] | undefined {
  const words = text.trim().split(/\s+/)
  const areAddresses = words.every((word) => /^https?:\/\//i.test(word) && URL.canParse(word))
  return areAddresses ? [...new Set(words)] : undefined
}

function excalidrawIn(text: string): object | undefined {
  if (!text.includes("excalidraw/clipboard")) return undefined
  try {
    const json: unknown = JSON.parse(text)
    const isDrawing =
      typeof json === "object" &&
      json !== null &&
      "type" in json &&
      json.type === "excalidraw/clipboard"
    return isDrawing ? json : undefined
  } catch {
    // A text that only speaks of it.
    return undefined
  }
}

/** Without pictures whose bytes neither came along nor are on this board, which is announced. */
function withKnownPictures(editor: Editor, content: TLContent): TLContent {
  const brought = new Set<string>()
  for (const { id, props } of content.assets) {
    if ("src" in props && props.src && !props.src.startsWith("asset:")) brought.add(id)
  }
  const onBoard = new Set<string>(editor.getAssets().map(({ id }) => id))
  const isMissing = ({ props }: TLContent["shapes"][number]): boolean => {
    const assetId = "assetId" in props ? props.assetId : null
    if (typeof assetId !== "string") return false
    return !brought.has(assetId) && !onBoard.has(assetId)
  }
  const missing = new Set(content.shapes.filter(isMissing).map(({ id }) => id))
  if (missing.size === 0) return content
  announce(currentMessages(canvasMessages).picturesLeft(missing.size))
  return {
    ...content,
    shapes: content.shapes.filter(({ id }) => !missing.has(id)),
    rootShapeIds: content.rootShapeIds.filter((id) => !missing.has(id)),
    bindings: (content.bindings ?? []).filter(
      ({ fromId, toId }) => !missing.has(fromId) && !missing.has(toId),
    ),
  }
}
