import * as fc from "fast-check"
import { expect, test } from "vitest"

import {
  HEARTBEAT_MESSAGE,
  parseServerMessage,
  readMessages,
  readPresence,
  toServerMessage,
  toStep1Message,
  toUpdateMessage,
  writePresence,
  type ServerMessage,
} from "./index.ts"

/** Reads everything there is to read. */
function staysWithin(bytes: Uint8Array): boolean {
  return (readMessages(bytes) ?? []).every((frame) => {
    if (frame.type === "awareness") readPresence(frame.payload)
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
    { type: "reverted", count: 2, reason: "not a number" },
  ]

  for (const message of messages)
    expect(readMessages(toServerMessage(message))).toEqual([{ type: "server", message }])
  expect(parseServerMessage('{"type":"toString"}')).toBeUndefined()
  expect(parseServerMessage("[")).toBeUndefined()
})
