import { parseBoardContent, templateContent } from "@tafelrunde/shared/content"
import { COLLECTIONS } from "@tafelrunde/shared/entities"
import { findings } from "@tafelrunde/shared/findings"
import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { readBin } from "../bin.ts"
import { readContent, readTitle, writeContent } from "../board-content.ts"
import { toggleRole } from "../cell-edits.ts"
import { type BoardDocs } from "../layout.ts"
import { readMatrix } from "../matrix.ts"
import { addTask, moveTask } from "../task-edits.ts"
import { UndoHistory } from "../undo-history.ts"
import { mendFlaws } from "./mend-flaws.ts"
import { readFlaws } from "./read-flaws.ts"

/** Seconds in every run of the tests; more for a long search: `FUZZ_RUNS=100000`. */
const FUZZ_RUNS = Number(process.env["FUZZ_RUNS"] ?? 12)

type Docs = Required<BoardDocs>

const musterstadt = templateContent("musterstadt", { language: "de" })

function boardDocs(): Docs {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, musterstadt)
  return docs
}

function map(doc: Y.Doc, ...path: readonly string[]): Y.Map<unknown> {
  const [root = "", ...keys] = path
  return keys.reduce((at, key) => at.get(key) as Y.Map<unknown>, doc.getMap<unknown>(root))
}

function readEverything(docs: Docs): void {
  readMatrix(docs.board)
  readTitle(docs.board)
  readBin(docs)
  readFlaws(docs)
  const content = readContent(docs)
  expect(parseBoardContent(JSON.parse(JSON.stringify(content)))).toMatchObject({ ok: true })
  findings(content, { asOf: "2026-11-29", language: "de" })
}

const long = "x".repeat(20_000)

const POISONS: Readonly<Record<string, (docs: Docs) => void>> = {
  "a number among the tasks": ({ board }) => map(board, "tasks").set("x", 1),
  "null among the assignments": ({ board }) => map(board, "assignments").set("x", null),
  "a document as a task": ({ board }) => map(board, "tasks").set("x", new Y.Doc()),
  "bytes as an institution": ({ board }) => map(board, "institutions").set("x", new Uint8Array(3)),
  "a number as meta": ({ board }) => map(board, "board").set("meta", 5),
  "a text as the role scheme": ({ board }) =>
    map(board, "board").set("roleScheme", new Y.Text("x")),
  "a bigint in a task": ({ board }) => map(board, "tasks", "t01").set("number", 5n),
  "a number among the units": ({ board }) => map(board, "institutions", "jc", "units").set("x", 1),
  "a number among the contacts": ({ contacts }) => map(contacts, "contacts").set("x", 1),
  "a number among the participants": ({ contacts }) => map(contacts, "participants").set("x", 1),
  "a participant's name of 20,000 letters": ({ contacts }) =>
    map(contacts, "participants").set("x", new Y.Map([["name", long]])),
  "more participants than there may be": ({ contacts }) => {
    for (let index = 0; index < 501; index += 1) {
      map(contacts, "participants").set(`x${index}`, new Y.Map([["role", "participant"]]))
    }
  },
  "a list of units in a title": ({ board }) => map(board, "tasks", "t01").set("title", new Y.Map()),
  "a short name of 20,000 letters": ({ board }) =>
    map(board, "institutions", "jc").set("short", long),
}

test.each(Object.entries(POISONS))(
  "%s is left out or cut, named, and can be mended",
  (_, poison) => {
    const docs = boardDocs()
    poison(docs)

    readEverything(docs)
    const flaws = readFlaws(docs)
    expect(flaws.length).toBeGreaterThan(0)
    expect(readContent(docs).tasks).toHaveLength(musterstadt.tasks?.length ?? 0)

    mendFlaws(docs, flaws)
    expect(readFlaws(docs)).toEqual([])
  },
)

