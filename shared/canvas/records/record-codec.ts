import * as Y from "yjs"

import { fillFlatText, readFlatText, writeFlatText } from "../text/flat-text.ts"
import { readFragment, writeFragment } from "../text/rich-text-fragment.ts"
import { richTextViolation } from "../text/rich-text.ts"
import { writeText } from "../text/write-text.ts"
import {
  deepEqual,
  isJson,
  isJsonObject,
  shareStructure,
  type Json,
  type JsonObject,
  toPlain,
} from "./json.ts"
import { type CanvasRecord, isShape } from "./record.ts"
import { appendToStroke, createStroke, isStroke, readStroke } from "./stroke.ts"

/*
 * Layout of a record in the Yjs document, so that two people's changes of it merge and the document stays small:
 *
 *   b               the record as it was created, without its texts and strokes; never written again
 *   xy              [x, y, parentId]     what a drag changes; valid only while parentId is the shape's parent
 *   turn            [rotation, parentId] what rotating changes; likewise
 *   wh              [props.w, props.h]   what a resize changes
 *   place           [parentId, index, x, y, rotation]  a new parent or order; replaces xy and turn
 *   props.<k> meta.<k> <k>               one field's later value; undefined: the field was removed
 *   props.richText  Y.Text (`flat-text.ts`) · props.text, props.name (arrow and frame labels)  Y.Text
 *   props.segments  Y.Array of stroke chunks
 *
 * Tuples, because Yjs merges the tombstones of one key that is overwritten repeatedly, but not of two keys in turn.
 */
export type YRecord = Y.Map<unknown>

/** The canvas of a board: record id → record. */
export function canvasRecords(doc: Y.Doc): Y.Map<YRecord> {
  return doc.getMap<YRecord>("records")
}

/** Writes the record as new and replaces any record with this id. Call in a transaction. */
export function createRecord(records: Y.Map<YRecord>, record: CanvasRecord): void {
  const yRecord: YRecord = new Y.Map()
  const props = isJsonObject(record["props"]) ? record["props"] : null
  const plain: Record<string, Json> = {}
  for (const [name, value] of Object.entries(props ?? {})) {
    const live = createLive(record, name, value)
    if (live) yRecord.set(`props.${name}`, live)
    else plain[name] = value
  }
  yRecord.set("b", props ? { ...record, props: plain } : { ...record })
  records.set(record.id, yRecord)
}

/** The shared type for a prop that several people can edit at the same time, or null for a plain value. */
function createLive(
  record: CanvasRecord,
  name: string,
  value: Json,
): Y.Text | ReturnType<typeof createStroke> | null {
  if (name === "richText" && isJsonObject(value) && !richTextViolation(value))
    return createFlatText(value)
  if (name === "segments" && isStroke(value)) return createStroke(value)
  if (isLabel(record, name) && typeof value === "string") return new Y.Text(value)
  return null
}

function createFlatText(richText: JsonObject): Y.Text {
  const text = new Y.Text()
  fillFlatText(text, richText)
  return text
}

function isLabel(record: CanvasRecord, name: string): boolean {
  return (
    (record["type"] === "arrow" && name === "text") ||
    (record["type"] === "frame" && name === "name")
  )
}

/**
 * Writes only the difference between two states of one record. `from` must equal the document's present record,
 * otherwise another person's change is reverted. A record that the document lacks is created.
 * Call in a transaction.
 */
export function writeChange(records: Y.Map<YRecord>, from: CanvasRecord, to: CanvasRecord): void {
  const yRecord = records.get(to.id)
  if (!yRecord) {
    createRecord(records, to)
    return
  }
  const written = new Set(writePlace(yRecord, from, to))
  for (const key of changedKeys(from, to)) {
    if (key === "props" || key === "meta" || written.has(key)) continue
    yRecord.set(key, plainAt(to, key))
  }
  for (const group of ["props", "meta"]) {
    const [before, after] = [objectAt(from, group), objectAt(to, group)]
    if (group === "props" && writeSize(yRecord, before, after)) written.add("w").add("h")
    for (const key of changedKeys(before, after)) {
      if (group === "meta") yRecord.set(`meta.${key}`, plainAt(after, key))
      else if (!written.has(key)) writeProp({ yRecord, to, key, value: ownAt(after, key) })
    }
  }
}

function changedKeys(from: JsonObject, to: JsonObject): string[] {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)])
  return [...keys].filter((key) => !deepEqual(ownAt(from, key), ownAt(to, key)))
}

