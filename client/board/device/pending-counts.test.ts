// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest"

import type * as waiting from "./pending-counts.ts"

beforeEach(() => localStorage.clear())

/** Imports the module again, as each page does. */
async function openPage(): Promise<typeof waiting> {
  vi.resetModules()
  return import("./pending-counts.ts")
}

test("what one page left waiting, the next one tells, until it is done", async () => {
  const first = (await openPage()).adoptPendingCount("participant/b1")
  first.remember(3)

  const page = await openPage()
  const second = page.adoptPendingCount("participant/b1")
  expect(second.adopted).toBe(3)
  second.remember(4)
  expect(page.readPendingCount("participant/b1")).toBe(4)
  second.remember(0)

  expect(page.readPendingCount("participant/b1")).toBe(0)
  expect(localStorage).toHaveLength(0)
})

test("two tabs that wait side by side are counted together, and nothing is counted twice", async () => {
  const first = (await openPage()).adoptPendingCount("participant/b1")
  first.remember(2)
  const second = (await openPage()).adoptPendingCount("participant/b1")
  first.remember(3)
  second.remember(second.adopted + 1)

  const third = (await openPage()).adoptPendingCount("participant/b1")

  expect(third.adopted).toBe(4)
})

test("another copy, and nonsense in the browser's storage, count nothing", async () => {
  const { adoptPendingCount, readPendingCount } = await openPage()
  adoptPendingCount("viewer/b1").remember(2)
  localStorage.setItem("tafelrunde.waiting.participant/b1#x", "{")
  localStorage.setItem("tafelrunde.waiting.participant/b1#y", '{"y":"many"}')

  expect(readPendingCount("participant/b1")).toBe(0)
})

test("a board that is left and opened again in the same page counts on", async () => {
  const { adoptPendingCount, readPendingCount } = await openPage()
  adoptPendingCount("participant/b1").remember(2)
  const again = adoptPendingCount("participant/b1")
  again.remember(again.adopted + 1)

  expect(readPendingCount("participant/b1")).toBe(3)
})
