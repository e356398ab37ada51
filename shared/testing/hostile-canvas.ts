import fc from "fast-check"
import * as Y from "yjs"

import {
  canvasRecords,
  createRecord,
  recordViolation,
  toRichText,
  type CanvasRecord,
  type Json,
  type JsonObject,
} from "../canvas/index.ts"
import { canvasSamples } from "./canvas-samples.ts"

/**
 * What somebody who means no good, or whose program is broken, writes into the canvas of a board. Plain data, so that
 * a failing run prints what it was; values that cannot be printed stand as `{ $: what }`.
 */
export type HostileDeed =
  | (Put & { readonly deed: "put" })
  | { readonly deed: "set"; readonly id: string; readonly key: string; readonly value: unknown }
  | { readonly deed: "delete"; readonly id: string; readonly key?: string }
  | { readonly deed: "replace"; readonly id: string; readonly value: unknown }
  | { readonly deed: "text"; readonly id: string; readonly value: unknown }
  | { readonly deed: "nest"; readonly depth: number; readonly isCircle: boolean }
  | { readonly deed: "list"; readonly value: unknown }

interface Put {
  /** Where it is put; the record itself may say something else. */
  readonly id: string
  readonly record: CanvasRecord
  readonly how: "codec" | "base"
}

const PREFIX = "mallory-"

function rename(id: string): string {
  return id.replace(":", `:${PREFIX}`)
}

/** A good record under an id that only the hostile person uses, tied to others of them. */
function own(record: CanvasRecord): CanvasRecord {
  const ends = Object.fromEntries(
    ["fromId", "toId"].flatMap((key) => {
      const id = record[key]
      return typeof id === "string" ? [[key, rename(id)]] : []
    }),
  )
  return { ...record, ...ends, id: rename(record.id) }
}

const samples = canvasSamples.map(own)
export const hostileIds: readonly string[] = samples.map(({ id }) => id)

const NUMBERS = [0, -0, -1, 0.5, 1e-300, 1e5, 1e7, 1e300, -1e300, Number.NaN, Infinity, -Infinity]
const STRINGS = ["", "NaN", "1e300", "!", "a0", "page:page", "page:none", "shape:none", "__proto__"]
const RELATED = [...hostileIds, "javascript:alert(1)", "https://evil.example/a.png", "data:,x"]
const NOT_PLAIN = ["map", "array", "text", "fragment", "bytes", "bigint", "undefined"].map(($) => ({
  $,
}))
const LARGE = [
  { $: "long", size: 25_000 },
  { $: "long", size: 150_000 },
  { $: "deep", size: 150 },
  { $: "deep", size: 3_000 },
  { $: "wide", size: 6_000 },
]

function textWith(node: Json): JsonObject {
  return { type: "doc", content: [{ type: "paragraph", content: [node] }] }
}

const RICH_TEXTS: readonly Json[] = [
  { type: "doc" },
  { type: "doc", content: [] },
  { type: "doc", content: [{ type: "evil" }] },
  { type: "doc", content: [{ type: "bulletList", content: [] }] },
  { type: "doc", content: [{ type: "heading", attrs: { level: 9 } }] },
  textWith({ type: "text", text: "" }),
  textWith({ type: "text", text: "x", marks: [{ type: "evil" }] }),
  textWith({ type: "text", text: "x", marks: [{ type: "bold" }, { type: "bold" }] }),
  textWith({ type: "text", text: "x", marks: [{ type: "link", attrs: { href: "javascript:x" } }] }),
  textWith({ type: "paragraph" }),
  toRichText("gut"),
]

