// @vitest-environment happy-dom
import {
  type CanvasRecord,
  canvasRecords,
  createRecord,
  readRecord,
  toRichText,
} from "@tafelrunde/shared/canvas"
import { EntryLists, readMatrix } from "@tafelrunde/shared/model"
import {
  canvasSamples,
  doHostileDeed,
  extremeRecords,
  hostileDeed,
  type HostileDeed,
  hostileIds,
} from "@tafelrunde/shared/testing"
import fc from "fast-check"
import { createShapeId, type TLRichText } from "tldraw"
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest"
import * as Y from "yjs"

import type { Board } from "../../board/board.ts"
import { connectModel } from "../shapes/canvas-model.ts"
import {
  deliverAll,
  emptyBoard,
  expectAgreement,
  expectShowable,
  joinCanvas,
  receive,
  type TestPerson,
} from "../testing/person.ts"

/** Seconds in every run of the tests; more for a long search: `FUZZ_RUNS=100000`. */
const numRuns = Number(process.env["FUZZ_RUNS"] ?? 100)
const timeout = 20_000 + numRuns * 500

// As in a browser: see convergence.test.ts.
const environment = process.env["NODE_ENV"]
beforeAll(() => {
  process.env["NODE_ENV"] = "development"
  Object.assign(globalThis, { __FORCE_RAF_IN_TESTS__: true })
})
afterAll(() => {
  process.env["NODE_ENV"] = environment
})

const here: TestPerson[] = []

function join(seed: Uint8Array, rights?: { canWrite: boolean }): TestPerson {
  const person = joinCanvas(seed, rights)
  here.push(person)
  const matrix = { get: () => readMatrix(person.doc), subscribe: () => () => undefined }
  const lists = new EntryLists({ board: person.doc })
  connectModel(person.editor.store, { doc: person.doc, matrix, lists } as unknown as Board)
  return person
}

function leaveAll(): void {
  for (const person of here.splice(0)) person.leave()
}

afterEach(leaveAll)

const ids = {
  frame: createShapeId("ours-frame"),
  note: createShapeId("ours-note"),
  other: createShapeId("ours-other"),
  arrow: createShapeId("ours-arrow"),
}

function text(content: string): TLRichText {
  return toRichText(content) as unknown as TLRichText
}

/** A note in a frame, and an arrow from this note to another. */
function drawHonestly({ editor }: TestPerson): void {
  editor.createShape({ id: ids.frame, type: "frame", x: 500, y: 500 })
  editor.createShape({
    id: ids.note,
    type: "note",
    parentId: ids.frame,
    x: 5,
    props: { richText: text("Ziele") },
  })
  editor.createShape({ id: ids.other, type: "note", x: 900, props: { richText: text("Wer?") } })
  editor.createShape({ id: ids.arrow, type: "arrow" })
  const anchor = { normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false }
  for (const [terminal, toId] of [
    ["start", ids.note],
    ["end", ids.other],
  ] as const) {
    const props = { terminal, ...anchor, snap: "none" }
    editor.createBinding({ type: "arrow", fromId: ids.arrow, toId, props })
  }
}

function honestBoard(): Uint8Array {
  const founder = join(emptyBoard())
  drawHonestly(founder)
  const state = stateOf(founder)
  leaveAll()
  return state
}

function stateOf({ doc }: TestPerson): Uint8Array {
  return Y.encodeStateAsUpdate(doc)
}

/** The updates of a hostile client that writes arbitrary values. */
function mallory(seed: Uint8Array, deeds: readonly HostileDeed[]): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = 4_000_000
  Y.applyUpdate(doc, seed)
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  for (const deed of deeds) doHostileDeed(doc, deed)
  return updates
}

/** Without order keys, which change where somebody has written an equal one: only the order counts. */
function honestRecords({ doc }: TestPerson): unknown {
  const own = [...canvasRecords(doc)].filter(([id]) => !id.includes("mallory"))
  const records = own.flatMap(([, record]) => readRecord(record) ?? [])
  const inOrder = records.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  return inOrder.map(({ index: _index, ...record }) => record)
}