test("a short name that is too long is shown cut, wherever it stands", () => {
  const docs = boardDocs()
  map(docs.board, "institutions", "jc").set("short", long)

  const short = `${"x".repeat(19)}…`
  expect(readMatrix(docs.board).institutions.find(({ id }) => id === "jc")).toMatchObject({ short })
  expect(readContent(docs).institutions?.find(({ id }) => id === "jc")).toMatchObject({ short })
  expect(readFlaws(docs)).toEqual([{ path: ["institutions", "jc", "short"], reason: "length" }])
})

test.each(["tasks", "institutions"] as const)("of too many %s the first ones are shown", (name) => {
  const docs = boardDocs()
  const { max } = COLLECTIONS[name]
  const template = map(docs.board, name).values().next().value as Y.Map<unknown>
  for (let index = 0; index < max; index++) {
    const entry = template.clone()
    entry.set("order", "zz")
    map(docs.board, name).set(`extra${index}`, entry)
  }

  readEverything(docs)
  const before = musterstadt[name]?.length ?? 0
  const content = readContent(docs)
  expect(content[name]).toHaveLength(max)
  const flaws = readFlaws(docs)
  expect(flaws.filter(({ reason }) => reason === "count")).toHaveLength(before)

  mendFlaws(docs, flaws)
  expect(readFlaws(docs)).toEqual([])
  expect(readContent(docs)[name]).toEqual(content[name])
})

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }),
  fc.constantFrom(undefined, NaN, Infinity, long, "__proto__"),
  fc.constantFrom(
    () => new Uint8Array(3),
    () => new Y.Text("Ein Text"),
    () => new Y.XmlText("x"),
    () => new Y.Array(),
    () => new Y.Map([["x", 1]]),
    () => new Y.Map([["x", new Y.Map([["id", new Y.Map()]])]]),
    () => new Y.Doc(),
    () => new Y.XmlFragment(),
  ),
)
/** Which document, then how to walk down from its roots; the last step is a new key or one that is there. */
const poison = fc.record({
  doc: fc.constantFrom("board", "contacts", "internal"),
  steps: fc.array(fc.nat(), { minLength: 2, maxLength: 5 }),
  key: fc.option(
    fc.constantFrom("id", "order", ".removed", "title", "roles", "x", "__proto__", ""),
  ),
  value,
})

const ROOTS = ["board", "participants", ...Object.keys(COLLECTIONS)]

function write(
  docs: Docs,
  { doc, steps, key, value: poisonous }: typeof poison extends fc.Arbitrary<infer T> ? T : never,
): void {
  const [first = 0, ...others] = steps
  let at = docs[doc as keyof Docs].getMap<unknown>(ROOTS[first % ROOTS.length])
  for (const [index, step] of others.entries()) {
    const keys = [...at.keys()]
    const there = keys[step % Math.max(1, keys.length)]
    const next = there === undefined ? undefined : at.get(there)
    if (next instanceof Y.Map && index < others.length - 1) {
      at = next
      continue
    }
    const written: unknown = typeof poisonous === "function" ? poisonous() : poisonous
    at.set(key ?? there ?? "x", written)
    return
  }
}

test(
  "whatever stands wherever in a board, everything can be read, edited and mended",
  () => {
    fc.assert(
      fc.property(fc.array(poison, { minLength: 1, maxLength: 12 }), (poisons) => {
        const docs = boardDocs()
        const history = new UndoHistory(docs.board)
        for (const each of poisons) write(docs, each)
        // As another browser gets it.
        const copies = Object.fromEntries(
          Object.entries(docs).map(([name, doc]) => {
            const copy = new Y.Doc()
            Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
            return [name, copy]
          }),
        ) as unknown as Docs
        readEverything(docs)
        readEverything(copies)
        toggleRole(docs.board, { taskId: "t01", institutionId: "jc" }, "informed")
        const id = addTask(docs.board, { phaseId: "p1", title: "Neu" })
        moveTask(docs.board, id, { beforeId: "t01" })
        history.undo()
        mendFlaws(docs, readFlaws(docs))
        readEverything(docs)
        expect(readFlaws(docs)).toEqual([])
        writeContent(docs, musterstadt)
        readEverything(docs)
      }),
      { numRuns: FUZZ_RUNS },
    )
  },
  20_000 + FUZZ_RUNS * 1_000,
)
