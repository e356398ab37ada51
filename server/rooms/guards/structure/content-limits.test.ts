import { COLLECTIONS } from "@tafelrunde/shared/entities"
import { readContent, writeContent } from "@tafelrunde/shared/model"
import { type RoomKind } from "@tafelrunde/shared/protocol"
import { arbitraryContent } from "@tafelrunde/shared/testing"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { FailingStorage } from "../../../testing/failing-storage.ts"
import { createLiveRooms, enter, type Person } from "../../../testing/live-board.ts"

interface Scene {
  /** Two participants. */
  readonly mallory: Person
  readonly alice: Person
  readonly facilitator: Person
  /** The room's document once all reversals are applied. */
  readonly settled: () => Promise<Y.Doc>
}

function entry(fields: Record<string, unknown>): Y.Map<unknown> {
  return new Y.Map(Object.entries(fields))
}

function fill(doc: Y.Doc): void {
  doc.transact(() => {
    const note = new Y.Text("Bitte prüfen")
    doc.getMap("tasks").set("t1", entry({ id: "t1", phaseId: "p1", title: "Anzeige", note }))
    const units = entry({ u1: entry({ id: "u1", name: "Referat 1" }) })
    doc.getMap("institutions").set("i1", entry({ id: "i1", name: "Polizei", short: "P", units }))
    doc.getMap("contacts").set("c1", entry({ id: "c1", institutionId: "i1", lastName: "Kim" }))
  })
}

interface Setting {
  readonly kind?: RoomKind
  /** What lies in the store from before there were limits. */
  readonly old?: (doc: Y.Doc) => void
}