function orderOf(record: CanvasRecord): string {
  return JSON.stringify([record["parentId"], record["index"], record.id])
}

test("the samples are good records, and show", () => {
  const person = join(emptyBoard())
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const record of canvasSamples) createRecord(canvasRecords(doc), record)
  })
  receive(person, [Y.encodeStateAsUpdate(doc)])

  expect([...person.quarantine]).toEqual([])
  const kinds = new Set(Object.keys(person.editor.shapeUtils))
  for (const { type } of person.editor.getCurrentPageShapes()) kinds.delete(type)
  expect([...kinds]).toEqual([])
  expectShowable(person)
})

test("numbers as small and as large as they may be are shown, all of them", () => {
  const person = join(emptyBoard())

  put(person, extremeRecords())

  const reasons = new Set(person.quarantine.values())
  expect([...reasons]).toEqual([])
  expectShowable(person)
})

function check(property: fc.IProperty<[HostileDeed[]]>): void {
  const result = fc.check(property, { numRuns, includeErrorInReport: true })
  leaveAll()
  // The report names the seed and the smallest failing example.
  expect(fc.defaultReportMessage(result)).toBeUndefined()
}

const apart = fc.array(hostileDeed(hostileIds), { minLength: 1, maxLength: 12, size: "max" })

test(
  "whatever somebody writes beside it, what others drew stays, and every page can be drawn",
  () => {
    const board = honestBoard()
    check(
      fc.property(apart, (deeds) => {
        const [anna, ben] = [join(board), join(board)]
        const viewer = join(board, { canWrite: false })
        const everyone = [anna, ben, viewer]
        const before = honestRecords(anna)
        for (const update of mallory(board, deeds)) {
          for (const person of everyone) receive(person, [update])
          deliverAll(everyone)
        }

        for (const person of everyone) {
          expectShowable(person)
          expect(honestRecords(person)).toEqual(before)
        }
        expect(viewer.sent).toEqual([])
        const late = join(stateOf(ben))
        expectShowable(late)
        expect([...late.quarantine.keys()].toSorted()).toEqual(
          [...ben.quarantine.keys()].toSorted(),
        )
        expect(late.editor.store.serialize()).toEqual(ben.editor.store.serialize())
        leaveAll()
      }),
    )
  },
  timeout,
)

const anywhere = fc.array(
  hostileDeed([...hostileIds, ...Object.values(ids), "page:page", "document:document"]),
  { minLength: 1, maxLength: 12, size: "max" },
)

test(
  "whatever somebody writes in what others drew, each oddity is told once, and all is back when it is mended",
  () => {
    const board = honestBoard()
    check(
      fc.property(anywhere, (deeds) => {
        const [anna, ben] = [join(board), join(board)]
        const viewer = join(board, { canWrite: false })
        const everyone = [anna, ben, viewer]
        for (const update of mallory(board, deeds)) {
          for (const person of everyone) receive(person, [update])
          deliverAll(everyone)
        }
        for (const person of everyone) expectShowable(person)

        const mended = mend(stateOf(anna), board)
        for (const person of everyone) receive(person, mended)
        deliverAll(everyone)

        for (const person of everyone) {
          expect([...person.quarantine]).toEqual([])
          for (const [i, problems] of person.told.entries()) {
            expect(problems).not.toEqual(person.told[i - 1] ?? new Map())
          }
        }
        expectAgreement([...everyone, join(board)])
        leaveAll()
      }),
    )
  },
  timeout,
)

/** The same records as before on this board, and no others. */
function mend(seed: Uint8Array, board: Uint8Array): Uint8Array[] {
  const [doc, good] = [new Y.Doc(), new Y.Doc()]
  Y.applyUpdate(doc, seed)
  Y.applyUpdate(good, board)
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  doc.transact(() => {
    for (const id of canvasRecords(doc).keys()) canvasRecords(doc).delete(id)
    for (const yRecord of canvasRecords(good).values()) {
      const record = readRecord(yRecord)
      if (record) createRecord(canvasRecords(doc), record)
    }
  })
  return updates
}

