// @vitest-environment happy-dom
import * as fc from "fast-check"
import { beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"

import { adoptPendingCount } from "./pending-counts.ts"
import { UnsavedUpdates, forgetUnsavedUpdates, readUnsavedUpdates } from "./unsaved-updates.ts"

const copy = "participant/b1"

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
})

/** The device: committed writes stay, unfinished ones are lost with the page. */
class Device {
  readonly stored: Uint8Array[] = []
  #underWay: { update: Uint8Array; settle: (isKept: boolean) => void }[] = []

  #page = 0

  /** The storage of one page, which writes nothing after the page is closed. */
  writer(): (update: Uint8Array) => Promise<void> {
    const page = this.#page
    return (update) =>
      new Promise((resolve, reject) => {
        const settle = (isKept: boolean): void => (isKept ? resolve() : reject(new Error("full")))
        if (page === this.#page) this.#underWay.push({ update, settle })
      })
  }

  /** Writes are completed in order. */
  async settle(isKept: boolean): Promise<void> {
    const next = this.#underWay.shift()
    if (!next) return
    if (isKept) this.stored.push(next.update)
    next.settle(isKept)
    await vi.advanceTimersByTimeAsync(0)
  }

  pageGoes(): void {
    this.#page += 1
    this.#underWay = []
  }
}

interface Page {
  doc: Y.Doc
  unsaved: UnsavedUpdates
  edit: () => void
  adopted: number
  all: () => number
}

/** Opens a room as `openRoom` does, without a server. */
function openPage(device: Device): Page {
  const doc = new Y.Doc()
  const pending = adoptPendingCount(copy)
  let made = 0
  const all = (): number => pending.adopted + made
  const unsaved = new UnsavedUpdates(copy, () =>
    pending.remember(Math.max(0, all() - unsaved.count)),
  )
  for (const update of device.stored) Y.applyUpdate(doc, update)
  doc.on("update", (...[update, , , { local }]: [Uint8Array, unknown, Y.Doc, Y.Transaction]) =>
    unsaved.add(update, local),
  )
  unsaved.writeTo(device.writer())
  unsaved.adopt(readUnsavedUpdates(copy), (update) => Y.applyUpdate(doc, update))
  const edit = (): void => {
    made += 1
    doc.getArray("changes").push([made])
  }
  return { doc, unsaved, edit, adopted: pending.adopted, all }
}

function changesIn({ doc }: Page): number {
  return doc.getArray("changes").length
}

type Step = "edit" | "kept" | "failed" | "later" | "reload" | "crash"
interface Reopened {
  readonly told: number
  readonly has: number
  readonly lost: number
}

const steps: fc.Arbitrary<Step> = fc.constantFrom(
  ...(["edit", "kept", "failed", "later", "reload", "crash"] as const),
)

/** The counts and changes that each later page shows; a crash may lose any of them. */
async function play(all: readonly Step[]): Promise<Reopened[]> {
  localStorage.clear()
  const device = new Device()
  const reopened: Reopened[] = []
  let page = openPage(device)
  for (const next of all) {
    if (next === "edit") page.edit()
    else if (next === "later") await vi.advanceTimersByTimeAsync(10_000)
    else if (next === "kept" || next === "failed") await device.settle(next === "kept")
    else {
      const before = page.all()
      if (next === "reload") page.unsaved.leave()
      device.pageGoes()
      page = openPage(device)
      const has = changesIn(page)
      reopened.push({ told: page.adopted, has, lost: next === "reload" ? before - has : 0 })
    }
  }
  return reopened
}

test("whenever a page goes, the next one tells as many changes as it has; a page that is left loses none", () =>
  fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 40 }), async (before) => {
      const reopened = await play([...before, "reload"])
      expect(reopened).toEqual(reopened.map(({ has }) => ({ told: has, has, lost: 0 })))
    }),
  ))

test("a change is kept only with those before it", async () => {
  expect(await play(["edit", "edit", "failed", "kept", "crash"])).toMatchObject([
    { told: 0, has: 0 },
  ])
})

test("the note of a page that is gone stays until the copy has it", async () => {
  const device = new Device()
  const first = openPage(device)
  first.edit()
  first.unsaved.leave()
  device.pageGoes()

  const second = openPage(device)
  expect(changesIn(second)).toBe(1)
  expect(readUnsavedUpdates(copy)).toHaveLength(1)
  await device.settle(true)

  expect(readUnsavedUpdates(copy)).toHaveLength(0)
  expect(device.stored).toHaveLength(1)
})

test("what the device refuses is tried again, and told until it is kept", async () => {
  const device = new Device()
  const page = openPage(device)
  page.edit()
  await device.settle(false)
  expect(page.unsaved).toMatchObject({ count: 1, isKeeping: false })

  await vi.advanceTimersByTimeAsync(6000)
  await device.settle(true)

  expect(page.unsaved).toMatchObject({ count: 0, isKeeping: true })
})

test("a note that does not fit is no promise: the person is asked", () => {
  const page = openPage(new Device())
  page.edit()
  vi.stubGlobal("localStorage", {
    setItem: () => {
      throw new DOMException("", "QuotaExceededError")
    },
  })

  expect(page.unsaved.leave()).toBe(false)
  expect(page.unsaved.count).toBe(1)
  vi.unstubAllGlobals()
})

test("with the copy its notes are thrown away", () => {
  const page = openPage(new Device())
  page.edit()
  page.unsaved.leave()

  page.unsaved.drop()
  forgetUnsavedUpdates(copy)

  expect(Object.keys(localStorage).filter((key) => key.includes("unkept"))).toEqual([])
})
