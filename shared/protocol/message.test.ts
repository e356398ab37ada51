import * as fc from "fast-check"
import { expect, test } from "vitest"

import {
  HEARTBEAT_MESSAGE,
  parseServerMessage,
  readCursors,
  readMessages,
  readPresence,
  toCursorMessage,
  toCursorsMessage,
  toPageKey,
  toServerMessage,
  toStep1Message,
  toUpdateMessage,
  writeCursors,
  writePresence,
  type ServerMessage,
} from "./index.ts"

/** Reads everything there is to read. */
function staysWithin(bytes: Uint8Array): boolean {
  return (readMessages(bytes) ?? []).every((frame) => {
    if (frame.type === "awareness") readPresence(frame.payload)
    if (frame.type === "cursors") readCursors(frame.payload)
    return frame.type !== "update" || frame.update.length < bytes.length
  })
}

test("a step 1 of an empty document has the bytes that stock clients send", () => {
  expect([...toStep1Message(Uint8Array.of(0))]).toEqual([0, 0, 1, 0])
  expect([...HEARTBEAT_MESSAGE]).toEqual([1, 1, 0])
})

test("several messages in one frame are all read", () => {
  const frames = readMessages(Uint8Array.of(...toStep1Message(Uint8Array.of(0)), 3, 1, 1, 0))

  expect(frames?.map((frame) => frame.type)).toEqual(["step1", "queryAwareness", "awareness"])
})

test("an empty frame and a part longer than its frame are malformed, also inside a shared buffer", () => {
  const shared = Uint8Array.of(0, 2, 200, 1, 2, 3, ...Array.from({ length: 300 }, () => 7))

  expect(readMessages(new Uint8Array())).toBeUndefined()
  expect(readMessages(shared.subarray(0, 6))).toBeUndefined()
})

test("no bytes make the frame reader throw, and what it reads lies inside the frame", () => {
  const property = fc.property(fc.uint8Array({ maxLength: 64 }), staysWithin)

  expect(() => fc.assert(property, { numRuns: 5000 })).not.toThrow()
})

test("every cut of an update frame is malformed", () => {
  const frame = toUpdateMessage(Uint8Array.from({ length: 40 }, (_, index) => index))

  for (let end = 0; end < frame.length; end++) {
    expect(readMessages(frame.subarray(0, end))).toBeUndefined()
  }
})

test("presence entries survive the way over the socket", () => {
  const entry = fc.record(
    { clientId: fc.nat(), clock: fc.nat(), state: fc.uint8Array() },
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      expect(readPresence(writePresence(entries))).toEqual(entries)
    }),
  )
})

test("server messages survive the way over the socket, and unknown ones are skipped", () => {
  const messages: readonly ServerMessage[] = [
    { type: "access", access: "read", role: "participant", locked: true },
    { type: "saved", frames: 7 },
    { type: "storage", ok: false },
    { type: "dropped", reason: "locked" },
    { type: "reverted", count: 2, reason: "not a number", kind: "harmful" },
  ]

  for (const message of messages)
    expect(readMessages(toServerMessage(message))).toEqual([{ type: "server", message }])
  expect(parseServerMessage('{"type":"toString"}')).toBeUndefined()
  expect(parseServerMessage("[")).toBeUndefined()
})

/** What the server makes of a client's message, and what another client reads of it. */
function passOn(clientId: number, message: Uint8Array): unknown {
  const [read] = readMessages(message) ?? []
  if (read?.type !== "cursor") return undefined
  const frame = toCursorsMessage(writeCursors([{ clientId, cursor: read.cursor }]))
  const [passed] = readMessages(frame) ?? []
  return passed?.type === "cursors" ? readCursors(passed.payload)?.get(clientId) : undefined
}

test("a cursor takes 13 bytes, and reaches others to the tenth of a unit", () => {
  const page = toPageKey("page:page")
  const message = toCursorMessage({ page, x: 12.34, y: -0.5 })

  expect(message).toHaveLength(13)
  expect(passOn(2 ** 32 - 1, message)).toEqual({ page, x: 12.3, y: -0.5 })
})

test("places beyond the reach of a cursor are shown at its end", () => {
  const cursor = passOn(1, toCursorMessage({ page: 0, x: Number.POSITIVE_INFINITY, y: -1e300 }))

  expect(cursor).toEqual({ page: 0, x: 214_748_364.7, y: -214_748_364.7 })
})

test("pages have different keys, the same ones on every device", () => {
  // A test vector of FNV-1a's authors.
  expect(toPageKey("foobar")).toBe(0xbf9cf968)
  expect(toPageKey("page:page2")).not.toBe(toPageKey("page:page"))
})

test("a cut message with cursors is malformed", () => {
  const message = toCursorMessage({ page: 1, x: 2, y: 3 })
  const payload = writeCursors([{ clientId: 300, cursor: message.subarray(1) }])

  for (let end = 1; end < message.length; end++) {
    expect(readMessages(message.subarray(0, end))).toBeUndefined()
    expect(readCursors(payload.subarray(0, end))).toBeUndefined()
  }
})
