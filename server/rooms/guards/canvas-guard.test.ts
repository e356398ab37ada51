import {
  canvasRecords,
  createRecord,
  readRecord,
  recordViolation,
  toRichText,
  type CanvasRecord,
  type YRecord,
} from "@tafelrunde/shared/canvas"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { createLog } from "../../log.ts"
import { FailingStorage } from "../../testing/failing-storage.ts"
import { BOARD, createLiveRooms, enter, type Person } from "../../testing/live-board.ts"
import { withClients } from "../../testing/stock-client.ts"
import { withServer } from "../../testing/test-server.ts"
import { loadRoom } from "../log/load-room.ts"

const BASE: readonly CanvasRecord[] = [
  { id: "document:document", typeName: "document", gridSize: 10, name: "", meta: {} },
  { id: "page:page", typeName: "page", name: "Seite 1", index: "a1", meta: {} },
]

function note(name: string, more: Partial<CanvasRecord> = {}): CanvasRecord {
  return {
    typeName: "shape",
    type: "note",
    x: 0,
    y: 0,
    rotation: 0,
    index: "a1",
    parentId: "page:page",
    isLocked: false,
    opacity: 1,
    meta: {},
    props: { richText: toRichText(name), url: "" },
    ...more,
    id: `shape:${name}`,
  }
}

function put(doc: Y.Doc, records: readonly CanvasRecord[]): void {
  return doc.transact(() => {
    for (const record of records) createRecord(canvasRecords(doc), record)
  })
}

function yRecord(doc: Y.Doc, id: string): YRecord {
  const found = canvasRecords(doc).get(id)
  if (!found) throw new Error(`No ${id}`)
  return found
}

/** Garbage may stand in its place. */
function mapAt(doc: Y.Doc, id: string): YRecord | undefined {
  const found: unknown = canvasRecords(doc).get(id)
  return found instanceof Y.Map ? found : undefined
}

function textOf(doc: Y.Doc, id: string): Y.Text {
  const text: unknown = yRecord(doc, id).get("props.richText")
  if (!(text instanceof Y.Text)) throw new Error("No text")
  return text
}

/** A list as boards made before 0.2 hold it. */
function putOldList(doc: Y.Doc, id: string, words: readonly string[]): Y.XmlElement {
  const list = new Y.XmlElement("bulletList")
  const items = words.map((text) => {
    const [one, paragraph] = [new Y.XmlElement("listItem"), new Y.XmlElement("paragraph")]
    paragraph.insert(0, [new Y.XmlText(text)])
    one.insert(0, [paragraph])
    return one
  })
  list.insert(0, items)
  const fragment = new Y.XmlFragment()
  fragment.insert(0, [list])
  yRecord(doc, id).set("props.richText", fragment)
  return list
}

type Canvas = Readonly<Record<string, CanvasRecord | null>>

interface Scene {
  readonly mallory: Person
  readonly alice: Person
  /** What a third person sees when everything is settled. */
  readonly look: () => Promise<Canvas>
  readonly messagesOf: (person: Person) => readonly unknown[]
}

function readCanvas(doc: Y.Doc): Canvas {
  return Object.fromEntries([...canvasRecords(doc)].map(([id, record]) => [id, readRecord(record)]))
}

async function inScene(play: (scene: Scene) => Promise<void>): Promise<void> {
  const storage = new FailingStorage()
  const { rooms } = createLiveRooms(storage)
  const founder = await enter(rooms)
  put(founder.doc, [...BASE, note("old")])
  await rooms.journal.flush()
  const [mallory, alice] = [await enter(rooms), await enter(rooms)]
  await play({
    mallory,
    alice,
    look: async () => {
      await rooms.journal.flush()
      const { doc } = await loadRoom(BOARD, { storage, log: createLog("silent", () => {}) })
      const seen = readCanvas(doc)
      // What the log says, the room shows and others have got is one and the same.
      const lease = await rooms.lease(BOARD)
      expect(readCanvas(lease.room.doc)).toEqual(seen)
      lease.release()
      return seen
    },
    messagesOf: ({ connection }) =>
      connection.serverMessages.filter(({ type }) => type === "reverted"),
  })
  await rooms.close()
}

