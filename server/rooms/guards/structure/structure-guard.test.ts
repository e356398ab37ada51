import { readFlaws, readMatrix, readTitle, writeContent } from "@tafelrunde/shared/model"
import { type RoomKind } from "@tafelrunde/shared/protocol"
import { arbitraryContent } from "@tafelrunde/shared/testing"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { FailingStorage } from "../../../testing/failing-storage.ts"
import { createLiveRooms, enter, type Person } from "../../../testing/live-board.ts"
import { withClients } from "../../../testing/stock-client.ts"
import { withServer } from "../../../testing/test-server.ts"

/** Seconds in every run of the tests; more for a long search: `FUZZ_RUNS=100000`. */
const FUZZ_RUNS = Number(process.env["FUZZ_RUNS"] ?? 200)

interface Scene {
  readonly mallory: Person
  readonly alice: Person
  /** The room's document once all reversals are applied. */
  readonly settled: () => Promise<Y.Doc>
}

function entry(fields: Record<string, unknown>): Y.Map<unknown> {
  return new Y.Map(Object.entries(fields))
}

function fill({ doc }: Person): void {
  doc.transact(() => {
    const board = doc.getMap("board")
    board.set("meta", entry({ title: "Fachtag", language: "de" }))
    board.set("workshop", entry({ title: "Fachtag", participants: [] }))
    const note = new Y.Text("Bitte prüfen")
    doc.getMap("tasks").set("t1", entry({ id: "t1", title: "Anzeige aufnehmen", note }))
    doc.getMap("assignments").set("t1/i1", entry({ taskId: "t1", roles: ["D"] }))
    const units = entry({ u1: entry({ id: "u1", name: "Referat 1" }) })
    doc.getMap("institutions").set("i1", entry({ id: "i1", name: "Polizei", units }))
    doc.getMap("contacts").set("c1", entry({ id: "c1", name: "Kim" }))
    doc.getMap("participants").set("p1", entry({ name: "Kim" }))
  })
}

async function inScene(
  play: (scene: Scene) => Promise<void>,
  kind: RoomKind = "board",
): Promise<void> {
  const { rooms } = createLiveRooms(new FailingStorage())
  const name = { boardId: "b", kind }
  fill(await enter(rooms, "facilitator", name))
  await rooms.journal.flush()
  const mallory = await enter(rooms, "facilitator", name)
  const alice = await enter(rooms, "facilitator", name)
  await play({
    mallory,
    alice,
    settled: async () => {
      await rooms.journal.flush()
      const lease = await rooms.lease(name)
      lease.release()
      return lease.room.doc
    },
  })
  await rooms.close()
}

const ROOTS = ["board", "tasks", "assignments", "institutions"] as const

function toJson(doc: Y.Doc): unknown {
  return Object.fromEntries(ROOTS.map((name) => [name, doc.getMap(name).toJSON()]))
}

function revertedAt({ connection }: Person): readonly unknown[] {
  return connection.serverMessages.filter(({ type }) => type === "reverted")
}

function mapAt(doc: Y.Doc, ...[root = "", ...path]: string[]): Y.Map<unknown> {
  let map: unknown = doc.getMap(root)
  for (const key of path) map = map instanceof Y.Map ? map.get(key) : undefined
  if (!(map instanceof Y.Map)) throw new Error(`No map at ${root}/${path.join("/")}`)
  return map
}

