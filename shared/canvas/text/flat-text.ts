import { type SimpleDiff, simpleDiffString } from "lib0/diff"
import { diffAuto } from "lib0/diff/patience"
import type * as Y from "yjs"

import { deepEqual, isJsonObject, type JsonObject } from "../records/json.ts"
import { blockOf, nameOfBlock } from "./block-name.ts"
import { toNodes } from "./lines-to-nodes.ts"
import { type Inline, type Line, toLines } from "./text-lines.ts"

/*
 * How a rich text lies in one Y.Text, as Quill and Etherpad do it, so that no change of paragraphs or lists moves a
 * letter that somebody else is just writing beside:
 *
 *   letters     with their marks as formats
 *   \n          ends each line; its format `block` names what the paragraph is (none: an ordinary one)
 *   U+2028      with the format `break`: a line break within the paragraph
 *   \n U+2028   with the format `letter`: the character itself
 *
 * An empty Y.Text is one empty paragraph without attributes, as tldraw begins a note.
 */
const END = "\n"
const BREAK = "\u2028"
type Format = JsonObject | string
type TextChange = SimpleDiff<string>
interface Piece {
  readonly text: string
  readonly formats: Readonly<Record<string, Format>>
}

/** Fills a new text, which must not have any yet. Only for texts without a `richTextViolation`. */
export function fillFlatText(text: Y.Text, richText: JsonObject): void {
  const pieces = toPieces(toLines(richText))
  if (pieces.length > 0) {
    text.applyDelta(pieces.map((piece) => ({ insert: piece.text, attributes: piece.formats })))
  }
}

/** Makes the text read `richText`, touching only what differs, so that others' letters stay. */
export function writeFlatText(text: Y.Text, richText: JsonObject): void {
  const pieces = toPieces(toLines(richText))
  const target = joined(pieces)
  for (const change of changesOf(joined(readPieces(text)), target).toReversed()) {
    writeLetters(text, change, pieces)
  }
  // To format one part moves none of the others.
  const written = readPieces(text)
  let index = 0
  for (const piece of pieces) {
    const now = slice(written, index, index + piece.text.length)
    writeFormats(text, { index, now, target: piece.formats })
    index += piece.text.length
  }
}

/** The rich text in a text, whatever people's changes have made of it together. */
export function readFlatText(text: Y.Text): JsonObject {
  const lines: Line[] = []
  let content: Inline[] = []
  const add = (piece: Piece): void => {
    const last = content.at(-1)
    const { block: _block, break: _break, letter: _letter, ...formats } = piece.formats
    const marks = Object.fromEntries(
      Object.entries(formats).map(([name, value]) => [name, isJsonObject(value) ? value : {}]),
    )
    if (last && last !== "break" && deepEqual(last.formats, marks)) {
      content[content.length - 1] = { ...last, text: last.text + piece.text }
    } else content.push({ text: piece.text, formats: marks })
  }
  for (const piece of readPieces(text)) {
    const isLetter = piece.formats["letter"] !== undefined
    for (const part of piece.text.split(/(?<=[\n\u2028])|(?=[\n\u2028])/)) {
      if (part === END && !isLetter) {
        lines.push({ block: blockOf(piece.formats["block"]), content })
        content = []
      } else if (part === BREAK && piece.formats["break"] !== undefined) content.push("break")
      else add({ ...piece, text: part })
    }
  }
  if (content.length > 0) lines.push({ block: blockOf(undefined), content })
  return toNodes(lines)
}

function toPieces(lines: readonly Line[]): Piece[] {
  const [only] = lines
  const isBlank = lines.length === 1 && only?.content.length === 0
  if (isBlank && only && nameOfBlock(only.block) === BARE) return []
  return mergePieces(
    lines.flatMap(({ block, content }) => {
      const name = nameOfBlock(block)
      return [
        ...content.flatMap(toInlinePieces),
        { text: END, formats: name === undefined ? {} : { block: name } },
      ]
    }),
  )
}