const EVIL_TEXT = { type: "doc", content: [{ type: "evil", content: [] }] }
const LINK = {
  type: "doc",
  content: [
    {
      type: "paragraph",
      content: [
        {
          type: "text",
          text: "x",
          marks: [{ type: "link", attrs: { href: "java\nscript:alert(1)" } }],
        },
      ],
    },
  ],
}

test.each<{ what: string; record: CanvasRecord }>([
  {
    what: "a text node that no editor knows",
    record: note("bad", { props: { richText: EVIL_TEXT } }),
  },
  { what: "a place that is no number", record: note("bad", { x: Number.NaN }) },
  { what: "a place beyond all sums", record: note("bad", { x: 1e300 }) },
  { what: "an order key that takes minutes", record: note("bad", { index: "a".repeat(300) }) },
  {
    what: "a picture in the record itself",
    record: {
      id: "asset:bad",
      typeName: "asset",
      type: "image",
      meta: {},
      props: { src: "data:image/png;base64,AAAA" },
    },
  },
  { what: "a size without end", record: note("bad", { props: { w: Number.POSITIVE_INFINITY } }) },
  { what: "a text of a megabyte", record: note("bad", { props: { text: "x".repeat(1_000_000) } }) },
  { what: "a script in a link", record: note("bad", { props: { url: "javascript:alert(1)" } }) },
  { what: "a script in a text's link", record: note("bad", { props: { richText: LINK } }) },
  { what: "a shape without a parent", record: note("bad", { parentId: "" }) },
  { what: "a shape that says it is a page", record: note("bad", { typeName: "page" }) },
  {
    what: "endless values",
    record: note("bad", { meta: { a: Array.from({ length: 60_000 }, () => 0) } }),
  },
  {
    what: "a picture from elsewhere",
    record: {
      id: "asset:bad",
      typeName: "asset",
      type: "image",
      meta: {},
      props: { src: "https://evil.example/a.png" },
    },
  },
])("$what leaves the board again, the honest rest of the frame stays", ({ record }) =>
  inScene(async ({ mallory, alice, look, messagesOf }) => {
    put(mallory.doc, [note("good"), record])
    put(alice.doc, [note("alice")])

    const seen = await look()

    expect(Object.keys(seen).toSorted()).toEqual([
      "document:document",
      "page:page",
      "shape:alice",
      "shape:good",
      "shape:old",
    ])
    expect(messagesOf(mallory)).toMatchObject([{ type: "reverted", count: 1 }])
    expect(messagesOf(alice)).toEqual([])
  }),
)

test.each<{ what: string; spoil: (doc: Y.Doc) => void }>([
  {
    what: "moved to nowhere",
    spoil: (doc) => yRecord(doc, "shape:old").set("xy", [Number.NaN, 1, "page:page"]),
  },
  {
    what: "moved beyond all sums",
    spoil: (doc) => yRecord(doc, "shape:old").set("xy", [1e300, 1, "page:page"]),
  },
  {
    what: "made as large as the sky",
    spoil: (doc) => yRecord(doc, "shape:old").set("props.scale", 1e300),
  },
  {
    what: "put into nothing",
    spoil: (doc) => yRecord(doc, "shape:old").set("place", [7, "a1", 0, 0, 0]),
  },
  {
    what: "given an evil text",
    spoil: (doc) => yRecord(doc, "shape:old").set("props.richText", EVIL_TEXT),
  },
  {
    what: "given an evil look",
    spoil: (doc) => textOf(doc, "shape:old").format(0, 1, { evil: { onclick: "evil" } }),
  },
  {
    what: "given a megabyte of letters",
    spoil: (doc) => textOf(doc, "shape:old").insert(1, "x".repeat(900_000)),
  },
  { what: "without its first state", spoil: (doc) => yRecord(doc, "shape:old").delete("b") },
  {
    what: "another's first state",
    spoil: (doc) => yRecord(doc, "shape:old").set("b", { ...note("x") }),
  },
  {
    what: "given a script as a link",
    spoil: (doc) => yRecord(doc, "shape:old").set("props.url", "javascript:x"),
  },
])("a note that is $what is again as it was, and an honest change of it stays", ({ spoil }) =>
  inScene(async ({ mallory, look, messagesOf }) => {
    mallory.doc.transact(() => {
      yRecord(mallory.doc, "shape:old").set("opacity", 0.5)
      spoil(mallory.doc)
    })

    const seen = await look()

    expect(mallory.connection.closedWith).toBeUndefined()
    expect(messagesOf(mallory)).toMatchObject([{ count: 1 }])
    expect(seen["shape:old"]).toEqual(note("old", { opacity: 0.5 }))
  }),
)