/** Not what every object inherits, such as `constructor`: hostile records have fields of these names. */
function ownAt(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** The field's value; undefined for a missing field, which the document stores as removed. */
function plainAt(object: JsonObject, key: string): Json | undefined {
  const value = ownAt(object, key)
  return value === undefined ? undefined : toPlain(value)
}

function objectAt(record: JsonObject, key: string): JsonObject {
  const value = record[key]
  return isJsonObject(value) ? value : {}
}

/** Returns the keys that it has written. */
function writePlace(yRecord: YRecord, from: CanvasRecord, to: CanvasRecord): string[] {
  if (!isShape(to)) return []
  const { parentId, index, x, y, rotation } = to
  if (from["parentId"] !== parentId || from["index"] !== index) {
    yRecord.set("place", [parentId, index, x, y, rotation])
    // A concurrent drag writes xy again and wins; the position of an older drag is part of `place` now.
    yRecord.delete("xy")
    yRecord.delete("turn")
  } else {
    if (from["x"] !== x || from["y"] !== y) yRecord.set("xy", [x, y, parentId])
    if (from["rotation"] !== rotation) yRecord.set("turn", [rotation, parentId])
  }
  return ["parentId", "index", "x", "y", "rotation"]
}

function writeSize(yRecord: YRecord, from: JsonObject, to: JsonObject): boolean {
  if (!hasSize(from) || !hasSize(to)) return false
  if (from["w"] !== to["w"] || from["h"] !== to["h"]) yRecord.set("wh", [to["w"], to["h"]])
  return true
}

function hasSize(props: JsonObject): boolean {
  return typeof props["w"] === "number" && typeof props["h"] === "number"
}

interface PropChange {
  readonly yRecord: YRecord
  readonly to: CanvasRecord
  readonly key: string
  readonly value: Json | undefined
}

function writeProp({ yRecord, to, key, value }: PropChange): void {
  const name = `props.${key}`
  const live = yRecord.get(name)
  if (key === "richText" && isLiveText(live) && isRichText(value)) writeRichText(live, value)
  else if (live instanceof Y.Text && typeof value === "string") writeText(live, value)
  else if (live instanceof Y.Array && isStroke(value) && appendToStroke(live, value)) return
  else
    yRecord.set(
      name,
      value === undefined ? undefined : (createLive(to, key, value) ?? toPlain(value)),
    )
}

function isRichText(value: Json | undefined): value is JsonObject {
  return isJsonObject(value) && richTextViolation(value) === null
}

/** Texts of boards made before 0.2 are fragments and stay it: a device may still hold changes of them. */
function writeRichText(live: Y.XmlFragment | Y.Text, value: JsonObject): void {
  if (live instanceof Y.XmlFragment) writeFragment(live, value)
  else writeFlatText(live, value)
}

function isLiveText(value: unknown): value is Y.XmlFragment | Y.Text {
  return value instanceof Y.XmlFragment || value instanceof Y.Text
}

/**
 * The present record in the document, or null when it is not a record. Parts that equal those of `previous` keep
 * their identity; when nothing differs, `previous` itself is returned.
 */
export function readRecord(yRecord: unknown, previous?: CanvasRecord): CanvasRecord | null {
  if (!(yRecord instanceof Y.Map)) return null
  const base: unknown = yRecord.get("b")
  if (!isRecord(base)) return null
  const record: Record<string, Json> = { ...base }
  // A Map, not an object: group names come from the network and might be __proto__ or constructor.
  const groups = new Map<string, Record<string, Json>>()
  for (const group of ["props", "meta"]) {
    if (!isJsonObject(base[group])) continue
    const fields = { ...base[group] }
    groups.set(group, fields)
    record[group] = fields
  }
  for (const [key, value] of yRecord) {
    const dot = key.indexOf(".")
    const target = dot > 0 ? groups.get(key.slice(0, dot)) : record
    if (!target || OWN_KEYS.has(key)) continue
    assign(target, dot > 0 ? key.slice(dot + 1) : key, readValue(key, value))
  }
  if (base.typeName === "shape") readPlace(yRecord, record)
  readSize(yRecord, groups.get("props"))
  return isRecord(record) ? shareStructure(previous, record) : null
}

function readSize(yRecord: Y.Map<unknown>, props: Record<string, Json> | undefined): void {
  const size: unknown = yRecord.get("wh")
  if (!props || !isNumbers(size, 2)) return
  const [w = 0, h = 0] = size
  Object.assign(props, { w, h })
}

const OWN_KEYS: ReadonlySet<string> = new Set(["b", "xy", "turn", "wh", "place", "id", "typeName"])

function isRecord(value: unknown): value is CanvasRecord {
  return (
    isJsonObject(value) && typeof value["id"] === "string" && typeof value["typeName"] === "string"
  )
}

function assign(target: Record<string, Json>, key: string, value: Json | undefined): void {
  if (value === undefined) delete target[key]
  // `defineProperty`, not assignment: the name comes from the network and might be __proto__.
  else
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
}

function readValue(key: string, value: unknown): Json | undefined {
  if (value instanceof Y.XmlFragment) return readFragment(value)
  if (value instanceof Y.Text && key === "props.richText") return readFlatText(value)
  if (value instanceof Y.Text) return value.toJSON()
  if (value instanceof Y.Array) return readStroke(value)
  return isJson(value) ? value : undefined
}

function readPlace(yRecord: Y.Map<unknown>, record: Record<string, Json>): void {
  const place: unknown = yRecord.get("place")
  if (Array.isArray(place)) {
    for (const [i, key] of ["parentId", "index", "x", "y", "rotation"].entries()) {
      const value: unknown = place[i]
      if (isJson(value)) record[key] = value
    }
  }
  const xy: unknown = yRecord.get("xy")
  if (Array.isArray(xy) && xy[2] === record["parentId"] && isNumbers(xy.slice(0, 2), 2)) {
    ;[record["x"], record["y"]] = [Number(xy[0]), Number(xy[1])]
  }
  const turn: unknown = yRecord.get("turn")
  if (Array.isArray(turn) && turn[1] === record["parentId"] && isNumbers(turn.slice(0, 1), 1)) {
    record["rotation"] = Number(turn[0])
  }
}

function isNumbers(value: unknown, length: number): value is number[] {
  return (
    Array.isArray(value) &&
    value.length === length &&
    value.every((item) => typeof item === "number")
  )
}
