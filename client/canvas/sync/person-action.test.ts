// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest"
import type * as Y from "yjs"

import { PendingUpdates } from "../../board/sync/pending-updates.ts"
import { actionOf } from "../../board/sync/person-action.ts"
import { emptyBoard, joinCanvas, type TestPerson } from "../testing/person.ts"

let person: TestPerson | undefined

afterEach(() => person?.leave())

/** Somebody without a connection. */
function joinOffline(): { readonly alice: TestPerson; readonly pending: PendingUpdates } {
  const alice = joinCanvas(emptyBoard())
  person = alice
  const pending = new PendingUpdates({ send: () => false, onChange: () => {} })
  alice.doc.on(
    "update",
    (...[update, , , transaction]: [Uint8Array, unknown, Y.Doc, Y.Transaction]) =>
      pending.add(update, actionOf(transaction)),
  )
  return { alice, pending }
}

test("a whole drag is one change that waits, however many updates it makes", () => {
  const { alice, pending } = joinOffline()
  const { editor } = alice
  editor.markHistoryStoppingPoint("create")
  editor.createShape({ type: "geo", x: 0, y: 0 })
  const [shape] = editor.getCurrentPageShapes()
  if (!shape) throw new Error("Nothing was created")
  expect(pending.count).toBe(1)

  const before = alice.sent.length
  editor.markHistoryStoppingPoint("drag")
  for (let x = 1; x <= 30; x += 1) editor.updateShape({ ...shape, x })
  expect(alice.sent.length - before).toBe(30)
  expect(pending.count).toBe(2)

  editor.markHistoryStoppingPoint("drag")
  for (let y = 1; y <= 30; y += 1) editor.updateShape({ ...shape, y })
  expect(pending.count).toBe(3)
})