test.each<{ what: string; write: (doc: Y.Doc) => unknown }>([
  { what: "a number as a task", write: (doc) => mapAt(doc, "tasks").set("x", 1) },
  { what: "nothing as an assignment", write: (doc) => mapAt(doc, "assignments").set("x", null) },
  {
    what: "a document as an institution",
    write: (doc) => mapAt(doc, "institutions").set("x", new Y.Doc()),
  },
  { what: "a list as a task", write: (doc) => mapAt(doc, "tasks").set("x", new Y.Array()) },
  { what: "a number in place of a task", write: (doc) => mapAt(doc, "tasks").set("t1", 5) },
  {
    what: "a text in place of an institution",
    write: (doc) => mapAt(doc, "institutions").set("i1", new Y.Text("x")),
  },
  { what: "a number as the meta section", write: (doc) => mapAt(doc, "board").set("meta", 5) },
  {
    what: "a text as the role scheme",
    write: (doc) => mapAt(doc, "board").set("roleScheme", new Y.Text("x")),
  },
  {
    what: "a map as the list of absent fields",
    write: (doc) => mapAt(doc, "board").set("absent", new Y.Map()),
  },
  { what: "a bigint as a title", write: (doc) => mapAt(doc, "tasks", "t1").set("title", 2n) },
  {
    what: "a bigint deep in a field",
    write: (doc) => mapAt(doc, "tasks", "t1").set("x", [{ y: 2n }]),
  },
  {
    what: "bytes as a title",
    write: (doc) => mapAt(doc, "tasks", "t1").set("title", new Uint8Array([1])),
  },
  {
    what: "a number that is none",
    write: (doc) => mapAt(doc, "tasks", "t1").set("number", Number.NaN),
  },
  { what: "a map as a title", write: (doc) => mapAt(doc, "tasks", "t1").set("title", new Y.Map()) },
  {
    what: "a fragment as a note",
    write: (doc) => mapAt(doc, "tasks", "t1").set("note", new Y.XmlFragment()),
  },
  {
    what: "a scalar among units",
    write: (doc) => mapAt(doc, "institutions", "i1", "units").set("x", 1),
  },
  {
    what: "a scalar in place of a unit",
    write: (doc) => mapAt(doc, "institutions", "i1", "units").set("u1", "x"),
  },
  {
    what: "participants with their names in the board's own document",
    write: (doc) =>
      mapAt(doc, "board", "workshop").set("participants", entry({ p1: entry({ name: "Kim" }) })),
  },
  {
    what: "a list with a participant's name in the board's own document",
    write: (doc) => mapAt(doc, "board", "workshop").set("participants", [{ name: "Kim" }]),
  },
])("$what is reverted, and its author is told", ({ write }) =>
  inScene(async ({ mallory, alice, settled }) => {
    const before = toJson(await settled())

    write(mallory.doc)
    const after = toJson(await settled())

    expect(after).toEqual(before)
    expect(revertedAt(mallory)).toMatchObject([{ count: 1 }])
    expect(revertedAt(alice)).toEqual([])
    expect(mallory.connection.closedWith).toBeUndefined()
  }),
)

test("the same holds for contacts and for who took part", () =>
  inScene(async ({ mallory, settled }) => {
    mapAt(mallory.doc, "contacts").set("c1", 1)
    mapAt(mallory.doc, "contacts").set("c2", null)
    mapAt(mallory.doc, "participants").set("p1", 1)

    const after = await settled()
    expect(after.getMap("contacts").toJSON()).toEqual({ c1: { id: "c1", name: "Kim" } })
    expect(after.getMap("participants").toJSON()).toEqual({ p1: { name: "Kim" } })
    expect(revertedAt(mallory)).toMatchObject([{ count: 3 }])
  }, "contacts"))

test("a new entry keeps its good fields", () =>
  inScene(async ({ mallory, settled }) => {
    const task = entry({ id: "t2", title: "Neu", number: 2n, phaseId: new Y.Doc() })
    mapAt(mallory.doc, "tasks").set("t2", task)

    expect((await settled()).getMap("tasks").toJSON()).toMatchObject({
      t2: { id: "t2", title: "Neu" },
    })
    expect(Object.keys(mapAt(await settled(), "tasks", "t2").toJSON())).toEqual(["id", "title"])
  }))

test("a task overwritten again and again comes back whole", () =>
  inScene(async ({ mallory, alice, settled }) => {
    const before = toJson(await settled())

    for (let round = 0; round < 20; round++) {
      mapAt(mallory.doc, "tasks").set("t1", round)
      // Each write reaches the room before the reversal of the one before does.
      await new Promise((resolve) => setImmediate(resolve))
    }

    expect(toJson(await settled())).toEqual(before)
    expect(revertedAt(alice)).toEqual([])
  }))