async function inScene(
  play: (scene: Scene) => Promise<void>,
  { kind = "board", old = () => {} }: Setting = {},
): Promise<void> {
  const storage = new FailingStorage()
  const name = { boardId: "b", kind }
  const stored = new Y.Doc()
  fill(stored)
  old(stored)
  const bytes = Y.encodeStateAsUpdate(stored)
  const room = kind === "board" ? "b" : `b/${kind}`
  await storage.append([{ boardId: "b", room, bytes, author: { role: "participant", seat: null } }])
  const { rooms } = createLiveRooms(storage, { anyRate: true })
  const role = kind === "internal" ? "facilitator" : "participant"
  await play({
    mallory: await enter(rooms, role, name),
    alice: await enter(rooms, role, name),
    facilitator: await enter(rooms, "facilitator", name),
    settled: async () => {
      await rooms.journal.flush()
      const lease = await rooms.lease(name)
      lease.release()
      return lease.room.doc
    },
  })
  await rooms.close()
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

function textAt(doc: Y.Doc, ...path: string[]): Y.Text {
  const key = path.at(-1) ?? ""
  const text = mapAt(doc, ...path.slice(0, -1)).get(key)
  if (!(text instanceof Y.Text)) throw new Error(`No text at ${path.join("/")}`)
  return text
}

function addMany(map: Y.Map<unknown>, count: number): void {
  map.doc?.transact(() => {
    for (let index = 0; index < count; index++) map.set(`x${index}`, entry({ id: `x${index}` }))
  })
}

const TOLD = [{ kind: "limit" }]

test.each<{ kind: RoomKind; path: string[]; max: number }>([
  { kind: "board", path: ["tasks"], max: 1_000 },
  { kind: "board", path: ["institutions"], max: 200 },
  { kind: "board", path: ["institutions", "i1", "units"], max: 100 },
  { kind: "contacts", path: ["participants"], max: 500 },
  { kind: "contacts", path: ["contacts"], max: 2_000 },
  { kind: "internal", path: ["contacts"], max: 2_000 },
])("of too many entries in $path of $kind the last ones go", ({ kind, path, max }) =>
  inScene(
    async ({ mallory, alice, settled }) => {
      const list = mapAt(mallory.doc, ...path)
      const before = [...list.keys()]
      addMany(list, max - list.size)
      expect(revertedAt(mallory)).toEqual([])

      list.set("late", entry({ id: "late" }))
      addMany(mapAt(alice.doc, ...path), 3)

      const keys = [...mapAt(await settled(), ...path).keys()]
      expect(keys).toHaveLength(max)
      expect(keys).toEqual(expect.arrayContaining(before))
      expect(keys).not.toContain("late")
      expect(revertedAt(mallory)).toMatchObject([{ kind: "limit", count: 1 }])
    },
    { kind },
  ),
)

test("a list that comes with its entry is held too, and the entry stays", () =>
  inScene(async ({ mallory, settled }) => {
    const units = entry({})
    for (let index = 0; index < 150; index++) units.set(`u${index}`, entry({ name: "Referat" }))
    mapAt(mallory.doc, "institutions").set("i2", entry({ id: "i2", name: "Amt", units }))

    expect(mapAt(await settled(), "institutions", "i2", "units").size).toBe(100)
    expect(revertedAt(mallory)).toMatchObject([{ kind: "limit", count: 50 }])
  }))

test("the bin makes room, and nothing comes out of it that there is no room for", () =>
  inScene(async ({ mallory, facilitator, settled }) => {
    const max = COLLECTIONS.institutions.max
    addMany(mapAt(mallory.doc, "institutions"), max - 1)
    await settled()
    Y.applyUpdate(facilitator.doc, Y.encodeStateAsUpdate(mallory.doc))
    const mark = { at: "2027-03-10T10:00:00.000Z", by: { institution: null, isFacilitator: true } }
    mapAt(facilitator.doc, "institutions", "i1").set(".removed", mark)
    mapAt(mallory.doc, "institutions").set("new", entry({ id: "new", name: "Neu" }))
    expect(mapAt(await settled(), "institutions").has("new")).toBe(true)

    mapAt(facilitator.doc, "institutions", "i1").delete(".removed")

    expect(mapAt(await settled(), "institutions", "i1").get(".removed")).toEqual(mark)
    expect(revertedAt(facilitator)).toMatchObject(TOLD)
    expect(revertedAt(mallory)).toEqual([])
  }))

test("a mark of the bin that is none is taken off a section, and that ends", () =>
  inScene(async ({ facilitator, settled }) => {
    const board = facilitator.doc.getMap("board")
    for (const section of ["meta", "workshop"]) board.set(section, entry({ title: "Fachtag" }))
    await settled()

    mapAt(facilitator.doc, "board", "workshop").set(".removed", ["x", 5])

    const doc = await settled()
    expect(mapAt(doc, "board", "workshop").toJSON()).toEqual({ title: "Fachtag" })
    expect(revertedAt(facilitator)).toHaveLength(1)
    // Each reversal has a client id of its own.
    expect(doc.store.clients.size).toBeLessThan(8)
  }))

const LONG = "x".repeat(20_000)

test.each<{ what: string; write: (doc: Y.Doc) => void; path: string[]; is: unknown }>([
  {
    what: "a short name",
    write: (doc) => mapAt(doc, "institutions", "i1").set("short", LONG),
    path: ["institutions", "i1", "short"],
    is: `${"x".repeat(19)}…`,
  },
  {
    what: "a title of a new task",
    write: (doc) => mapAt(doc, "tasks").set("t2", entry({ id: "t2", title: LONG })),
    path: ["tasks", "t2", "title"],
    is: `${"x".repeat(299)}…`,
  },
  {
    what: "a legal basis among others",
    write: (doc) => mapAt(doc, "tasks", "t1").set("legalBases", ["§ 1", LONG]),
    path: ["tasks", "t1", "legalBases"],
    is: ["§ 1", `${"x".repeat(299)}…`],
  },
  {
    what: "a list of legal bases",
    write: (doc) => mapAt(doc, "tasks", "t1").set("legalBases", Array(600).fill("§ 1")),
    path: ["tasks", "t1", "legalBases"],
    is: Array(500).fill("§ 1"),
  },
  {
    what: "a street in an address",
    write: (doc) => mapAt(doc, "institutions", "i1").set("address", { street: LONG, city: "Ulm" }),
    path: ["institutions", "i1", "address"],
    is: { street: `${"x".repeat(299)}…`, city: "Ulm" },
  },
  {
    what: "a note that is no Y.Text",
    write: (doc) => mapAt(doc, "tasks", "t1").set("note", LONG),
    path: ["tasks", "t1", "note"],
    is: `${"x".repeat(4_999)}…`,
  },
])("$what that is too long is cut, and its author is told", ({ write, path, is }) =>
  inScene(async ({ mallory, alice, settled }) => {
    write(mallory.doc)

    const doc = await settled()
    expect(mapAt(doc, ...path.slice(0, -1)).get(path.at(-1) ?? "")).toEqual(is)
    expect(revertedAt(mallory)).toMatchObject(TOLD)
    expect(revertedAt(alice)).toEqual([])
    expect(mallory.connection.closedWith).toBeUndefined()
  }),
)

test("of sentences that grow too long only the last characters go that were written", () =>
  inScene(async ({ mallory, alice, settled }) => {
    const note = textAt(mallory.doc, "tasks", "t1", "note")
    note.insert(note.length, "a".repeat(4_900))
    await settled()
    Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(mallory.doc))

    textAt(alice.doc, "tasks", "t1", "note").insert(6, `${"b".repeat(87)}😀${"c".repeat(500)}`)

    // Of 88 characters that fit, the last one would be half an emoji.
    const text = textAt(await settled(), "tasks", "t1", "note").toString()
    expect(text).toBe(`Bitte ${"b".repeat(87)}prüfen${"a".repeat(4_900)}`)
    expect(revertedAt(alice)).toMatchObject([{ kind: "limit", count: 1 }])
    expect(revertedAt(mallory)).toEqual([])
  }))