function put(person: TestPerson, records: readonly object[]): void {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stateOf(person))
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    for (const record of records) createRecord(canvasRecords(doc), record as CanvasRecord)
  })
  receive(person, [Y.encodeStateAsUpdate(doc, before)])
}

function sample(type: string, more: object): object {
  return {
    ...canvasSamples.find((record) => record["type"] === type),
    ...more,
  }
}

test("two frames in a circle of which one cannot be shown both come when it is mended", () => {
  const person = join(emptyBoard())
  const [a, b] = [
    { id: "shape:a", parentId: "shape:b" },
    { id: "shape:b", parentId: "shape:a" },
  ]
  put(person, [sample("frame", { ...a, opacity: 7 }), sample("frame", b)])
  expect([...person.quarantine.keys()].toSorted()).toEqual(["shape:a", "shape:b"])

  put(person, [sample("frame", a)])

  expect(person.quarantine.size).toBe(0)
  expectShowable(person)
})

test("the last page stays when somebody removes it, with all that lies on it", () => {
  const anna = join(honestBoard())
  const before = honestRecords(anna)

  for (const update of mallory(stateOf(anna), [{ deed: "delete", id: "page:page" }])) {
    receive(anna, [update])
  }

  expect(honestRecords(anna)).toEqual(before)
  expectShowable(anna)
})

test("a page that somebody spoils is shown without that, and all that lies on it", () => {
  const anna = join(honestBoard())

  receive(
    anna,
    mallory(stateOf(anna), [{ deed: "set", id: "page:page", key: "index", value: "!" }]),
  )

  expect([...anna.quarantine.keys()]).toEqual(["page:page"])
  expect(anna.editor.getCurrentPageShapeIds()).toContain(ids.note)
  expectShowable(anna)
})

test("shapes in shapes without end are laid on the page again, the same for all", () => {
  const board = emptyBoard()
  const [anna, ben] = [join(board), join(board)]
  const update = mallory(board, [{ deed: "nest", depth: 3000, isCircle: false }])
  for (const person of [anna, ben]) receive(person, update)
  deliverAll([anna, ben])

  const depths = anna.editor
    .getCurrentPageShapes()
    .map((shape) => anna.editor.getShapeAncestors(shape).length)
  expect(Math.max(...depths)).toBe(32)
  expectAgreement([anna, ben])
})

function tie(name: string, from: string, to: string): object {
  const good = canvasSamples.find(({ typeName }) => typeName === "binding")
  return { ...good, id: `binding:${name}`, fromId: `shape:${from}`, toId: `shape:${to}` }
}

test("arrows that point at each other, or at the group they are in, are let go", () => {
  const person = join(emptyBoard())
  put(person, [
    sample("arrow", { id: "shape:a" }),
    sample("arrow", { id: "shape:b" }),
    sample("group", { id: "shape:g" }),
    sample("arrow", { id: "shape:c", parentId: "shape:g" }),
    sample("note", { id: "shape:n" }),
    tie("1", "a", "b"),
    tie("2", "b", "a"),
    tie("3", "c", "g"),
    tie("4", "n", "a"),
    tie("5", "a", "n"),
  ])

  const ties = Object.keys(person.editor.store.serialize()).filter((id) => id.startsWith("binding"))
  expect(ties).toEqual(["binding:5"])
  expectShowable(person)
})

test("a thousand things that cannot be shown cost nothing once they are put aside", () => {
  const person = join(honestBoard())
  const unknown = Array.from({ length: 1000 }, (_, i) =>
    sample("note", { id: `shape:${i}`, type: "hologram" }),
  )
  put(person, unknown)
  const told = person.told.length

  const reads = vi.spyOn(person.editor.store, "unsafeGetWithoutCapture")
  for (const update of mallory(stateOf(person), [{ deed: "nest", depth: 1, isCircle: false }])) {
    receive(person, [update])
  }

  expect(person.quarantine.size).toBe(1000)
  expect(person.told.length).toBe(told)
  expect(reads.mock.calls.length).toBeLessThan(100)
})
