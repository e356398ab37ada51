import { deepEqual, type Json, type JsonObject, mergeRichText } from "@tafelrunde/shared/canvas"
import type { Editor, TLShape } from "tldraw"

import { toCanvasRecord } from "../sync/records.ts"
import { textBeforeChange } from "./rich-text-editor.ts"

/**
 * The text editor hands over its whole text with each letter, and it learns of others' letters only when React has
 * drawn them. A letter that is typed before that must not take them back: it is put into what the store has by now.
 * Returns the function that ends it.
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

/** A paragraph without a direction is to the text editor one whose direction is automatic. */
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