test("new sentences that are too long keep their beginning", () =>
  inScene(async ({ mallory, settled }) => {
    mapAt(mallory.doc, "tasks", "t1").set("result", new Y.Text(`Anfang${LONG}`))

    const text = textAt(await settled(), "tasks", "t1", "result").toString()
    expect(text).toBe(`Anfang${"x".repeat(4_994)}`)
    expect(revertedAt(mallory)).toMatchObject(TOLD)
  }))

test("what an old board has too long can be edited and shortened, and does not grow", () =>
  inScene(
    async ({ mallory, settled }) => {
      const note = textAt(mallory.doc, "tasks", "t1", "note")
      const institution = mapAt(mallory.doc, "institutions", "i1")
      note.doc?.transact(() => {
        note.delete(0, 10)
        note.insert(0, "Neu")
      })
      institution.set("short", "Amt".repeat(20))
      mapAt(mallory.doc, "tasks", "t1").set("title", "Anzeige aufnehmen")
      await settled()
      expect(revertedAt(mallory)).toEqual([])

      note.insert(note.length, "Ende")
      institution.set("short", "Amt".repeat(21))

      const doc = await settled()
      expect(textAt(doc, "tasks", "t1", "note").toString()).toBe(`Neu${"x".repeat(19_990)}`)
      expect(mapAt(doc, "institutions", "i1").get("short")).toBe("Amt".repeat(20))
      expect(revertedAt(mallory)).toMatchObject([{ kind: "limit", count: 2 }])
    },
    {
      old: (doc) => {
        mapAt(doc, "tasks", "t1").set("note", new Y.Text(LONG))
        mapAt(doc, "institutions", "i1").set("short", "Behörde".repeat(10))
      },
    },
  ))

test("of a list that is too long from before, entries can be changed and removed, none added", () =>
  inScene(
    async ({ mallory, facilitator, settled }) => {
      mapAt(mallory.doc, "institutions", "x5").set("name", "Anders")
      mapAt(facilitator.doc, "institutions").delete("x6")
      await settled()
      expect([...revertedAt(mallory), ...revertedAt(facilitator)]).toEqual([])

      mapAt(mallory.doc, "institutions").set("new", entry({ id: "new", name: "Neu" }))

      const institutions = mapAt(await settled(), "institutions")
      expect(institutions.has("new")).toBe(false)
      expect(institutions.size).toBe(250)
      expect(revertedAt(mallory)).toMatchObject(TOLD)
    },
    { old: (doc) => addMany(doc.getMap("institutions"), 250) },
  ))

test("what people write and import is never too long or too much for the guard", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryContent, arbitraryContent, (first, second) =>
      inScene(async ({ facilitator, settled }) => {
        for (const content of [first, second]) {
          writeContent({ board: facilitator.doc }, content)
          await settled()
        }
        expect(revertedAt(facilitator)).toEqual([])
        expect(readContent({ board: await settled() })).toEqual(
          readContent({ board: facilitator.doc }),
        )
      }),
    ),
    { numRuns: 10 },
  )
})
