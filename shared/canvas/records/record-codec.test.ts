import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import {
  canvasRecords,
  type CanvasRecord,
  createRecord,
  type Json,
  type JsonObject,
  readRecord,
  toRichText,
  writeChange,
} from "../index.ts"

function note(changes: JsonObject = {}, props: JsonObject = {}): CanvasRecord {
  return {
    id: "shape:note",
    typeName: "shape",
    type: "note",
    parentId: "page:page",
    index: "a1",
    x: 0,
    y: 0,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    ...changes,
    props: { color: "yellow", growY: 0, richText: toRichText("Ziele"), ...props },
  }
}

const frame: CanvasRecord = {
  ...note(),
  type: "frame",
  props: { w: 100, h: 50, name: "Ziele", color: "black" },
}

function boardWith(record: CanvasRecord): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => createRecord(canvasRecords(doc), record))
  return doc
}

function change(doc: Y.Doc, to: CanvasRecord): void {
  const from = read(doc, to.id)
  doc.transact(() => writeChange(canvasRecords(doc), from ?? to, to))
}

function read(doc: Y.Doc, id = "shape:note"): CanvasRecord | null {
  return readRecord(canvasRecords(doc).get(id))
}

/** Two people who start from the same document and then receive each other's changes. */
function together(record: CanvasRecord, ...changes: CanvasRecord[]): CanvasRecord | null {
  const start = Y.encodeStateAsUpdate(boardWith(record))
  const docs = changes.map((to) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, start)
    change(doc, to)
    return doc
  })
  const all = Y.mergeUpdates(docs.map((doc) => Y.encodeStateAsUpdate(doc)))
  for (const doc of docs) Y.applyUpdate(doc, all)
  const results = docs.map((doc) => read(doc, record.id))
  for (const result of results) expect(result).toEqual(results[0])
  return results[0] ?? null
}

/** As after a journey as JSON, which has no -0: the codec takes it for 0. */
function asJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

const json: fc.Arbitrary<Json> = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>
const words = fc.string({ unit: fc.constantFrom("a", "b", " ", "ä", "😀", "\n"), maxLength: 12 })
const point = fc.record(
  {
    x: fc.double({ noNaN: true, noDefaultInfinity: true }),
    y: fc.integer(),
    z: fc.constantFrom(0.5, 0.123),
  },
  { noNullPrototype: true },
)
const record: fc.Arbitrary<CanvasRecord> = fc
  .record(
    {
      x: fc.integer(),
      rotation: fc.constantFrom(0, 1.5),
      parentId: fc.constantFrom("page:page", "shape:frame"),
      index: fc.constantFrom("a1", "a2V"),
      w: fc.nat(),
      meta: fc.dictionary(fc.constantFrom("one", "two"), json, { noNullPrototype: true }),
      text: words,
      points: fc.array(point, { minLength: 1, maxLength: 5 }),
      more: fc.option(json, { nil: undefined }),
    },
    { noNullPrototype: true },
  )
  .map(({ x, rotation, parentId, index, w, meta, text, points, more }) =>
    asJson(
      note(
        { x, rotation, parentId, index, meta },
        {
          w,
          h: 10,
          richText: toRichText(text),
          segments: [{ type: "free", points }],
          ...(more !== undefined && { more }),
        },
      ),
    ),
  )

test("what is written is read back, whatever the record and its changes are", () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), (versions) => {
      const [first, ...later] = versions
      if (!first) return
      const doc = boardWith(first)
      expect(read(doc)).toEqual(first)
      for (const version of later) {
        change(doc, version)
        expect(read(doc)).toEqual(version)
      }
    }),
  )
})

test("another browser reads the same from the bytes", () => {
  const doc = boardWith(note())
  change(doc, note({ x: 7 }, { color: "red", richText: toRichText("Ziele\n2027") }))

  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))

  expect(read(other)).toEqual(read(doc))
})

test("what has not changed is read as the same object", () => {
  const doc = boardWith(note())
  const before = read(doc)
  change(doc, note({ x: 7 }))

  const after = readRecord(canvasRecords(doc).get("shape:note"), before ?? undefined)

  expect(after).not.toBe(before)
  expect(after?.["props"]).toBe(before?.["props"])
  expect(readRecord(canvasRecords(doc).get("shape:note"), after ?? undefined)).toBe(after)
})