/** The name of a paragraph without attributes. */
const BARE = nameOfBlock({ type: "paragraph", lists: [], isContinued: false, beginsList: false })

function toInlinePieces(inline: Inline): Piece[] {
  if (inline === "break") return [{ text: BREAK, formats: { break: "1" } }]
  return inline.text.split(/(?<=[\n\u2028])|(?=[\n\u2028])/).map((text) => ({
    text,
    formats: text === END || text === BREAK ? { ...inline.formats, letter: "1" } : inline.formats,
  }))
}

/** Neighbours with the same formats become one, as Yjs reads them back. */
function mergePieces(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    if (last && deepEqual(last.formats, piece.formats)) {
      merged[merged.length - 1] = { ...last, text: last.text + piece.text }
    } else if (piece.text !== "") merged.push(piece)
  }
  return merged
}

function readPieces(text: Y.Text): Piece[] {
  // Most texts have no formats; the server reads one with each letter, and this costs a third less.
  if (!isFormatted(text)) {
    const letters = text.toJSON()
    return letters === "" ? [] : [{ text: letters, formats: {} }]
  }
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return delta.flatMap(({ insert, attributes }) => {
    if (typeof insert !== "string") return []
    const formats = Object.entries(attributes ?? {}).filter(([, value]) => value !== null)
    return [{ text: insert, formats: Object.fromEntries(formats.map(toFormat)) }]
  })
}

function toFormat([name, value]: [string, unknown]): [string, Format] {
  return [name, typeof value === "string" || isJsonObject(value) ? value : {}]
}

function isFormatted({ _hasFormatting: has }: Y.Text): boolean {
  return has
}

/** In the order of the text. What is the same in the middle of a replacement stays, where words show it. */
function changesOf(from: string, to: string): TextChange[] {
  const whole = simpleDiffString(from, to)
  if (whole.remove === 0 || whole.insert === "") return [whole]
  const removed = from.slice(whole.index, whole.index + whole.remove)
  const changes = diffAuto(removed, whole.insert).map(({ index, remove, insert }) => ({
    index: whole.index + index,
    remove: remove.length,
    insert,
  }))
  return isSameResult(from, changes, to) ? changes : [whole]
}

function isSameResult(from: string, changes: readonly TextChange[], to: string): boolean {
  let text = from
  for (const { index, remove, insert } of changes.toReversed()) {
    text = text.slice(0, index) + insert + text.slice(index + remove)
  }
  return text === to
}

/** `pieces` are the whole target; later changes of the text are made already. */
function writeLetters(text: Y.Text, { index, remove, insert }: TextChange, pieces: Piece[]): void {
  if (remove > 0) text.delete(index, remove)
  if (insert === "") return
  const end = joined(pieces).length - (text.length - index)
  let at = index
  for (const piece of slice(pieces, end - insert.length, end)) {
    text.insert(at, piece.text, piece.formats)
    at += piece.text.length
  }
}

interface FormatChange {
  readonly index: number
  /** What stands from there on, in pieces of one look. */
  readonly now: readonly Piece[]
  readonly target: Piece["formats"]
}

function writeFormats(text: Y.Text, { index, now, target }: FormatChange): void {
  let at = index
  for (const piece of now) {
    const change: Record<string, Format | null> = {}
    for (const name of Object.keys(piece.formats)) if (!target[name]) change[name] = null
    for (const [name, value] of Object.entries(target)) {
      if (!deepEqual(piece.formats[name], value)) change[name] = value
    }
    if (Object.keys(change).length > 0) text.format(at, piece.text.length, change)
    at += piece.text.length
  }
}

function joined(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join("")
}

/** The part of the pieces between two character positions. */
function slice(pieces: readonly Piece[], start: number, end: number): Piece[] {
  const part: Piece[] = []
  let at = 0
  for (const piece of pieces) {
    const text = piece.text.slice(Math.max(0, start - at), Math.max(0, end - at))
    if (text !== "") part.push({ ...piece, text })
    at += piece.text.length
  }
  return part
}