test.each([
  { key: "xy", value: [1e300, 1, "page:page"] },
  { key: "turn", value: [Number.NaN, "page:page"] },
  { key: "wh", value: [1e-300, 1] },
])("a mere move is looked at too: $key $value", ({ key: moved, value: to }) =>
  inScene(async ({ mallory, look, messagesOf }) => {
    const sized = { url: "", w: 10, h: 10 }
    put(mallory.doc, [note("box", { props: sized })])
    await look()
    yRecord(mallory.doc, "shape:box").set(moved, to)

    const seen = await look()

    expect(messagesOf(mallory)).toMatchObject([{ count: 1 }])
    expect(seen["shape:box"]).toEqual(note("box", { props: sized }))
  }),
)

test("a list that somebody has emptied becomes plain text, with its letters", () =>
  inScene(async ({ mallory, look }) => {
    put(mallory.doc, [note("list")])
    const list = putOldList(mallory.doc, "shape:list", ["one", "two"])
    await look()
    const first: unknown = list.get(0)
    if (first instanceof Y.XmlElement) first.delete(0, 1)

    const seen = await look()

    expect(seen["shape:list"]?.["props"]).toMatchObject({ richText: toRichText("\ntwo") })
  }))

test("the last page and the board's own record come back when they are removed or spoilt", () =>
  inScene(async ({ mallory, look, messagesOf }) => {
    const before = await look()

    for (const { id } of BASE) canvasRecords(mallory.doc).delete(id)
    expect(await look()).toEqual(before)
    put(mallory.doc, [{ ...note("x"), id: "page:page" }])
    expect(await look()).toEqual(before)
    expect(messagesOf(mallory).length).toBeGreaterThan(0)
  }))

test("a page goes as long as another one is left", () =>
  inScene(async ({ mallory, look, messagesOf }) => {
    put(mallory.doc, [{ id: "page:two", typeName: "page", name: "2", index: "a2", meta: {} }])
    await look()
    canvasRecords(mallory.doc).delete("page:page")

    expect(Object.keys(await look())).not.toContain("page:page")
    expect(messagesOf(mallory)).toEqual([])
  }))

test("kinds of records and shapes of another version are left alone", () =>
  inScene(async ({ mallory, look, messagesOf }) => {
    const future = { id: "comment:1", typeName: "comment", text: "later" }
    put(mallory.doc, [future, note("new", { type: "hologram", props: { depth: 3 } })])

    const seen = await look()

    expect(seen["comment:1"]).toEqual(future)
    expect(seen["shape:new"]).toBeDefined()
    expect(messagesOf(mallory)).toEqual([])
  }))

/** Yjs throws for its own user on such a name, already while it is written. */
function isForYjs(part: unknown): boolean {
  return !(JSON.stringify(part) ?? "").includes(`"constructor"`)
}