const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, ...NUMBERS, ...STRINGS),
  fc.constantFrom<unknown>(...NUMBERS),
  fc.constantFrom<unknown>(...RELATED, ...RICH_TEXTS),
  fc.constantFrom<unknown>([], {}, [[]], { x: 1e300, y: Number.NaN }, ...NOT_PLAIN, ...LARGE),
  fc.constantFrom<unknown>(
    [1e300, 1e300, "page:page"],
    [1e300, "page:page"],
    [1e300, 1e-300],
    ["shape:none", "a1", 0, 0, 0],
    ["page:page", "!", 1, 2, 3],
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

const EXTREMES = [0, -1, 0.001, 0.01, 1, 1000, 1e5, 1e6, -1e6]

/** Each sample with one number in it as small or as large as a board just lets it be: all of them are shown. */
export function extremeRecords(): CanvasRecord[] {
  const shapes = samples.filter(({ typeName }) => typeName === "shape")
  const all = shapes.flatMap((record) => {
    const places = placesIn(record as Fields).filter(
      ({ holder, key: name }) => typeof holder[name] === "number",
    )
    return places.flatMap((_, index) => EXTREMES.map((to) => withNumber(record, index, to)))
  })
  return all
    .filter((record) => recordViolation(record) === null && isGoodNumber(record))
    .map((record, i) => ({ ...record, id: `${record.id}-${i}`, index: `a1${i}V` }))
}

/** What tldraw's schema asks of numbers, and every program can know. */
function isGoodNumber({ opacity, props }: CanvasRecord): boolean {
  const { growY = 0, fontSizeAdjustment = 0 } = props as Fields
  return (
    [opacity, growY, fontSizeAdjustment].every((number) => Number(number) >= 0) &&
    Number(opacity) <= 1
  )
}

/** The record with its number of this rank replaced. */
function withNumber(record: CanvasRecord, index: number, to: number): CanvasRecord {
  const fields = structuredClone(record) as Fields
  const places = placesIn(fields).filter(
    ({ holder, key: name }) => typeof holder[name] === "number",
  )
  const { holder, key: name } = places[index] ?? { holder: fields, key: "x" }
  holder[name] = to
  return fields as CanvasRecord
}

interface Mutation {
  readonly at: number
  readonly kind: "set" | "remove" | "add"
  readonly value: unknown
}

const mutation: fc.Arbitrary<Mutation> = fc.record(
  {
    at: fc.nat(200),
    kind: fc.constantFrom("set", "set", "set", "set", "remove", "add"),
    value,
  },
  { noNullPrototype: true },
)

type Fields = Record<string, unknown>

/** All places of a record where something stands: the object and the key in it. */
function placesIn(fields: Fields): { readonly holder: Fields; readonly key: string }[] {
  return Object.keys(fields).flatMap((key) => {
    const inside = fields[key]
    const place = { holder: fields, key }
    return isFields(inside) ? [place, ...placesIn(inside)] : [place]
  })
}

function isFields(part: unknown): part is Fields {
  return typeof part === "object" && part !== null
}

function mutate(record: CanvasRecord, mutations: readonly Mutation[]): CanvasRecord {
  const fields = structuredClone(record) as Fields
  for (const { at, kind, value: to } of mutations) {
    const places = placesIn(fields)
    const { holder, key } = places[at % Math.max(1, places.length)] ?? { holder: fields, key: "x" }
    if (kind === "remove") delete holder[key]
    else holder[kind === "add" ? `${key}x` : key] = structuredClone(to)
  }
  return fields as CanvasRecord
}

const put: fc.Arbitrary<HostileDeed> = fc
  .record(
    {
      sample: fc.constantFrom(...samples),
      mutations: fc.array(mutation, { maxLength: 3 }),
      how: fc.constantFrom("codec", "base"),
    } as const,
    { noNullPrototype: true },
  )
  .map(({ sample, mutations, how }) => ({
    deed: "put",
    id: sample.id,
    record: mutate(sample, mutations),
    how,
  }))

const KEYS = ["b", "xy", "turn", "wh", "place", "x", "type", "typeName", "id", "index", "parentId"]
const PROPS = ["richText", "segments", "text", "name", "w", "scale", "geo", "points", "__proto__"]
const key = fc.oneof(
  fc.constantFrom(...KEYS),
  fc.constantFrom(...PROPS).map((name) => `props.${name}`),
  fc.constantFrom("__proto__", "__proto__.x", "meta.__proto__", "constructor", "props", "meta", ""),
  fc.string({ maxLength: 5 }),
)

const options = { noNullPrototype: true } as const
function is<T extends string>(deed: T): fc.Arbitrary<T> {
  return fc.constant(deed)
}

/** One deed; `ids` are the records it may meddle with. */
export function hostileDeed(ids: readonly string[]): fc.Arbitrary<HostileDeed> {
  const id = fc.constantFrom(...ids)
  return fc.oneof(
    { arbitrary: put, weight: 5 },
    { arbitrary: fc.record({ deed: is("set"), id, key, value }, options), weight: 4 },
    fc.record({ deed: is("delete"), id, key }, { requiredKeys: ["deed", "id"], ...options }),
    fc.record({ deed: is("replace"), id, value }, options),
    fc.record({ deed: is("text"), id, value }, options),
    fc.record(
      { deed: is("nest"), depth: fc.constantFrom(2, 10, 80), isCircle: fc.boolean() },
      options,
    ),
    fc.record({ deed: is("list"), value }, options),
  )
}

/** Does it in the document; what Yjs itself refuses to write stays undone. */
export function doHostileDeed(doc: Y.Doc, deed: HostileDeed): void {
  try {
    doc.transact(() => act(doc, deed), "hostile")
  } catch {
    // It is the hostile person's own program that has failed.
  }
}

function act(doc: Y.Doc, deed: HostileDeed): void {
  const records = doc.getMap<unknown>("records")
  const at = (id: string): Y.Map<unknown> | undefined => {
    const found = records.get(id)
    return found instanceof Y.Map ? found : undefined
  }
  if (deed.deed === "put") putRecord(doc, deed)
  else if (deed.deed === "set") at(deed.id)?.set(deed.key, toValue(deed.value))
  else if (deed.deed === "replace") records.set(deed.id, toValue(deed.value))
  else if (deed.deed === "nest") nest(doc, deed)
  else if (deed.deed === "text") writeInText(at(deed.id)?.get("props.richText"), deed.value)
  else if (deed.deed === "list") doc.getArray("records").push([toValue(deed.value)])
  else if (deed.key === undefined) records.delete(deed.id)
  else at(deed.id)?.delete(deed.key)
}

function putRecord(doc: Y.Doc, { id, record, how }: Put): void {
  const real = toPlainValue(record) as CanvasRecord
  if (how === "codec" && real.id === id) createRecord(canvasRecords(doc), real)
  else canvasRecords(doc).set(id, new Y.Map([["b", real]]))
}

function nestId(level: number): string {
  return `shape:${PREFIX}nest${level}`
}

function nest(
  doc: Y.Doc,
  { depth, isCircle }: { readonly depth: number; readonly isCircle: boolean },
): void {
  const frame = samples.find(({ type }) => type === "frame")
  if (!frame) return
  const top = isCircle ? nestId(depth - 1) : "page:page"
  for (let level = 0; level < depth; level += 1) {
    const parentId = level === 0 ? top : nestId(level - 1)
    createRecord(canvasRecords(doc), { ...frame, id: nestId(level), parentId })
  }
}

function writeInText(text: unknown, what: unknown): void {
  if (text instanceof Y.Text) writeInFlatText(text, what)
  if (!(text instanceof Y.XmlFragment)) return
  const name = typeof what === "string" ? what : "evil"
  const element = new Y.XmlElement(name)
  element.setAttribute("dir", toValue(what) as string)
  text.insert(0, [element, new Y.XmlText(name)])
  let inner = element
  for (let depth = 0; depth < (isFields(what) ? 3_000 : 1); depth += 1) {
    const next = new Y.XmlElement("paragraph")
    inner.insert(0, [next])
    inner = next
  }
}

/** Blocks, breaks and marks that no text editor makes. */
function writeInFlatText(text: Y.Text, what: unknown): void {
  const format = toValue(what)
  const list = '["paragraph",[],[["bulletList",[]],["orderedList",[]]],1,1]'
  text.insert(0, "x\n\u2028", { block: format, break: format, [String(what)]: {} })
  text.insert(0, "\n", { block: list })
  if (isFields(what)) text.insert(0, "\n".repeat(3_000), { bold: { deep: [[format]] } })
}

/** The value that a `{ $ }` stands for, at the top or inside of plain ones. */
function toValue(from: unknown): unknown {
  const kind = isFields(from) ? from["$"] : undefined
  if (kind === "map") return new Y.Map([["b", { id: "shape:x", typeName: "shape" }]])
  if (kind === "array") return Y.Array.from([[9, 1e300], "x", { kind: 0, points: [1e300] }])
  if (kind === "text") return new Y.Text("x")
  if (kind === "fragment") return new Y.XmlFragment()
  return toPlainValue(from)
}

function toPlainValue(from: unknown): unknown {
  if (Array.isArray(from)) return from.map(toPlainValue)
  if (!isFields(from)) return from
  if (typeof from["$"] === "string") return special(from["$"], Number(from["size"] ?? 0))
  return Object.fromEntries(
    Object.entries(from).map(([name, inside]) => [name, toPlainValue(inside)]),
  )
}

function special(kind: string, size: number): unknown {
  if (kind === "long") return "x".repeat(size)
  if (kind === "wide") return Array.from({ length: size }, (_, index) => index)
  if (kind === "bytes") return new Uint8Array([1, 2, 3])
  if (kind === "bigint") return 2n
  if (kind !== "deep") return undefined
  let deep: unknown = 1
  for (let depth = 0; depth < size; depth += 1) deep = depth % 2 === 0 ? [deep] : { deep }
  return deep
}
