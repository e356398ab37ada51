import { Typing } from "@tafelrunde/shared/model"
import { expect, test, vi } from "vitest"
import * as Y from "yjs"

import { PendingUpdates } from "./pending-updates.ts"
import { actionOf } from "./person-action.ts"

function openPending(pending = 0): {
  pendingUpdates: PendingUpdates
  sent: Uint8Array[]
  doc: Y.Doc
} {
  vi.useFakeTimers()
  const sent: Uint8Array[] = []
  const pendingUpdates = new PendingUpdates({
    pending,
    onChange: () => {},
    send: (update) => {
      sent.push(update)
      pendingUpdates.sent()
      return true
    },
  })
  const doc = new Y.Doc()
  doc.on("update", (update: Uint8Array) => pendingUpdates.add(update))
  return { pendingUpdates, sent, doc }
}

/** A document whose updates, with what their person did, go nowhere. */
function goOffline(): { pending: PendingUpdates; doc: Y.Doc } {
  const pending = new PendingUpdates({ send: () => false, onChange: () => {} })
  const doc = new Y.Doc()
  doc.on("update", (...[update, , , transaction]: [Uint8Array, unknown, Y.Doc, Y.Transaction]) =>
    pending.add(update, actionOf(transaction)),
  )
  return { pending, doc }
}

function wordsIn(updates: readonly Uint8Array[]): unknown {
  const other = new Y.Doc()
  for (const update of updates) Y.applyUpdate(other, update)
  return other.getArray("words").toJSON()
}

test("a single change leaves at once, and what follows within a moment leaves as one frame", async () => {
  const { pendingUpdates, sent, doc } = openPending()
  pendingUpdates.answered()

  doc.getArray("words").push(["a"])
  await Promise.resolve()
  expect(wordsIn(sent)).toEqual(["a"])

  for (const word of ["b", "c"]) {
    vi.advanceTimersByTime(10)
    doc.getArray("words").push([word])
    await Promise.resolve()
  }
  expect(sent).toHaveLength(1)
  vi.advanceTimersByTime(20)
  expect(sent).toHaveLength(2)
  expect(wordsIn(sent)).toEqual(["a", "b", "c"])
})

test("who goes on changing things sends one frame for each moment", async () => {
  const { pendingUpdates, sent, doc } = openPending()
  pendingUpdates.answered()

  for (let step = 0; step < 100; step += 1) {
    doc.getArray("words").push([step])
    await vi.advanceTimersByTimeAsync(10)
  }

  expect(sent.length).toBeLessThanOrEqual(26)
})

test("after a pause a change leaves at once again", async () => {
  const { pendingUpdates, sent, doc } = openPending()
  pendingUpdates.answered()
  doc.getArray("words").push(["a"])
  await vi.advanceTimersByTimeAsync(100)

  doc.getArray("words").push(["b"])
  await Promise.resolve()

  expect(sent).toHaveLength(2)
})

test("what one gesture changes in several transactions leaves as one frame", async () => {
  const { pendingUpdates, sent, doc } = openPending()
  pendingUpdates.answered()

  for (const word of ["a", "b", "c"]) doc.getArray("words").push([word])
  expect(sent).toHaveLength(0)
  await Promise.resolve()

  expect(sent).toHaveLength(1)
  expect(wordsIn(sent)).toEqual(["a", "b", "c"])
})

test("a change counts as pending until the server calls its frame durable", () => {
  const { pendingUpdates, doc } = openPending()
  pendingUpdates.answered()
  pendingUpdates.saved(1)
  expect(pendingUpdates.count).toBe(0)

  doc.getArray("words").push(["a"])
  doc.getArray("words").push(["b"])
  pendingUpdates.flush()
  doc.getArray("words").push(["c"])
  pendingUpdates.flush()
  expect(pendingUpdates.count).toBe(3)

  pendingUpdates.saved(2)
  expect(pendingUpdates.count).toBe(1)
  pendingUpdates.saved(3)
  expect(pendingUpdates.count).toBe(0)
})

test("what was on its way when the line broke waits again, and the next handshake carries it", () => {
  const { pendingUpdates, sent, doc } = openPending()
  pendingUpdates.answered()
  pendingUpdates.saved(1)
  doc.getArray("words").push(["a"])
  pendingUpdates.flush()

  pendingUpdates.disconnected()
  doc.getArray("words").push(["b"])
  vi.advanceTimersByTime(1000)
  expect(sent).toHaveLength(1)
  expect(pendingUpdates.count).toBe(2)

  pendingUpdates.answered()
  expect(pendingUpdates.count).toBe(2)
  pendingUpdates.saved(1)
  expect(pendingUpdates.count).toBe(0)
})

test("changes of an earlier visit are counted until the first handshake is durable", () => {
  const { pendingUpdates } = openPending(7)

  expect(pendingUpdates.count).toBe(7)
  pendingUpdates.answered()
  pendingUpdates.saved(1)

  expect(pendingUpdates.count).toBe(0)
})

test("what people did is counted, not updates: the letters typed in one field are one change", () => {
  const { pending, doc } = goOffline()
  const typing = new Typing()
  for (const letter of "Zuständigkeit") {
    typing.edit(doc, () => doc.getText("title").insert(0, letter))
  }
  doc.getArray("words").push(["a"])
  doc.getArray("words").push(["b"])

  expect(pending.count).toBe(3)
  // Of 15 updates the device's copy lacks the newest ones.
  expect(pending.countBefore(2)).toBe(3)
  expect(pending.countBefore(14)).toBe(1)
  expect(pending.countBefore(Number.POSITIVE_INFINITY)).toBe(0)
})

test("one change that left in several frames waits as one when the line breaks", () => {
  const { pending, doc } = goOffline()
  pending.answered()
  const typing = new Typing()
  for (const letter of "abc") {
    typing.edit(doc, () => doc.getText("title").insert(0, letter))
    pending.flush()
    pending.sent()
  }

  pending.disconnected()

  expect(pending.count).toBe(1)
})