const value = fc.oneof(
  fc.constantFrom(
    Number.NaN,
    Infinity,
    "",
    "page:page",
    "javascript:x",
    "x".repeat(30_000),
    1,
    null,
  ),
  fc.constantFrom(
    EVIL_TEXT,
    [],
    [1, 2, "page:page"],
    [Number.NaN, 0, "page:page"],
    toRichText("ok"),
  ),
  fc.jsonValue().filter(isForYjs),
)
const fields = ["b", "xy", "wh", "turn", "place", "props.richText", "props.segments", "props.text"]
const names = [
  "x",
  "typeName",
  "meta",
  "props",
  "constructor",
  "__proto__",
  "__proto__.x",
  "props.__proto__",
]
const key = fc.oneof(fc.constantFrom(...fields, ...names), fc.string())
const target = fc.constantFrom(
  "shape:old",
  "shape:new",
  "page:page",
  "document:document",
  "asset:a",
)
const nodeName = fc.constantFrom("paragraph", "listItem", "bulletList", "evil")
type Deed = (doc: Y.Doc) => void
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(target, key, value).map(
    ([id, name, to]): Deed =>
      (doc) =>
        void mapAt(doc, id)?.set(name, to),
  ),
  fc.tuple(target, key).map(
    ([id, name]): Deed =>
      (doc) =>
        mapAt(doc, id)?.delete(name),
  ),
  target.map(
    (id): Deed =>
      (doc) =>
        canvasRecords(doc).delete(id),
  ),
  fc.tuple(target, value).map(
    ([id, to]): Deed =>
      (doc) =>
        void doc.getMap<unknown>("records").set(id, to),
  ),
  fc.tuple(target, fc.dictionary(key.filter(isForYjs), value)).map(
    ([id, record]): Deed =>
      (doc) =>
        put(doc, [{ ...note("x"), ...record, id }]),
  ),
  nodeName.map((name): Deed => (doc) => {
    const text: unknown = mapAt(doc, "shape:old")?.get("props.richText")
    if (text instanceof Y.Text) text.insert(0, `${name}\n`, { [name]: { href: name } })
    if (text instanceof Y.XmlFragment) text.insert(0, [new Y.XmlElement(name)])
  }),
)

test("whatever garbage comes, what stays can be shown, and the room goes on", async () => {
  const property = fc.asyncProperty(
    fc.array(fc.array(deed, { maxLength: 4 }), { maxLength: 6 }),
    (ticks) =>
      inScene(async ({ mallory, alice, look }) => {
        for (const [index, deeds] of ticks.entries()) {
          mallory.doc.transact(() => {
            for (const one of deeds) one(mallory.doc)
          })
          put(alice.doc, [note(`alice${index}`)])
          if (index % 2 === 0) await look()
        }
        const seen = await look()
        const problems = Object.entries(seen).filter(
          ([, record]) => !record || recordViolation(record) !== null,
        )
        expect(problems).toEqual([])
        expect(seen).toMatchObject(
          Object.fromEntries(BASE.map(({ id, typeName }) => [id, { id, typeName }])),
        )
        for (const index of ticks.keys()) expect(seen).toHaveProperty([`shape:alice${index}`])
      }),
  )

  await fc.assert(property, { numRuns: 100 })
})

function isMended({ doc }: { readonly doc: Y.Doc }): boolean {
  const records = canvasRecords(doc)
  return records.has("shape:good") && !records.has("shape:bad") && records.has("page:page")
}

test("who sends it with the stock client is told, and the others do not have it", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const mallory = await connect(id, links.participant.token, { serverMessages: "1" }).synced()
      const bob = await connect(id, links.participant.token).synced()
      put(mallory.doc, [note("good"), note("bad", { x: Number.NaN })])
      canvasRecords(mallory.doc).delete("page:page")

      await mallory.until(() => mallory.serverMessages.some(({ type }) => type === "reverted"))
      await bob.until(() => isMended(bob))
      await mallory.until(() => isMended(mallory))
      expect([isMended(bob), isMended(mallory)]).toEqual([true, true])
    })
  }))
