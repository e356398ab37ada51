import { deepEqual, type Json, type JsonObject, mergeRichText } from "@tafelrunde/shared/canvas"
import type { Editor, TLShape } from "tldraw"

import { toCanvasRecord } from "../sync/records.ts"
import { textBeforeChange } from "./rich-text-editor.ts"

/**
 * The text editor passes its whole text on with each keystroke, and receives remote text only after React has rendered it.
 * A keystroke before that must not revert the remote text: it is merged into the store's present text. Returns the
 * function that stops it.
 */
export function mergeTyping(editor: Editor): () => void {
  return editor.store.sideEffects.registerBeforeChangeHandler("shape", (stored, typed, source) => {
    if (source !== "user" || typed.id !== editor.getEditingShapeId()) return typed
    const [current, to] = [richTextOf(stored), richTextOf(typed)]
    if (current === undefined || to === undefined || current === to) return typed
    const from = toJson(textBeforeChange(editor.getRichTextEditor()))
    if (from === undefined || isSameText(from, current)) return typed
    const merged = mergeRichText({ from, to, current })
    return merged === null ? typed : withRichText(typed, merged)
  })
}

function richTextOf(shape: TLShape): Json | undefined {
  const props = toCanvasRecord(shape)["props"]
  return isObject(props) ? props["richText"] : undefined
}

function withRichText(shape: TLShape, richText: Json): TLShape {
  const { props } = shape
  return { ...shape, props: { ...props, richText } }
}

/** To the text editor a paragraph without a direction equals one with an automatic direction. */
function isSameText(one: Json, other: Json): boolean {
  return deepEqual(withoutDirection(one), withoutDirection(other))
}

function withoutDirection(node: Json): Json {
  if (!isObject(node)) return node
  const { attrs, content, ...rest } = node
  const { dir, ...others }: Record<string, Json> = isObject(attrs) ? { ...attrs } : {}
  return {
    ...rest,
    ...(dir !== undefined && dir !== "auto" && { dir }),
    ...(Object.keys(others).length > 0 && { attrs: others }),
    ...(Array.isArray(content) && { content: content.map(withoutDirection) }),
  }
}

function toJson(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
