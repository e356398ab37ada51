import {
  addEntry,
  localEdit,
  purgeEntry,
  removeEntry,
  renameTask,
  restoreEntry,
  setField,
  setRoles,
  setSectionField,
  UndoHistory,
} from "@tafelrunde/shared/model"
import { type AccessRole } from "@tafelrunde/shared/protocol"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { FailingStorage } from "../../testing/failing-storage.ts"
import { BOARD, createLiveRooms, enter, type Person, until } from "../../testing/live-board.ts"
import { type LiveRooms } from "../live-rooms.ts"

const TASK = { collection: "tasks", id: "t1" } as const
const CELL = { taskId: "t1", institutionId: "jc" }

const HOST = { institution: null, isFacilitator: true }

let rooms: LiveRooms

beforeEach(() => {
  rooms = createLiveRooms(new FailingStorage(), { historyMs: 60_000, editTickMs: 1 }).rooms
})

afterEach(async () => {
  vi.useRealTimers()
  await rooms.close()
})

function arrive(institution: string | null, role: AccessRole = "participant"): Promise<Person> {
  const seat = institution && { id: institution, institutionId: institution, name: institution }
  return enter(rooms, role, { ...BOARD, key: institution ?? role, seat: seat || null })
}

/** Gives somebody what others have done since they came. */
async function arriveLater(institution: string): Promise<Person> {
  await rooms.journal.flush()
  return arrive(institution)
}

async function changes(
  entry?: { list: string; entryId: string },
  room = "board",
): Promise<readonly (readonly unknown[])[]> {
  await rooms.journal.flush()
  const listed = await rooms.history.list({ boardId: "b", rooms: [room], entry })
  return listed
    .toReversed()
    .map(({ list, entryId, field, what, seat, before }) => [
      seat,
      `${list}/${entryId}${field && `/${field}`}`,
      what,
      before === null ? undefined : JSON.parse(before),
    ])
}

test("each change of a field says which institution made it and what was there before", async () => {
  const jc = await arrive("jc")
  addEntry(jc.doc, "tasks", { fields: { id: "t1", title: "Unterbringen", status: "draft" } })
  const vhs = await arriveLater("vhs")
  renameTask(vhs.doc, "t1", "Unterkunft")
  await rooms.journal.flush()
  setField(vhs.doc, TASK, { field: "status", value: "agreed" })
  setSectionField(vhs.doc, "meta", { field: "title", value: "Runde" })

  expect(await changes()).toEqual([
    ["jc", "tasks/t1", "added", undefined],
    ["vhs", "tasks/t1/title", "changed", "Unterbringen"],
    ["vhs", "tasks/t1/status", "changed", "draft"],
  ])
})

test("the roles of a cell can be followed from empty to empty", async () => {
  const jc = await arrive("jc")
  setRoles(jc.doc, CELL, ["responsible"])
  const vhs = await arriveLater("vhs")
  setRoles(vhs.doc, CELL, ["informed"])
  await rooms.journal.flush()
  setRoles(vhs.doc, CELL, [])

  expect(await changes({ list: "assignments", entryId: "t1/jc" })).toEqual([
    ["jc", "assignments/t1/jc/roles", "changed", null],
    ["vhs", "assignments/t1/jc/roles", "changed", ["responsible"]],
    ["vhs", "assignments/t1/jc/roles", "changed", ["informed"]],
  ])
})

async function write({ doc }: Person, value: string): Promise<void> {
  setField(doc, TASK, { field: "note", value })
  await rooms.journal.flush()
}

test("what one institution types in a text is one change, and what it deletes again is none", async () => {
  const jc = await arrive("jc")
  addEntry(jc.doc, "tasks", { fields: { id: "t1", title: "T", note: "Alt" } })
  const vhs = await arriveLater("vhs")
  for (const text of ["Alt u", "Alt un", "Alt und"]) await write(vhs, text)
  expect(await changes()).toEqual([
    ["jc", "tasks/t1", "added", undefined],
    ["vhs", "tasks/t1/note", "changed", "Alt"],
  ])

  await write(vhs, "Alt")
  expect(await changes()).toEqual([["jc", "tasks/t1", "added", undefined]])
})

test("undo within seconds takes the change out of the history", async () => {
  const jc = await arrive("jc")
  addEntry(jc.doc, "tasks", { fields: { id: "t1", title: "T" } })
  await rooms.journal.flush()
  const undo = new UndoHistory(jc.doc)
  renameTask(jc.doc, "t1", "Anders")
  await rooms.journal.flush()
  undo.undo()

  expect(await changes()).toEqual([["jc", "tasks/t1", "added", undefined]])
})

