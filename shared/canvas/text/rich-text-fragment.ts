import { simpleDiffString } from "lib0/diff"
import * as Y from "yjs"

import {
  deepEqual,
  isJson,
  isJsonObject,
  stringAt,
  type Json,
  type JsonObject,
} from "../records/json.ts"
import { MARKS } from "./rich-text.ts"

/** Attributes can also be numbers and null (list start, link class), which Yjs' types do not allow. */
type Element = Y.XmlElement<Record<string, Json>>
type YNode = Y.XmlElement | Y.XmlText | Y.XmlHook
type Formats = Readonly<Record<string, JsonObject | null>>
interface Run {
  readonly text: string
  readonly formats: Readonly<Record<string, JsonObject>>
}
/** A target child: an element, or a run of text nodes that become one Y.XmlText. */
type Child =
  | { readonly kind: "element"; readonly node: JsonObject }
  | { readonly kind: "text"; readonly runs: readonly Run[] }

/** A new fragment that holds this text; only for texts without a `richTextViolation`. */
export function createFragment(richText: JsonObject): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  const children = toChildren(richText)
  if (children.length > 0) fragment.insert(0, children.map(createNode))
  return fragment
}

/** Makes the fragment read `richText`, changing only the part that differs, so that others' typing stays. */
export function writeFragment(fragment: Y.XmlFragment, richText: JsonObject): void {
  writeChildren(fragment, toChildren(richText))
}

/** The rich text in a fragment. An empty fragment (all paragraphs removed) reads as one empty paragraph. */
export function readFragment(fragment: Y.XmlFragment): JsonObject {
  const content = readChildren(fragment)
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] }
}

function toChildren(node: JsonObject): Child[] {
  const children: Child[] = []
  const content = node["content"]
  let runs: Run[] | null = null
  for (const child of Array.isArray(content) ? content.filter(isJsonObject) : []) {
    if (child["type"] !== "text") {
      children.push({ kind: "element", node: child })
      runs = null
    } else {
      if (!runs) children.push({ kind: "text", runs: (runs = []) })
      runs.push({ text: stringAt(child, "text"), formats: toFormats(child["marks"]) })
    }
  }
  return children
}

function toFormats(marks: Json | undefined): Readonly<Record<string, JsonObject>> {
  const formats: Record<string, JsonObject> = {}
  for (const mark of Array.isArray(marks) ? marks.filter(isJsonObject) : []) {
    formats[stringAt(mark, "type")] = isJsonObject(mark["attrs"]) ? { ...mark["attrs"] } : {}
  }
  return formats
}

function createNode(child: Child): Y.XmlElement | Y.XmlText {
  if (child.kind === "text") {
    const text = new Y.XmlText()
    text.applyDelta(child.runs.map((run) => ({ insert: run.text, attributes: run.formats })))
    return text
  }
  const element = new Y.XmlElement(stringAt(child.node, "type"))
  setAttributes(element, attributesOf(child.node))
  const children = toChildren(child.node)
  if (children.length > 0) element.insert(0, children.map(createNode))
  return element
}

function attributesOf(node: JsonObject): [string, Json][] {
  return isJsonObject(node["attrs"]) ? Object.entries(node["attrs"]) : []
}

function writeChildren(parent: Y.XmlFragment, to: readonly Child[]): void {
  const from: YNode[] = parent.toArray()
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && reads(from[start], to[start])) start += 1
  let end = 0
  while (end < shorter - start && reads(from.at(-1 - end), to.at(-1 - end))) end += 1

  const oldMiddle = from.slice(start, from.length - end)
  const newMiddle = to.slice(start, to.length - end)
  let kept = 0
  while (kept < newMiddle.length && writeInPlace(oldMiddle[kept], newMiddle[kept])) kept += 1
  if (oldMiddle.length > kept) parent.delete(start + kept, oldMiddle.length - kept)
  if (newMiddle.length > kept) parent.insert(start + kept, newMiddle.slice(kept).map(createNode))
}

function reads(node: YNode | undefined, child: Child | undefined): boolean {
  if (!node || !child) return false
  if (child.kind === "text")
    return node instanceof Y.XmlText && deepEqual(readRuns(node), mergeRuns(child.runs))
  return node instanceof Y.XmlElement && deepEqual(readElement(node), canonicalElement(child.node))
}

/** False when the node is of another kind and must be replaced. */
function writeInPlace(node: YNode | undefined, child: Child | undefined): boolean {
  if (!node || !child) return false
  if (child.kind === "text") {
    if (!(node instanceof Y.XmlText)) return false
    writeRuns(node, mergeRuns(child.runs))
    return true
  }
  if (!(node instanceof Y.XmlElement) || node.nodeName !== child.node["type"]) return false
  writeAttributes(node, new Map(attributesOf(child.node)))
  writeChildren(node, toChildren(child.node))
  return true
}

