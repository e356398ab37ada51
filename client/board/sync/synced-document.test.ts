// @vitest-environment happy-dom
import {
  CLIENT_ID_TAKEN,
  CLOSE,
  toAwarenessMessage,
  toCursorsMessage,
  writeCursors,
  writePresence,
} from "@tafelrunde/shared/protocol"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { readPendingCount } from "../device/pending-counts.ts"
import { FakeServer } from "../testing/fake-server.ts"
import {
  type SyncedDocument,
  type SyncedDocumentOptions,
  openSyncedDocument,
} from "./synced-document.ts"

/** No structs, no deletions. */
const EMPTY_UPDATE_BYTES = 2

let room: SyncedDocument | undefined

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
})

afterEach(() => {
  room?.close()
  vi.useRealTimers()
})

async function join(
  server: FakeServer,
  options: Partial<SyncedDocumentOptions> = {},
): Promise<SyncedDocument> {
  const opened = openSyncedDocument({
    name: "b1",
    serverUrl: "ws://example.test/sync",
    token: "secret",
    Socket: server.Socket,
    ...options,
  })
  room = opened
  await opened.loaded
  await vi.advanceTimersByTimeAsync(1)
  server.open()
  await nextFrame()
  return opened
}

function nextFrame(): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(300)
}

test("a room gives its token outside of the address, and is synced and saved after the handshake", async () => {
  const server = new FakeServer()
  server.doc.getMap("board").set("a", 1)

  const opened = await join(server)

  expect(server.socket.url).toBe("ws://example.test/sync/b1?serverMessages=1")
  expect(server.socket.protocols).toEqual(["tafelrunde", "tafelrunde.token.secret"])
  expect(opened.doc.getMap("board").get("a")).toBe(1)
  expect(opened.state.get()).toMatchObject({ synced: true, pending: 0 })
})

test("a state that was fetched ahead is there before the connection, and is not sent back", async () => {
  const server = new FakeServer()
  server.doc.getMap("board").set("a", 1)
  const firstState = Promise.resolve(Y.encodeStateAsUpdate(server.doc))
  const opened = openSyncedDocument({
    name: "b1",
    serverUrl: "ws://example.test/sync",
    token: "secret",
    Socket: server.Socket,
    firstState,
  })
  room = opened
  await opened.loaded
  await vi.advanceTimersByTimeAsync(1)

  expect(opened.doc.getMap("board").get("a")).toBe(1)
  expect(opened.state.get()).toMatchObject({ synced: false, pending: 0 })
  server.open()
  await nextFrame()
  expect(server.updates.filter((update) => update.length > EMPTY_UPDATE_BYTES)).toEqual([])
  expect(opened.state.get()).toMatchObject({ synced: true, pending: 0 })
})

test("a state that does not come keeps nobody waiting: the connection brings it", async () => {
  const server = new FakeServer()
  server.doc.getMap("board").set("a", 1)
  const never = new Promise<undefined>(() => {})
  const opening = join(server, { firstState: never })
  await vi.advanceTimersByTimeAsync(2500)
  const opened = await opening

  expect(opened.doc.getMap("board").get("a")).toBe(1)
  expect(opened.state.get()).toMatchObject({ synced: true })
})

test("own changes leave as one frame and wait until they are durable", async () => {
  const server = new FakeServer()
  const opened = await join(server)
  server.saves = false
  const before = server.updates.length

  for (const key of ["a", "b", "c"]) opened.doc.getMap("board").set(key, 1)
  expect(opened.state.get().pending).toBe(3)
  await nextFrame()

  expect(server.updates).toHaveLength(before + 1)
  expect(server.doc.getMap("board").toJSON()).toEqual({ a: 1, b: 1, c: 1 })
  expect(opened.state.get().pending).toBe(3)
  server.tell({ type: "saved", frames: server.socket.framesTaken })
  expect(opened.state.get().pending).toBe(0)
})

