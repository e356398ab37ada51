// @vitest-environment happy-dom
import { addPhase, readMatrix } from "@tafelrunde/shared/model"
import { CLOSE } from "@tafelrunde/shared/protocol"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { type Board, openBoard } from "./board.ts"
import { mergeUnsyncedChanges, readUnsyncedChanges } from "./device/unsynced-changes.ts"
import type { Access } from "./sync/connection-status.ts"
import { FakeServer } from "./testing/fake-server.ts"

const user = { id: "d1", name: "Ada", institutionId: null, institution: "VHS" }
const opened: Board[] = []

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
})

afterEach(() => {
  for (const board of opened.splice(0)) board.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

async function open(server: FakeServer, role: Access["role"]): Promise<Board> {
  const board = openBoard({
    boardId: "b1",
    token: "secret",
    user,
    role,
    serverUrl: "ws://example.test/sync",
    Socket: server.Socket,
  })
  opened.push(board)
  await board.loaded
  await vi.advanceTimersByTimeAsync(1)
  return board
}

function roomsOf(server: FakeServer): string[] {
  return server.sockets.map(({ url }) => new URL(url).pathname.replace("/sync/", "")).toSorted()
}

test("each role opens the rooms that it may see, no others", async () => {
  const seen: Record<string, string[]> = {}
  for (const role of ["facilitator", "participant", "viewer"] as const) {
    const server = new FakeServer()
    await open(server, role)
    seen[role] = roomsOf(server)
  }

  expect(seen).toEqual({
    facilitator: ["b1", "b1/contacts", "b1/internal", "b1/session"],
    participant: ["b1", "b1/contacts", "b1/session"],
    viewer: ["b1", "b1/session"],
  })
})

test("a board is open when all its rooms have answered, and a lock is told in the state", async () => {
  const server = new FakeServer()
  const board = await open(server, "participant")
  expect(board.connection.get()).toEqual({ kind: "opening" })

  for (const socket of server.sockets.slice(1)) server.open(socket)
  await vi.advanceTimersByTimeAsync(300)
  expect(board.connection.get()).toEqual({ kind: "opening" })
  const main = server.sockets[0]
  server.open(main)
  await vi.advanceTimersByTimeAsync(300)
  expect(board.connection.get()).toEqual({ kind: "saved" })

  server.tell({ type: "access", access: "read", role: "participant", locked: true }, main)
  expect(board.access.get().access).toBe("read")
  server.tell({ type: "reverted", count: 2, reason: "not a number", kind: "harmful" }, main)
  server.tell({ type: "reverted", count: 1, reason: "too long", kind: "harmful" }, main)
  const contacts = server.sockets[1]
  server.tell(
    { type: "reverted", count: 4, reason: "contacts: a wrong value", kind: "harmful" },
    contacts,
  )
  server.tell({ type: "reverted", count: 1, reason: "protected", kind: "protected" }, main)
  server.tell({ type: "reverted", count: 2, reason: "tasks: too long", kind: "limit" }, main)
  expect(board.reverted.get()).toEqual({ harmful: 7, protected: 1, filled: 0, limit: 2 })
  expect(board.connection.get()).toEqual({ kind: "notPermitted", reason: "locked", pending: 0 })
})

async function openSaved(server: FakeServer, role: Access["role"]): Promise<Board> {
  const board = await open(server, role)
  for (const socket of server.sockets) server.open(socket)
  await vi.advanceTimersByTimeAsync(300)
  expect(board.connection.get()).toEqual({ kind: "saved" })
  return board
}

function socketOf(server: FakeServer, room: string): FakeServer["sockets"][number] | undefined {
  return server.sockets.find(({ url }) => new URL(url).pathname.endsWith(`/${room}`))
}

test.each([
  ["contacts", (board: Board): unknown => board.contactsDoc?.getMap("contacts").set("c1", 1)],
  ["internal", (board: Board): unknown => board.internalDoc?.getMap("contacts").set("c1", 1)],
  ["session", (board: Board): unknown => board.setLocked(true)],
])("a board is not saved while a change in its %s room is not", async (room, change) => {
  const server = new FakeServer()
  const board = await openSaved(server, "facilitator")
  server.saves = false
  const socket = socketOf(server, room)

  change(board)
  await vi.advanceTimersByTimeAsync(300)
  expect(board.connection.get()).toEqual({ kind: "saving", pending: 1 })

  server.tell({ type: "saved", frames: socket?.framesTaken ?? 0 }, socket)
  expect(board.connection.get()).toEqual({ kind: "saved" })
  server.tell({ type: "storage", ok: false }, socket)
  expect(board.connection.get()).toEqual({ kind: "notSaved", pending: 0 })
})

test("a board is offline while a room beside it has changes that cannot leave", async () => {
  const server = new FakeServer()
  const board = await openSaved(server, "participant")

  socketOf(server, "contacts")?.end()
  board.contactsDoc?.getMap("contacts").set("c1", 1)

  expect(board.connection.get()).toMatchObject({ kind: "offline", pending: 1 })
})

test("each role has its own copy on this device, of every room", async () => {
  const databases: string[] = []
  vi.stubGlobal("indexedDB", {
    open: (name: string) => {
      databases.push(name)
      const request = Object.assign(new EventTarget(), { result: { close: () => undefined } })
      if (name === "tafelrunde-probe") setTimeout(() => request.dispatchEvent(new Event("success")))
      return request
    },
  })
  const roles = ["facilitator", "participant", "viewer"] as const
  const opening = roles.map((role) => open(new FakeServer(), role))
  await vi.advanceTimersByTimeAsync(5000)
  await Promise.all(opening)

  const copies = databases.filter((name) => name !== "tafelrunde-probe")
  expect(copies).toHaveLength(4 + 3 + 2)
  expect(new Set(copies).size).toBe(copies.length)
})

test("a deleted board is told with the number of changes that were never sent", async () => {
  const server = new FakeServer()
  const board = await open(server, "participant")
  addPhase(board.doc, "Ankommen")

  const [main] = server.sockets
  main?.end(CLOSE.boardDeleted)

  expect(board.connection.get()).toEqual({ kind: "ended", reason: "deleted", pending: 1 })
})

test("what does not fit in a room beside the board is told as well", async () => {
  const server = new FakeServer()
  const board = await open(server, "participant")

  server.sockets.find(({ url }) => url.includes("/contacts"))?.end(CLOSE.tooLarge)

  expect(board.connection.get()).toEqual({ kind: "ended", reason: "tooLarge", pending: 0 })
})

test("work that could not be sent is kept in a file and comes back into the same board", async () => {
  const board = await open(new FakeServer(), "participant")
  addPhase(board.doc, "Ankommen")
  const kept = readUnsyncedChanges(board)
  const later = await open(new FakeServer(), "participant")

  mergeUnsyncedChanges(later, kept)

  expect(readMatrix(later.doc).phases.map(({ title }) => title)).toEqual(["Ankommen"])
  expect(later.matrix.get()).toBe(later.matrix.get())
  expect(later.people.get().map(({ name }) => name)).toEqual(["Ada"])
})