function writeAttributes(element: Y.XmlElement, to: ReadonlyMap<string, Json>): void {
  const from = readAttributes(element)
  for (const name of Object.keys(from)) if (!to.has(name)) element.removeAttribute(name)
  setAttributes(
    element,
    [...to].filter(([name, value]) => !Object.hasOwn(from, name) || !deepEqual(from[name], value)),
  )
}

function setAttributes(element: Element, attributes: readonly [string, Json][]): void {
  for (const [name, value] of attributes) element.setAttribute(name, value)
}

function readAttributes(element: Y.XmlElement): JsonObject {
  const attributes: Record<string, unknown> = element.getAttributes()
  return Object.fromEntries(Object.entries(attributes).filter(isJsonEntry))
}

function isJsonEntry(entry: [string, unknown]): entry is [string, Json] {
  return isJson(entry[1])
}

function writeRuns(text: Y.XmlText, to: readonly Run[]): void {
  const before = readRuns(text)
  const change = simpleDiffString(joined(before), joined(to))
  if (change.remove > 0) text.delete(change.index, change.remove)
  let index = change.index
  for (const run of slice(to, change.index, change.index + change.insert.length)) {
    text.insert(index, run.text, run.formats)
    index += run.text.length
  }
  let at = 0
  for (const run of to) {
    writeFormats(text, { at, run })
    at += run.text.length
  }
}

function writeFormats(text: Y.XmlText, { at, run }: { at: number; run: Run }): void {
  let index = at
  for (const piece of slice(readRuns(text), at, at + run.text.length)) {
    const change: Record<string, JsonObject | null> = {}
    for (const name of Object.keys(piece.formats)) if (!run.formats[name]) change[name] = null
    for (const [name, attributes] of Object.entries(run.formats)) {
      if (!deepEqual(piece.formats[name], attributes)) change[name] = attributes
    }
    if (Object.keys(change).length > 0)
      text.format(index, piece.text.length, change satisfies Formats)
    index += piece.text.length
  }
}

function joined(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join("")
}

/** The part of the runs between two character positions. */
function slice(runs: readonly Run[], start: number, end: number): Run[] {
  const part: Run[] = []
  let at = 0
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at))
    if (text !== "") part.push({ ...run, text })
    at += run.text.length
  }
  return part
}

/** Neighbours with the same formats become one run, as Yjs reads them back. */
function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    if (last && deepEqual(last.formats, run.formats)) {
      merged[merged.length - 1] = { ...last, text: last.text + run.text }
    } else merged.push(run)
  }
  return merged
}

function readRuns(text: Y.XmlText): Run[] {
  // Most texts have no formats. The server reads a text after each keystroke, and this path costs a third less.
  if (!isFormatted(text)) {
    const letters = Y.Text.prototype.toString.call(text)
    return letters === "" ? [] : [{ text: letters, formats: {} }]
  }
  const runs: Run[] = []
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  for (const { insert, attributes } of delta) {
    if (typeof insert !== "string") continue
    const formats: Record<string, JsonObject> = {}
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (isJsonObject(value)) formats[name] = value
      else if (value !== null) formats[name] = {}
    }
    runs.push({ text: insert, formats })
  }
  return mergeRuns(runs)
}

function isFormatted({ _hasFormatting: has }: Y.XmlText): boolean {
  return has
}

function readChildren(parent: Y.XmlFragment): JsonObject[] {
  const content: JsonObject[] = []
  for (const node of parent.toArray()) {
    if (node instanceof Y.XmlText) content.push(...readRuns(node).map(toTextNode))
    else if (node instanceof Y.XmlElement) content.push(readElement(node))
  }
  return content
}

function readElement(element: Y.XmlElement): JsonObject {
  return toElementNode({
    type: element.nodeName,
    attrs: readAttributes(element),
    content: readChildren(element),
  })
}

function canonicalElement(node: JsonObject): JsonObject {
  const content = toChildren(node).flatMap((child) =>
    child.kind === "text" ? mergeRuns(child.runs).map(toTextNode) : [canonicalElement(child.node)],
  )
  return toElementNode({
    type: stringAt(node, "type"),
    attrs: Object.fromEntries(attributesOf(node)),
    content,
  })
}

function toElementNode(node: {
  type: string
  attrs: JsonObject
  content: readonly JsonObject[]
}): JsonObject {
  return {
    type: node.type,
    ...(Object.keys(node.attrs).length > 0 && { attrs: node.attrs }),
    ...(node.content.length > 0 && { content: node.content }),
  }
}

function toTextNode({ text, formats }: Run): JsonObject {
  const known: readonly string[] = MARKS
  const names = Object.keys(formats).toSorted((a, b) => known.indexOf(a) - known.indexOf(b))
  const marks = names.map((type) => {
    const attrs = formats[type] ?? {}
    return Object.keys(attrs).length > 0 ? { type, attrs } : { type }
  })
  return { type: "text", ...(marks.length > 0 && { marks }), text }
}