test("frames that come in between two animation frames reach views as one change", async () => {
  const server = new FakeServer()
  const opened = await join(server)
  const heard = vi.fn<() => void>()
  opened.doc.on("afterTransaction", heard)

  for (const key of ["a", "b", "c"]) server.edit((doc) => doc.getMap("board").set(key, 1))
  expect(heard).not.toHaveBeenCalled()
  await nextFrame()

  expect(heard).toHaveBeenCalledTimes(1)
  expect(opened.doc.getMap("board").size).toBe(3)
})

test("on a busy board views hear of others at most forty times a second, and miss nothing", async () => {
  const server = new FakeServer()
  const opened = await join(server)
  const heard = vi.fn<() => void>()
  opened.doc.on("afterTransaction", heard)

  for (let count = 1; count <= 100; count += 1) {
    server.edit((doc) => doc.getMap("board").set("count", count))
    await vi.advanceTimersByTimeAsync(10)
  }

  expect(heard.mock.calls.length).toBeGreaterThan(20)
  expect(heard.mock.calls.length).toBeLessThanOrEqual(40)
  await nextFrame()
  expect(opened.doc.getMap("board").get("count")).toBe(100)
})

/** How long this page leaves between others' changes, each of which it needs 20 ms to show, while they come every 10 ms. */
async function pausesOfBusyPage(): Promise<readonly number[]> {
  const server = new FakeServer()
  const opened = await join(server)
  const times: number[] = []
  opened.doc.on("afterTransaction", () => {
    times.push(performance.now())
    vi.advanceTimersByTime(20)
  })
  for (let count = 1; count <= 100; count += 1) {
    server.edit((doc) => doc.getMap("board").set("count", count))
    await vi.advanceTimersByTimeAsync(10)
  }
  return times.slice(1).map((time, i) => time - (times[i] ?? 0))
}

test("the more others' changes cost this browser, the rarer they come", async () => {
  const pauses = await pausesOfBusyPage()

  expect(pauses.length).toBeGreaterThan(5)
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(60)
  expect(Math.max(...pauses)).toBeLessThanOrEqual(110)
})

test("while the person drags something, others' changes come more rarely", async () => {
  window.dispatchEvent(new Event("pointerdown"))
  const dragging = await pausesOfBusyPage()
  window.dispatchEvent(new Event("pointerup"))

  expect(dragging.length).toBeGreaterThan(3)
  expect(Math.min(...dragging)).toBeGreaterThanOrEqual(100)
  expect(Math.max(...dragging)).toBeLessThanOrEqual(150)
})

test("cursors come and go as small messages, and others' wait for the next frame", async () => {
  const server = new FakeServer()
  const { cursors } = await join(server, { presence: true })
  const seen: number[] = []
  cursors.subscribe((moved) => seen.push(...[...moved.values()].map(({ x }) => x)))

  cursors.send({ page: 1, x: 2, y: 3 })
  expect(server.cursors).toHaveLength(1)

  for (const cursor of [...server.cursors, ...server.cursors])
    server.socket.deliver(toCursorsMessage(writeCursors([{ clientId: 9, cursor }])))
  expect(seen).toEqual([])
  await nextFrame()
  expect(seen).toEqual([2, 2])
})

test("a cursor without a connection goes nowhere", async () => {
  const server = new FakeServer()
  const { cursors } = await join(server, { presence: true })
  server.socket.end()

  cursors.send({ page: 1, x: 2, y: 3 })

  expect(server.cursors).toEqual([])
})

test("only own presence is sent, never what came from others", async () => {
  const server = new FakeServer()
  const opened = await join(server, { presence: true })
  opened.awareness.setLocalStateField("user", { name: "Ada" })
  await nextFrame()
  const sent = server.presence.length

  opened.awareness.states.set(77, { user: { name: "Bo" } })
  opened.awareness.emit("update", [{ added: [77], updated: [], removed: [] }, "remote"])
  await nextFrame()

  expect(server.presence).toHaveLength(sent)
  expect(server.presence.every((ids) => ids.length === 1)).toBe(true)
  expect(server.presence.at(-1)).toEqual([opened.awareness.clientID])
})