test("a drag, a colour and a text from three people all stay", () => {
  const merged = together(
    note(),
    note({ x: 50, y: 60 }),
    note({}, { color: "red" }),
    note({}, { richText: toRichText("Unsere Ziele") }),
  )

  expect(merged).toEqual(
    note({ x: 50, y: 60 }, { color: "red", richText: toRichText("Unsere Ziele") }),
  )
})

test("dragging and turning at once both stay", () => {
  expect(together(note(), note({ x: 50 }), note({ rotation: 1 }))).toEqual(
    note({ x: 50, rotation: 1 }),
  )
})

test("a drag in the old frame does not count in the new one", () => {
  const merged = together(
    note(),
    note({ x: 900 }),
    note({ parentId: "shape:frame", x: 5, index: "a2" }),
  )

  expect(merged).toEqual(note({ parentId: "shape:frame", x: 5, index: "a2" }))
})

test("a new place in the order keeps a drag that happens at the same time", () => {
  expect(together(note(), note({ x: 900 }), note({ index: "a9" }))).toEqual(
    note({ x: 900, index: "a9" }),
  )
})

test("back in the first frame, the place from before is forgotten", () => {
  const doc = boardWith(note())
  change(doc, note({ x: 900 }))
  change(doc, note({ parentId: "shape:frame", x: 5 }))
  change(doc, note({ x: 20 }))

  expect(read(doc)).toEqual(note({ x: 20 }))
})

test("two people name one frame and every letter stays", () => {
  const merged = together(
    frame,
    { ...frame, props: { w: 100, h: 50, color: "black", name: "Unsere Ziele" } },
    { ...frame, props: { w: 100, h: 50, color: "black", name: "Ziele 2027" } },
  )

  expect(merged?.["props"]).toMatchObject({ name: "Unsere Ziele 2027" })
})

test("whoever deletes wins over whoever changes", () => {
  const start = boardWith(note())
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(start))
  canvasRecords(start).delete("shape:note")
  change(other, note({ x: 5 }))

  Y.applyUpdate(start, Y.encodeStateAsUpdate(other))

  expect(canvasRecords(start).has("shape:note")).toBe(false)
})

test("a field that is removed stays removed", () => {
  const doc = boardWith(note({ meta: { locked: true } }))
  change(doc, note({ meta: {} }))

  expect(read(doc)).toEqual(note())
})

test.each([
  ["nothing", new Y.Map()],
  ["a base that is no record", new Y.Map([["b", 7]])],
  ["a record without an id", new Y.Map([["b", { typeName: "shape" }]])],
])("%s is not a record", (_what, yRecord) => {
  const doc = new Y.Doc()
  canvasRecords(doc).set("shape:note", yRecord)

  expect(read(doc)).toBeNull()
})

test("an id or a prototype cannot be slipped in by an override", () => {
  const doc = boardWith(note())
  const yRecord = canvasRecords(doc).get("shape:note")
  yRecord?.set("id", "shape:other")
  yRecord?.set("props.__proto__", { evil: true })

  const slipped = readRecord(yRecord)

  expect(slipped?.id).toBe("shape:note")
  expect(Object.getPrototypeOf(slipped?.["props"])).toBe(Object.prototype)
})

test("a field of what every object has from birth changes nothing outside of the record", () => {
  const doc = boardWith(note())
  const yRecord = canvasRecords(doc).get("shape:note")
  yRecord?.set("__proto__.slipped", true)
  yRecord?.set("constructor.slipped", true)

  expect(readRecord(yRecord)).toEqual(note())
  expect("slipped" in Object.prototype).toBe(false)
  expect("slipped" in Object).toBe(false)
})

test("100 000 drags leave the document no more than twice as large", () => {
  const doc = boardWith(note())
  const before = Y.encodeStateAsUpdate(doc).length
  let from = note()
  for (let i = 1; i <= 100_000; i += 1) {
    const to = note({ x: i, y: i / 2 })
    doc.transact(() => writeChange(canvasRecords(doc), from, to))
    from = to
  }

  expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(2 * before)
})

test.each(["constructor", "toString", "hasOwnProperty"])(
  "a field with the name of something every object inherits is removed like any other: %s",
  (name) => {
    const doc = boardWith(note())
    canvasRecords(doc).get("shape:note")?.set(name, {})

    doc.transact(() => writeChange(canvasRecords(doc), { ...note(), [name]: {} }, note()))

    expect(Object.keys(read(doc) ?? {})).not.toContain(name)
    expect(canvasRecords(doc).get("shape:note")?.get(name)).toBeUndefined()
  },
)
