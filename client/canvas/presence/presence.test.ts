// @vitest-environment happy-dom
import { type TLInstancePresence, TLPOINTER_ID } from "tldraw"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { institutionColor } from "../../board/people/institution-color.ts"
import { joinPresent, type Present, tell } from "../testing/present.ts"

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

test("others see cursor, name, institution, colour and selection", async () => {
  const [anna, ben] = [join("Anna"), join("Ben")]
  point(anna, 50)
  vi.advanceTimersByTime(1000)

  await tell(anna, ben)

  expect(others(ben)).toMatchObject([
    {
      userName: "Anna",
      color: institutionColor(-1, ""),
      currentPageId: "page:page",
      cursor: { x: 50, y: 5 },
    },
  ])
})

test("a cursor is sent at most fifteen times a second, and nothing while nothing moves", () => {
  const anna = join("Anna")
  let sent = 0
  vi.advanceTimersByTime(1000)
  anna.awareness.on("update", () => (sent += 1))

  for (let i = 0; i < 100; i += 1) {
    point(anna, i)
    vi.advanceTimersByTime(10)
  }
  expect(sent).toBeGreaterThan(5)
  expect(sent).toBeLessThanOrEqual(16)

  sent = 0
  vi.advanceTimersByTime(10_000)
  expect(sent).toBeLessThanOrEqual(1)
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
