// @vitest-environment happy-dom
import { type Cursor, readCursors, readMessages, writeCursors } from "@tafelrunde/shared/protocol"
import { type TLInstancePresence, TLPOINTER_ID } from "tldraw"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { removeAwarenessStates } from "y-protocols/awareness"

import { institutionColor } from "../../board/people/institution-color.ts"
import { joinPresent, type Present, tell } from "../testing/present.ts"
import { othersCursorsOf } from "./others-cursors.ts"

const here: Present[] = []

function join(name: string): Present {
  const person = joinPresent(name)
  here.push(person)
  return person
}

function others({ editor }: Present): TLInstancePresence[] {
  return editor.store.allRecords().filter((record) => record.typeName === "instance_presence")
}

function point({ editor }: Present, x: number): void {
  editor.store.update(TLPOINTER_ID, (pointer) => ({ ...pointer, x, y: 5 }))
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  for (const person of here.splice(0)) person.leave()
  vi.useRealTimers()
})

/** Where a person sees another's cursor. */
function cursorOf(seen: Present, by: Present): unknown {
  const cursor = othersCursorsOf(by.editor).of(seen.doc.clientID).get()
  return cursor && { x: cursor.x, y: cursor.y }
}

/** Delivers the last cursor message of one person to another, as the server passes it on. */
function tellCursor(from: Present, to: Present): void {
  const [message] = readMessages(from.cursorMessages.at(-1) ?? new Uint8Array()) ?? []
  if (message?.type !== "cursor") throw new Error("No cursor was sent")
  const payload = writeCursors([{ clientId: from.doc.clientID, cursor: message.cursor }])
  to.cursors.receive(readCursors(payload) ?? new Map<number, Cursor>())
}

test("others see name, institution, colour and selection", async () => {
  const [anna, ben] = [join("Anna"), join("Ben")]
  vi.advanceTimersByTime(1000)

  await tell(anna, ben)

  expect(others(ben)).toMatchObject([
    { userName: "Anna", color: institutionColor(-1, ""), currentPageId: "page:page" },
  ])
})

test("others see where somebody points, without a change in the canvas's store", async () => {
  const [anna, ben] = [join("Anna"), join("Ben")]
  vi.advanceTimersByTime(1000)
  await tell(anna, ben)
  const merge = vi.spyOn(ben.editor.store, "mergeRemoteChanges")

  point(anna, 50)
  vi.advanceTimersByTime(100)
  tellCursor(anna, ben)

  expect(cursorOf(anna, ben)).toEqual({ x: 50, y: 5 })
  expect(merge).not.toHaveBeenCalled()
})

test("the cursor of somebody with a stock client is seen too", async () => {
  const [anna, ben] = [join("Anna"), join("Ben")]
  vi.advanceTimersByTime(1000)
  anna.awareness.setLocalStateField("cursor", { at: [70, 7] })

  await tell(anna, ben)

  expect(cursorOf(anna, ben)).toEqual({ x: 70, y: 7 })
})

test("a cursor message counts more than presence, which is up to a second old", async () => {
  const [anna, ben] = [join("Anna"), join("Ben")]
  point(anna, 50)
  vi.advanceTimersByTime(1000)
  tellCursor(anna, ben)

  anna.awareness.setLocalStateField("cursor", { at: [40, 5] })
  await tell(anna, ben)

  expect(cursorOf(anna, ben)).toEqual({ x: 50, y: 5 })
})

test("a cursor is sent at most fifteen times a second, in presence once, and nothing while nothing moves", () => {
  const anna = join("Anna")
  let presence = 0
  vi.advanceTimersByTime(2000)
  const before = anna.cursorMessages.length
  anna.awareness.on("update", () => (presence += 1))

  for (let i = 0; i < 100; i += 1) {
    point(anna, i)
    vi.advanceTimersByTime(10)
  }
  expect(anna.cursorMessages.length - before).toBeGreaterThan(5)
  expect(anna.cursorMessages.length - before).toBeLessThanOrEqual(16)
  expect(presence).toBeLessThanOrEqual(2)

  vi.advanceTimersByTime(2000)
  const [told, sent] = [presence, anna.cursorMessages.length]
  vi.advanceTimersByTime(10_000)
  expect(presence).toBe(told)
  expect(anna.cursorMessages).toHaveLength(sent)
})

test("a cursor that has come to rest is in presence where it rests", () => {
  const anna = join("Anna")

  point(anna, 1)
  vi.advanceTimersByTime(100)
  point(anna, 2)
  vi.advanceTimersByTime(1000)

  expect(anna.awareness.getLocalState()?.["cursor"]).toEqual({ at: [2, 5] })
})

test("what several people do in one moment reaches the canvas as one change", async () => {
  const [anna, ben, cem] = [join("Anna"), join("Ben"), join("Cem")]
  vi.advanceTimersByTime(1000)
  const merge = vi.spyOn(cem.editor.store, "mergeRemoteChanges")

  await Promise.all([tell(anna, cem), tell(ben, cem)])

  expect(others(cem)).toHaveLength(2)
  expect(merge).toHaveBeenCalledTimes(1)
})

test("who leaves the canvas has no cursor on it any more", async () => {
  const [anna, ben] = [join("Anna"), join("Ben")]
  vi.advanceTimersByTime(1000)
  await tell(anna, ben)
  expect(others(ben)).toHaveLength(1)

  anna.awareness.setLocalStateField("canvas", null)
  await tell(anna, ben)

  expect(others(ben)).toEqual([])
})

test("a cursor in presence that comes late is no new sign of its owner", async () => {
  const [anna, ben] = [join("Anna"), join("Ben")]
  vi.advanceTimersByTime(1000)
  await tell(anna, ben)
  vi.advanceTimersByTime(30_000)
  const movedAt = Date.now()
  point(anna, 50)
  tellCursor(anna, ben)

  vi.advanceTimersByTime(62_000)
  await tell(anna, ben)

  expect(others(ben)).toMatchObject([{ lastActivityTimestamp: movedAt }])
})

test("who has left the canvas or the board points nowhere", async () => {
  const [anna, ben] = [join("Anna"), join("Ben")]
  point(anna, 50)
  vi.advanceTimersByTime(1000)
  await tell(anna, ben)
  tellCursor(anna, ben)

  anna.awareness.setLocalStateField("cursor", null)
  await tell(anna, ben)
  expect(cursorOf(anna, ben)).toBeUndefined()

  tellCursor(anna, ben)
  removeAwarenessStates(ben.awareness, [anna.doc.clientID], "network")
  await Promise.resolve()
  expect(cursorOf(anna, ben)).toBeUndefined()
})

test.each([
  ["a page that is none", { canvas: { page: "evil", camera: [0, 0, 1], screen: [1, 1] } }],
  ["a camera of words", { canvas: { page: "page:page", camera: ["a", 0, 1], screen: [1, 1] } }],
  ["nothing at all", { canvas: 7 }],
  ["no person", { user: 7 }],
])("%s from another browser is not shown and breaks nothing", async (_what, harm) => {
  const [anna, ben] = [join("Anna"), join("Ben")]
  vi.advanceTimersByTime(1000)
  anna.awareness.setLocalState({ ...anna.awareness.getLocalState(), ...harm })

  await tell(anna, ben)

  expect(others(ben)).toEqual([])
})
