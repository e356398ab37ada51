import * as Y from "yjs"

import { deepEqual, isJsonObject, type Json, type JsonObject } from "../records/json.ts"
import { fillFlatText, readFlatText, writeFlatText } from "./flat-text.ts"
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
  fillFlatText(mine.getText("text"), from)
  // Before it is filled: Yjs notices formats only in what it knows as a text.
  theirs.getText("text")
  copy(mine, theirs)
  theirs.transact(() => writeFlatText(theirs.getText("text"), current))
  mine.transact(() => writeFlatText(mine.getText("text"), to))
  copy(mine, theirs)
  return readFlatText(theirs.getText("text"))
}

function isRichText(value: Json | undefined): value is JsonObject {
  return isJsonObject(value) && richTextViolation(value) === null
}

function copy(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
}
