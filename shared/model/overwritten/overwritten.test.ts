import { expect, test } from "vitest"
import * as Y from "yjs"

import { setRoles } from "../cell-edits.ts"
import { addEntry, setField } from "../entry-edits.ts"
import { onOverwritten, type Overwritten } from "./overwritten.ts"

const TASK = { collection: "tasks", id: "t1" } as const

interface Page {
  readonly doc: Y.Doc
  readonly lost: Overwritten[]
}

function open(clientId: number, from?: Page): Page {
  const doc = new Y.Doc()
  doc.clientID = clientId
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from.doc))
  const lost: Overwritten[] = []
  onOverwritten(doc, (all) => lost.push(...all))
  return { doc, lost }
}

function exchange(a: Page, b: Page): void {
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc), "remote")
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc), "remote")
}

function pair(): readonly [Page, Page] {
  const alice = open(1)
  addEntry(alice.doc, "tasks", { fields: { id: "t1", title: "T", note: "n", status: "draft" } })
  return [alice, open(2, alice)]
}

test("of two who set one field at once, exactly the loser learns of it, with the own value", () => {
  const [alice, bob] = pair()
  setField(alice.doc, TASK, { field: "status", value: "agreed" })
  setField(bob.doc, TASK, { field: "status", value: "disputed" })
  exchange(alice, bob)

  const status = alice.doc.getMap<Y.Map<unknown>>("tasks").get("t1")?.get("status")
  const [loser, winner, own] =
    status === "agreed" ? [bob, alice, "disputed"] : [alice, bob, "agreed"]
  expect(loser.lost).toEqual([{ ...TASK, field: "status", own }])
  expect(winner.lost).toEqual([])
})

test("who changes a value that they have seen takes nothing from anybody", () => {
  const [alice, bob] = pair()
  setField(alice.doc, TASK, { field: "status", value: "agreed" })
  exchange(alice, bob)
  setField(bob.doc, TASK, { field: "status", value: "disputed" })
  exchange(alice, bob)

  expect([...alice.lost, ...bob.lost]).toEqual([])
})

test("of two who fill in the same empty cell, the loser learns of the own roles", () => {
  const [alice, bob] = pair()
  const cell = { taskId: "t1", institutionId: "jc" }
  setRoles(alice.doc, cell, ["responsible"])
  setRoles(bob.doc, cell, ["informed"])
  exchange(alice, bob)

  const lost = [...alice.lost, ...bob.lost]
  expect(lost).toHaveLength(1)
  expect(lost[0]).toMatchObject({ collection: "assignments", id: "t1/jc", field: "roles" })
  const own = alice.lost.length > 0 ? ["responsible"] : ["informed"]
  expect(lost[0]?.own).toEqual(own)
})

test("two who type in one text lose nothing", () => {
  const [alice, bob] = pair()
  setField(alice.doc, TASK, { field: "note", value: "Anfang n" })
  setField(bob.doc, TASK, { field: "note", value: "n Ende" })
  exchange(alice, bob)

  expect([...alice.lost, ...bob.lost]).toEqual([])
  const note = alice.doc.getMap<Y.Map<Y.Text>>("tasks").get("t1")?.get("note")
  expect(note?.toString()).toBe("Anfang n Ende")
})