test("when the browser says that the network is gone, so do we, and what is done meanwhile waits", async () => {
  const server = new FakeServer()
  const opened = await join(server)

  window.dispatchEvent(new Event("offline"))
  opened.doc.getMap("board").set("offline", true)

  expect(opened.state.get()).toMatchObject({ synced: false, tried: true, pending: 1 })
  await vi.advanceTimersByTimeAsync(2000)
  server.open()
  await nextFrame()
  expect(server.doc.getMap("board").get("offline")).toBe(true)
})

test("changes made offline wait, and arrive on return; without a copy on the device no reload is promised them", async () => {
  const server = new FakeServer()
  const opened = await join(server)
  server.socket.end()
  opened.doc.getMap("board").set("offline", true)

  expect(opened.state.get()).toMatchObject({
    synced: false,
    tried: true,
    pending: 1,
    persisted: false,
  })
  expect(readPendingCount("b1")).toBe(0)
  expect(window.dispatchEvent(new Event("beforeunload", { cancelable: true }))).toBe(false)

  await vi.advanceTimersByTimeAsync(2000)
  server.open()
  await nextFrame()
  expect(server.doc.getMap("board").get("offline")).toBe(true)
  expect(opened.state.get()).toMatchObject({ synced: true, pending: 0 })
  expect(window.dispatchEvent(new Event("beforeunload", { cancelable: true }))).toBe(true)
})

test("a refusal for good is told with its code and not tried again", async () => {
  const server = new FakeServer()
  const opened = await join(server)

  server.socket.end(CLOSE.boardDeleted)
  await vi.advanceTimersByTimeAsync(10_000)

  expect(opened.state.get().closedWith).toBe(CLOSE.boardDeleted)
  expect(server.sockets).toHaveLength(1)
})

test("bytes that the server refuses again and again end in a refusal, not in a loop", async () => {
  const server = new FakeServer()
  const opened = await join(server)

  for (let attempt = 0; attempt < 3; attempt++) {
    server.socket.end(CLOSE.refused)
    await vi.advanceTimersByTimeAsync(5000)
  }

  expect(opened.state.get().refused).toBe(true)
  expect(server.sockets.length).toBeLessThanOrEqual(3)
})

test("what the server drops and a store that fails are told", async () => {
  const server = new FakeServer()
  const opened = await join(server)

  server.tell({ type: "storage", ok: false })
  expect(opened.state.get().storageOk).toBe(false)
  server.tell({ type: "storage", ok: true })
  expect(opened.state.get().storageOk).toBe(true)
  server.tell({ type: "dropped", reason: "role" })
  expect(opened.state.get().refused).toBe(true)
})

test("what finds no space waits on the device, deletions go on, and all is sent when the server asks", async () => {
  const server = new FakeServer()
  const opened = await join(server)
  const words = opened.doc.getMap("board")
  words.set("old", true)
  await nextFrame()
  server.takes = "full"
  words.set("late", true)
  await nextFrame()
  expect(opened.state.get()).toMatchObject({ pending: 1, noSpace: "full", refused: false })

  server.takes = true
  words.set("later", true)
  words.delete("old")
  await nextFrame()
  expect(server.doc.getMap("board").toJSON()).toEqual({})
  expect(opened.state.get()).toMatchObject({ pending: 2, noSpace: "full" })

  server.askAgain()
  await nextFrame()
  expect(server.doc.getMap("board").toJSON()).toEqual({ late: true, later: true })
  expect(opened.state.get()).toMatchObject({ pending: 0, noSpace: undefined })
})

test("a store that failed is no longer told when its server is gone", async () => {
  const server = new FakeServer()
  const opened = await join(server)
  server.tell({ type: "storage", ok: false })

  server.socket.end()

  expect(opened.state.get()).toMatchObject({ synced: false, storageOk: true })
})

