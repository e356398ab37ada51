import { type Flaw } from "@tafelrunde/shared/content"
import {
  type BoardDocs,
  readFlaws,
  readMatrix,
  readTitle,
  writeContent,
} from "@tafelrunde/shared/model"
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
    doc
      .getMap("assignments")
      .set("t1/i1", entry({ taskId: "t1", institutionId: "i1", roles: ["responsible"] }))
    const units = entry({ u1: entry({ id: "u1", name: "Referat 1" }) })
    const address = { street: "Hauptstraße 1", city: "Ulm" }
    doc
      .getMap("institutions")
      .set("i1", entry({ id: "i1", name: "Polizei", short: "P", order: "a0", address, units }))
    doc.getMap("contacts").set("c1", entry({ id: "c1", institutionId: "i1", lastName: "Kim" }))
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

const ROOTS = ["board", "tasks", "assignments", "institutions", "contacts", "participants"]

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
  { what: "a number as a title", write: (doc) => mapAt(doc, "tasks", "t1").set("title", 5) },
  { what: "a list as a title", write: (doc) => mapAt(doc, "tasks", "t1").set("title", ["x"]) },
  {
    what: "a text for several people as a title",
    write: (doc) => mapAt(doc, "tasks", "t1").set("title", new Y.Text("x")),
  },
  { what: "an object as a note", write: (doc) => mapAt(doc, "tasks", "t1").set("note", { x: 1 }) },
  { what: "a word as a number", write: (doc) => mapAt(doc, "tasks", "t1").set("number", "x") },
  {
    what: "an unknown phase's number",
    write: (doc) => mapAt(doc, "tasks", "t1").set("phaseId", 5),
  },
  {
    what: "a word as a list of legal bases",
    write: (doc) => mapAt(doc, "tasks", "t1").set("legalBases", "§ 1"),
  },
  {
    what: "a word as roles",
    write: (doc) => mapAt(doc, "assignments", "t1/i1").set("roles", "responsible"),
  },
  {
    what: "a word as an address",
    write: (doc) => mapAt(doc, "institutions", "i1").set("address", "Ulm"),
  },
  {
    what: "no day as a date",
    write: (doc) => mapAt(doc, "board", "workshop").set("date", "morgen"),
  },
  {
    what: "a language that there is none of",
    write: (doc) => mapAt(doc, "board", "meta").set("language", "fr"),
  },
  {
    what: "a number as a place in the order",
    write: (doc) => mapAt(doc, "institutions", "i1").set("order", 5),
  },
  {
    what: "a number as the mark of a removed entry",
    write: (doc) => mapAt(doc, "tasks", "t1").set(".removed", 5),
  },
  {
    what: "a mark of a removed entry that names a whole book",
    write: (doc) =>
      mapAt(doc, "tasks", "t1").set(".removed", { by: { institution: "x".repeat(20_000) } }),
  },
  {
    what: "data that is nested deeper than a reader goes",
    write: (doc) => {
      let value: unknown = 1
      for (let depth = 0; depth < 40; depth++) value = [value]
      mapAt(doc, "tasks", "t1").set("x", value)
    },
  },
  {
    what: "a task whose id is longer than an id may be",
    write: (doc) => mapAt(doc, "tasks").set("t".repeat(201), entry({ title: "Neu" })),
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

test.each<{ what: string; path: string[]; value: unknown; is: unknown }>([
  {
    what: "an address",
    path: ["institutions", "i1", "address"],
    value: { street: 5, city: "Neu-Ulm" },
    is: { city: "Neu-Ulm" },
  },
  {
    what: "the legal bases",
    path: ["tasks", "t1", "legalBases"],
    value: ["§ 1", 5, "§ 2"],
    is: ["§ 1", "§ 2"],
  },
  {
    what: "the roles of a cell",
    path: ["assignments", "t1/i1", "roles"],
    value: ["informed", "king"],
    is: ["informed"],
  },
])("of $what only the wrong part goes", ({ path, value, is }) =>
  inScene(async ({ mallory, settled }) => {
    const key = path.at(-1) ?? ""
    mapAt(mallory.doc, ...path.slice(0, -1)).set(key, value)

    expect(mapAt(await settled(), ...path.slice(0, -1)).get(key)).toEqual(is)
    expect(revertedAt(mallory)).toMatchObject([{ count: 1 }])
  }),
)

test("plain sentences, empty fields and fields that nobody has described are right", () =>
  inScene(async ({ mallory, settled }) => {
    const task = mapAt(mallory.doc, "tasks", "t1")
    task.set("note", "Sätze ohne gemeinsames Tippen")
    task.set("legalBases", null)
    task.set("ownField", { any: ["thing", 1] })
    task.set("ownText", new Y.Text("x"))
    task.set("title", "")

    const is = mapAt(await settled(), "tasks", "t1").toJSON()
    expect(is).toMatchObject({ legalBases: null, ownField: { any: ["thing", 1] }, title: "" })
    expect(revertedAt(mallory)).toEqual([])
  }))

test("the same holds for contacts and for who took part", () =>
  inScene(async ({ mallory, alice, settled }) => {
    mapAt(alice.doc, "contacts", "c1").set("lastName", 5)
    mapAt(alice.doc, "contacts", "c1").set("privacy", "public")
    await settled()
    mapAt(mallory.doc, "contacts").set("c1", 1)
    mapAt(mallory.doc, "contacts").set("c2", null)
    mapAt(mallory.doc, "participants").set("p1", 1)

    const after = await settled()
    expect(after.getMap("contacts").toJSON()).toEqual({
      c1: { id: "c1", institutionId: "i1", lastName: "Kim" },
    })
    expect(after.getMap("participants").toJSON()).toEqual({ p1: { name: "Kim" } })
    expect(revertedAt(mallory)).toMatchObject([{ count: 3 }])
    expect(revertedAt(alice)).toMatchObject([{ count: 2 }])
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
    expect(mapAt(doc, "assignments", "t1/i1").get("roles")).toEqual(["responsible"])
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

const PATHS: Readonly<Partial<Record<RoomKind, readonly string[][]>>> = {
  board: [
    ["board"],
    ["board", "meta"],
    ["board", "workshop"],
    ["tasks"],
    ["tasks", "t1"],
    ["assignments"],
    ["assignments", "t1/i1"],
    ["institutions"],
    ["institutions", "i1"],
    ["institutions", "i1", "units"],
    ["institutions", "i1", "units", "u1"],
  ],
  contacts: [["contacts"], ["contacts", "c1"], ["participants"], ["participants", "p1"]],
}
const KEYS = [
  "t1",
  "i1",
  "u1",
  "c1",
  "p1",
  "t1/i1",
  "meta",
  "units",
  "title",
  "note",
  "number",
  "phaseId",
  "legalBases",
  "roles",
  "short",
  "address",
  "date",
  "language",
  "participants",
  "privacy",
  "lastName",
  "decisionMaker",
  "order",
  ".removed",
  "absent",
  "x",
  "",
  "__proto__",
  "t".repeat(201),
]
const LONG = "x".repeat(6_000)
const VALUES: readonly (() => unknown)[] = [
  () => 1,
  () => true,
  () => null,
  () => undefined,
  () => "x",
  () => ["responsible"],
  () => ["x", 5],
  () => ({ x: 1 }),
  () => ({ visibility: 5, city: ["x"], street: "x" }),
  () => ({ at: 5, by: { institution: LONG } }),
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
function hostileWrite(kind: RoomKind): fc.Arbitrary<HostileWrite> {
  return fc.record({
    path: fc.constantFrom(...(PATHS[kind] ?? [])),
    key: fc.constantFrom(...KEYS),
    value: fc.constantFrom(...VALUES),
  })
}

interface HostileWrite {
  readonly path: readonly string[]
  readonly key: string
  readonly value: () => unknown
}

function writeAt(doc: Y.Doc, { path, key, value }: HostileWrite): void {
  let map: unknown = doc.getMap(path[0])
  for (const step of path.slice(1)) map = map instanceof Y.Map ? map.get(step) : undefined
  if (map instanceof Y.Map) map.set(key, value())
}

/** What no reader could show as it stands; entries that lack what they need are no values of the wrong kind. */
function wrongValues(docs: BoardDocs): readonly Flaw[] {
  return readFlaws(docs).filter(({ path, reason }) => reason !== "kind" || !isMissing(docs, path))
}

function isMissing({ board, contacts }: BoardDocs, path: Flaw["path"]): boolean {
  const [root = "", ...steps] = path.map(String)
  let value: unknown = board.getMap(SECTIONS.has(root) ? "board" : root)
  if (root === "contacts" || path[1] === "participants") value = contacts?.getMap(root)
  for (const step of SECTIONS.has(root) ? [root, ...steps] : steps) {
    value = value instanceof Y.Map ? value.get(step) : undefined
  }
  return value === undefined || value === null
}

const SECTIONS = new Set(["meta", "workshop", "roleScheme"])

test.each(["board", "contacts"] as const)(
  "whatever is written in %s, nothing is of the wrong kind or longer than it may be, and the board can be read",
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileWrite(kind), { minLength: 1, maxLength: 8 }), (writes) =>
        inScene(async ({ mallory, settled }) => {
          for (const each of writes) writeAt(mallory.doc, each)

          const doc = await settled()

          const docs = kind === "board" ? { board: doc } : { board: new Y.Doc(), contacts: doc }
          expect(() => JSON.stringify(toJson(doc))).not.toThrow()
          expect(() => [readMatrix(docs.board), readTitle(docs.board)]).not.toThrow()
          expect(wrongValues(docs)).toEqual([])
        }, kind),
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