test("what the server reverts leaves nothing in the history", async () => {
  const host = await arrive(null, "facilitator")
  addEntry(host.doc, "tasks", { fields: { id: "t1", title: "T", description: "Gefüllt" } })
  const vhs = await arriveLater("vhs")
  removeEntry(vhs.doc, TASK, { institution: "VHS", isFacilitator: false })
  await until(() => vhs.connection.frames.some((frame) => frame.type === "server"))
  await rooms.journal.flush()
  await rooms.journal.flush()

  expect(await changes()).toEqual([[null, "tasks/t1", "added", undefined]])
})

test("removing and restoring an entry is told; deleting it for good takes its history along", async () => {
  vi.useFakeTimers({ toFake: ["Date"] })
  const host = await arrive(null, "facilitator")
  addEntry(host.doc, "tasks", { fields: { id: "t1", title: "Frau Muster" } })
  await rooms.journal.flush()
  renameTask(host.doc, "t1", "Unterkunft")
  await rooms.journal.flush()
  removeEntry(host.doc, TASK, HOST)
  await rooms.journal.flush()
  vi.setSystemTime(Date.now() + 60_000)
  restoreEntry({ board: host.doc }, TASK)
  expect((await changes()).map(([, , what]) => what)).toEqual([
    "added",
    "changed",
    "removed",
    "restored",
  ])

  await rooms.journal.flush()
  removeEntry(host.doc, TASK, HOST)
  purgeEntry({ board: host.doc }, TASK)

  expect(await changes()).toEqual([])
})

test("of many entries that are deleted for good at once no history stays", async () => {
  await rooms.close()
  const timing = { historyMs: 60_000, editTickMs: 1, anyRate: true }
  rooms = createLiveRooms(new FailingStorage(), timing).rooms
  const host = await arrive(null, "facilitator")
  const ids = Array.from({ length: 750 }, (_, index) => `t${index}`)
  for (const start of [0, 250, 500]) {
    host.doc.transact(() => {
      for (const id of ids.slice(start, start + 250)) {
        addEntry(host.doc, "tasks", { fields: { id, title: "Frau Muster" } })
      }
    }, localEdit)
    await rooms.journal.flush()
  }
  expect(await changes()).toHaveLength(750)

  host.doc.transact(() => {
    for (const id of ids) host.doc.getMap("tasks").delete(id)
  }, localEdit)

  expect(await changes()).toEqual([])
})

test("of contacts the history keeps no values, and nothing of a contact that is deleted", async () => {
  const name = { boardId: "b", kind: "contacts" } as const
  const seat = { id: "jc", institutionId: "jc", name: "JC" }
  const jc = await enter(rooms, "participant", { ...name, seat })
  addEntry(jc.doc, "contacts", { fields: { id: "k1", institutionId: "jc", lastName: "Muster" } })
  await rooms.journal.flush()
  setField(jc.doc, { collection: "contacts", id: "k1" }, { field: "lastName", value: "Beispiel" })
  expect(await changes(undefined, "contacts")).toEqual([
    ["jc", "contacts/k1", "added", undefined],
    ["jc", "contacts/k1/lastName", "changed", undefined],
  ])

  jc.doc.transact(() => jc.doc.getMap("contacts").delete("k1"), localEdit)

  expect(await changes(undefined, "contacts")).toEqual([])
})

function titleIn(doc: Y.Doc): unknown {
  return doc.getMap<Y.Map<unknown>>("tasks").get("t1")?.get("title")
}

test("of two who change one field at once, the history names the one whose value stands", async () => {
  const jc = await arrive("jc")
  addEntry(jc.doc, "tasks", { fields: { id: "t1", title: "T" } })
  await rooms.journal.flush()
  const [a, b] = [await arrive("vhs"), await arrive("bamf")]
  setField(a.doc, TASK, { field: "title", value: "A" })
  setField(b.doc, TASK, { field: "title", value: "B" })
  await rooms.journal.flush()
  const lease = await rooms.lease(BOARD)
  const stands = titleIn(lease.room.doc)
  lease.release()

  const [, ...all] = await changes()
  expect(["A", "B"]).toContain(stands)
  expect(all.at(-1)?.[0]).toBe(stands === "A" ? "vhs" : "bamf")
})

test("hostile values are no history and stop nothing", async () => {
  const jc = await arrive("jc")
  addEntry(jc.doc, "tasks", { fields: { id: "t1", title: "T" } })
  await rooms.journal.flush()
  const task = jc.doc.getMap<Y.Map<unknown>>("tasks").get("t1")
  const hostile = [() => 2n, () => new Uint8Array(3), () => new Y.Map(), () => "x".repeat(50_000)]
  for (const create of hostile) {
    task?.set("title", create())
    task?.set("toString", create())
    await rooms.journal.flush()
    await rooms.journal.flush()
  }
  jc.doc.getMap("tasks").set("__proto__", new Y.Map([["title", "x"]]))

  const told = await changes()
  expect(told[0]).toEqual(["jc", "tasks/t1", "added", undefined])
  expect(told.every(([, fact]) => !String(fact).includes("toString"))).toBe(true)
})