test("what comes too late for a lock waits behind it, and is sent when the board is opened again", async () => {
  const server = new FakeServer()
  const opened = await join(server)
  server.takes = "locked"
  opened.doc.getMap("board").set("late", true)
  await nextFrame()

  expect(opened.state.get()).toMatchObject({ pending: 1, refused: false })
  expect(server.doc.getMap("board").has("late")).toBe(false)

  server.takes = true
  server.tell({ type: "access", access: "write", role: "participant", locked: false })
  await vi.advanceTimersByTimeAsync(2000)
  server.open()
  await nextFrame()
  expect(server.doc.getMap("board").get("late")).toBe(true)
  expect(opened.state.get()).toMatchObject({ pending: 0, synced: true })
})

const BEN = 7

/** As the server tells of Ben; his own clock and what the server has raised it by. */
function tellOfBen(server: FakeServer, clock: number, name = "Ben"): void {
  const state = new TextEncoder().encode(JSON.stringify({ user: { id: "ben", name } }))
  server.socket.deliver(toAwarenessMessage(writePresence([{ clientId: BEN, clock, state }])))
}

test("who was silent for an hour is seen at once after a restart of the server, which has forgotten it", async () => {
  const server = new FakeServer()
  const opened = await join(server, { presence: true })
  // A heartbeat every 12 s raises the clock of a silent person by one.
  tellOfBen(server, 2 + 3600 / 12)
  await nextFrame()
  expect(opened.awareness.getStates().has(BEN)).toBe(true)

  server.socket.end(CLOSE.restart)
  expect(opened.awareness.getStates().has(BEN)).toBe(false)
  await vi.advanceTimersByTimeAsync(3000)
  server.open()
  tellOfBen(server, 3)
  await nextFrame()

  expect(opened.awareness.getStates().has(BEN)).toBe(true)
})

test("a page that is left ends its connection at once, and takes it up again on coming back", async () => {
  const server = new FakeServer()
  const opened = await join(server)
  opened.doc.getMap("board").set("last", true)

  window.dispatchEvent(new Event("pagehide"))

  expect(server.doc.getMap("board").get("last")).toBe(true)
  expect(server.socket.readyState).toBe(3)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(server.sockets).toHaveLength(1)

  window.dispatchEvent(new Event("pageshow"))
  await vi.advanceTimersByTimeAsync(1000)
  expect(server.sockets).toHaveLength(2)
})

test.each(["online", "pageshow"])(
  "after a sleep the dead connection is given up at once with %s, not after half a minute",
  async (sign) => {
    const server = new FakeServer()
    await join(server)
    // Timers sleep with the machine, the clock does not.
    vi.setSystemTime(Date.now() + 28_000)

    window.dispatchEvent(new Event(sign))
    await vi.advanceTimersByTimeAsync(1000)

    expect(server.sockets).toHaveLength(2)
  },
)

test("a sleep is noticed without any sign of the browser", async () => {
  const server = new FakeServer()
  await join(server)
  vi.setSystemTime(Date.now() + 28_000)

  await vi.advanceTimersByTimeAsync(5000)

  expect(server.sockets).toHaveLength(2)
})

test("with the network back an attempt that hangs is begun anew, and a wait for the next one ends", async () => {
  const server = new FakeServer()
  await join(server)
  server.socket.end()
  await vi.advanceTimersByTimeAsync(3000)
  expect(server.sockets).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(10_000)

  window.dispatchEvent(new Event("online"))
  await vi.advanceTimersByTimeAsync(1000)
  expect(server.sockets).toHaveLength(3)
})

test("a connection that lives is left alone", async () => {
  const server = new FakeServer()
  await join(server)

  for (const sign of ["online", "pageshow"]) window.dispatchEvent(new Event(sign))
  document.dispatchEvent(new Event("visibilitychange"))
  await vi.advanceTimersByTimeAsync(1000)

  expect(server.sockets).toHaveLength(1)
})

test("a page whose id somebody else has used, and whose device keeps nothing, says that its work is not taken", async () => {
  const server = new FakeServer()
  const opened = await join(server)
  server.saves = false
  opened.doc.getMap("board").set("a", 1)
  await nextFrame()

  server.socket.end(CLOSE.refused, CLIENT_ID_TAKEN)
  await nextFrame()

  expect(opened.state.get()).toMatchObject({ refused: true, pending: 1 })
  expect(server.sockets).toHaveLength(1)
})
