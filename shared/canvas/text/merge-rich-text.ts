import * as Y from "yjs"

import { deepEqual, isJsonObject, type Json } from "../records/json.ts"
import { createFragment, readFragment, writeFragment } from "./rich-text-fragment.ts"
import { richTextViolation } from "./rich-text.ts"
import { writeText } from "./write-text.ts"

/** Three states of one value: one person's change `from → to`, and `current`, the value with others' changes since `from`. */
export interface ThreeStates<T> {
  readonly from: T
  readonly to: T
  readonly current: T
}

/** Applies the change `from → to` to `current` character by character, so that others' typing since then stays. */
export function mergeText({ from, to, current }: ThreeStates<string>): string {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  mine.getText("text").insert(0, from)
  copy(mine, theirs)
  writeText(theirs.getText("text"), current)
  writeText(mine.getText("text"), to)
  copy(mine, theirs)
  return theirs.getText("text").toJSON()
}

/** As `mergeText`, for rich text; null when one of the three is no rich text. */
export function mergeRichText({ from, to, current }: ThreeStates<Json | undefined>): Json | null {
  if (!isRichText(from) || !isRichText(to) || !isRichText(current)) return null
  if (deepEqual(from, current)) return to
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  mine.getMap("note").set("text", createFragment(from))
  copy(mine, theirs)
  writeFragment(fragmentOf(theirs), current)
  writeFragment(fragmentOf(mine), to)
  copy(mine, theirs)
  return readFragment(fragmentOf(theirs))
}

function isRichText(value: Json | undefined): value is Parameters<typeof createFragment>[0] {
  return isJsonObject(value) && richTextViolation(value) === null
}

function fragmentOf(doc: Y.Doc): Y.XmlFragment {
  const fragment = doc.getMap("note").get("text")
  if (!(fragment instanceof Y.XmlFragment)) throw new Error("The text has not been copied.")
  return fragment
}

function copy(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
}