test("what others write meanwhile stays", () =>
  inScene(async ({ mallory, alice, settled }) => {
    mapAt(mallory.doc, "assignments").set("t1/i1", 1)
    mapAt(alice.doc, "tasks", "t1").set("title", "Anzeige prüfen")

    const doc = await settled()
    expect(mapAt(doc, "tasks", "t1").get("title")).toBe("Anzeige prüfen")
    expect(mapAt(doc, "assignments", "t1/i1").toJSON()).toEqual({ taskId: "t1", roles: ["D"] })
  }))

test("no content that people can import is reverted", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryContent, arbitraryContent, (first, second) =>
      inScene(async ({ alice, settled }) => {
        for (const content of [first, second]) {
          writeContent({ board: alice.doc }, content)
          await settled()
        }
        expect(revertedAt(alice)).toEqual([])
        expect(toJson(await settled())).toEqual(toJson(alice.doc))
      }),
    ),
    { numRuns: 10 },
  )
})

const PATHS = [
  ["board"],
  ["board", "meta"],
  ["tasks"],
  ["tasks", "t1"],
  ["assignments"],
  ["institutions"],
  ["institutions", "i1", "units"],
  ["institutions", "i1", "units", "u1"],
]
const KEYS = [
  "t1",
  "i1",
  "u1",
  "t1/i1",
  "meta",
  "units",
  "title",
  "note",
  "short",
  "address",
  "absent",
  "x",
]
const LONG = "x".repeat(6_000)
const VALUES: readonly (() => unknown)[] = [
  () => 1,
  () => null,
  () => "x",
  () => 2n,
  () => Number.NaN,
  () => new Uint8Array([1]),
  () => new Y.Map(),
  () => entry({ x: 1 }),
  () => entry({ x: new Y.Map() }),
  () => new Y.Text("x"),
  () => new Y.Array(),
  () => new Y.Doc(),
  () => new Y.XmlFragment(),
  () => LONG,
  () => new Y.Text(LONG),
  () => [LONG, "x"],
  () => ({ street: LONG, city: 5 }),
  () => [{ id: "u", name: LONG }],
  () => entry({ short: LONG, note: new Y.Text(LONG) }),
  () => entry(Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`u${i}`, entry({})]))),
]
/** A place in the content, and what is written there. */
const hostileWrite = fc.record({
  path: fc.constantFrom(...PATHS),
  key: fc.constantFrom(...KEYS),
  value: fc.constantFrom(...VALUES),
})

test(
  "whatever is written, entries stay maps, nothing is longer than it may be and the board can be read",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileWrite, { minLength: 1, maxLength: 8 }), (writes) =>
        inScene(async ({ mallory, settled }) => {
          for (const { path, key, value } of writes) {
            let map: unknown = mallory.doc.getMap(path[0])
            for (const step of path.slice(1)) map = map instanceof Y.Map ? map.get(step) : undefined
            if (map instanceof Y.Map) map.set(key, value())
          }

          const board = await settled()

          expect(() => JSON.stringify(toJson(board))).not.toThrow()
          expect(() => [readMatrix(board), readTitle(board)]).not.toThrow()
          for (const name of ["tasks", "assignments", "institutions"]) {
            expect([...board.getMap(name).values()].every((one) => one instanceof Y.Map)).toBe(true)
          }
          const beyond = readFlaws({ board }).filter(({ reason }) => reason !== "kind")
          expect(beyond).toEqual([])
        }),
      ),
      { numRuns: FUZZ_RUNS },
    )
  },
  20_000 + FUZZ_RUNS * 50,
)

test("a board that somebody poisoned with a stock client answers over HTTP as before", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    await withClients(server, async (connect) => {
      const mallory = await connect(id, links.participant.token, { serverMessages: "1" }).synced()
      const tasks = mallory.doc.getMap("tasks")
      const before = tasks.toJSON()

      tasks.set("x", 1)
      tasks.set(String([...tasks.keys()][0]), null)
      mallory.doc.getMap("board").set("meta", 5)

      await mallory.until(() => mallory.doc.getMap("board").get("meta") instanceof Y.Map)
      expect(tasks.toJSON()).toEqual(before)
      const answer = await server.call(`/api/boards/${id}/content`, { token: links.viewer.token })
      expect(answer.status).toBe(200)
    })
  }))
