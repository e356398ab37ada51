// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { deviceCopyName } from "../../board/device/device-copy.ts"
import { createEntityBoard } from "../../entities/testing/entity-board.ts"
import { setLanguage } from "../../messages/language.ts"
import { keepToken, readToken } from "../token.ts"
import { EndedDialog } from "./ended-dialog.tsx"

const EMPTY = { schema: "tafelrunde/board-content", version: 1 } as const

/** A request to IndexedDB that succeeds, for listeners and for `onsuccess`. */
function successful(): IDBOpenDBRequest {
  const handlers: Pick<IDBOpenDBRequest, "onsuccess"> = { onsuccess: null }
  const made = Object.assign(new EventTarget(), { result: { close: () => {} }, ...handlers })
  queueMicrotask(() => {
    const event = new Event("success")
    made.dispatchEvent(event)
    made.onsuccess?.call(made as unknown as IDBOpenDBRequest, event)
  })
  return made as unknown as IDBOpenDBRequest
}

/** The device's databases, as far as deleting needs them; the names of those that were deleted. */
function stubIndexedDb(): string[] {
  const deleted: string[] = []
  vi.stubGlobal("IDBKeyRange", { bound: () => ({}) })
  vi.stubGlobal("indexedDB", {
    open: successful,
    deleteDatabase: (name: string) => {
      deleted.push(name)
      return successful()
    },
  })
  return deleted
}

/** The page of somebody whom the facilitators have removed, with so many changes that never arrived. */
function renderRemoved(pending: number): void {
  const board = createEntityBoard(EMPTY)
  const status = { kind: "ended", reason: "removed", pending } as const
  const connection = { get: () => status, subscribe: () => () => {} }
  keepToken(board.id, "a-token-of-one-person")
  render(<EndedDialog board={{ ...board, connection }} onReopen={() => {}} />)
}

beforeEach(() => setLanguage("de"))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test("the device of a removed person keeps no copy of the board and no token", async () => {
  const deleted = stubIndexedDb()
  renderRemoved(0)

  const { id } = createEntityBoard(EMPTY)
  const rooms = [id, `${id}/contacts`, `${id}/internal`, `${id}/session`]
  await expect
    .poll(() => deleted)
    .toEqual(
      expect.arrayContaining(
        rooms.map((room) => `tafelrunde/${deviceCopyName("participant", room)}`),
      ),
    )
  expect(readToken(id)).toBeUndefined()
})

test("work that did not arrive stays on the device until the person has saved it", async () => {
  const deleted = stubIndexedDb()
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:x" }))
  renderRemoved(2)
  expect(readToken(createEntityBoard(EMPTY).id)).toBeUndefined()
  expect(deleted).toEqual([])

  const save = screen
    .getAllByRole("button", { hidden: true })
    .find(({ textContent }) => textContent.includes("sichern"))
  fireEvent.click(save ?? document.body)

  await expect.poll(() => deleted.length).toBeGreaterThan(0)
})
