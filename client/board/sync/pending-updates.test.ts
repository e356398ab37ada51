import { expect, test, vi } from "vitest"
import * as Y from "yjs"

import { PendingUpdates } from "./pending-updates.ts"

function openOutbox(waiting = 0): { outbox: PendingUpdates; sent: Uint8Array[]; doc: Y.Doc } {
  vi.useFakeTimers()
  const sent: Uint8Array[] = []
  const outbox = new PendingUpdates({
    waiting,
    onChange: () => {},
    send: (update) => {
      sent.push(update)
      outbox.sent()
      return true
    },
  })
  const doc = new Y.Doc()
  doc.on("update", (update: Uint8Array) => outbox.add(update))
  return { outbox, sent, doc }
}

test("changes made within a moment leave as one frame that holds them all", () => {
  const { outbox, sent, doc } = openOutbox()
  outbox.answered()

  for (const word of ["a", "b", "c"]) doc.getArray("words").push([word])
  expect(sent).toHaveLength(0)
  vi.advanceTimersByTime(60)

  expect(sent).toHaveLength(1)
  const other = new Y.Doc()
  Y.applyUpdate(other, sent[0] ?? new Uint8Array())
  expect(other.getArray("words").toJSON()).toEqual(["a", "b", "c"])
})

test("a change counts as waiting until the server calls its frame durable", () => {
  const { outbox, doc } = openOutbox()
  outbox.answered()
  outbox.saved(1)
  expect(outbox.count).toBe(0)

  doc.getArray("words").push(["a"])
  doc.getArray("words").push(["b"])
  outbox.flush()
  doc.getArray("words").push(["c"])
  outbox.flush()
  expect(outbox.count).toBe(3)

  outbox.saved(2)
  expect(outbox.count).toBe(1)
  outbox.saved(3)
  expect(outbox.count).toBe(0)
})

test("what was on its way when the line broke waits again, and the next handshake carries it", () => {
  const { outbox, sent, doc } = openOutbox()
  outbox.answered()
  outbox.saved(1)
  doc.getArray("words").push(["a"])
  outbox.flush()

  outbox.disconnected()
  doc.getArray("words").push(["b"])
  vi.advanceTimersByTime(1000)
  expect(sent).toHaveLength(1)
  expect(outbox.count).toBe(2)

  outbox.answered()
  expect(outbox.count).toBe(2)
  outbox.saved(1)
  expect(outbox.count).toBe(0)
})

test("changes of an earlier visit are counted until the first handshake is durable", () => {
  const { outbox } = openOutbox(7)

  expect(outbox.count).toBe(7)
  outbox.answered()
  outbox.saved(1)

  expect(outbox.count).toBe(0)
})
