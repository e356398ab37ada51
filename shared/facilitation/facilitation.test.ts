import { expect, test } from "vitest"
import * as Y from "yjs"

import {
  onFacilitationChange,
  readFacilitation,
  setLocked,
  setParticipantsMayRemove,
} from "./index.ts"

test("a board is open until it is locked, and open again afterwards", () => {
  const doc = new Y.Doc()
  expect(readFacilitation(doc)).toMatchObject({ locked: false })

  setLocked(doc, true)
  expect(readFacilitation(doc)).toMatchObject({ locked: true })

  setLocked(doc, false)
  expect(readFacilitation(doc)).toMatchObject({ locked: false })
})

test("a change is reported wherever it was made, until nobody listens any more", () => {
  const [here, elsewhere] = [new Y.Doc(), new Y.Doc()]
  const reported: boolean[] = []
  const stop = onFacilitationChange(here, ({ locked }) => void reported.push(locked))

  setLocked(here, true)
  Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(here))
  setLocked(elsewhere, false)
  Y.applyUpdate(here, Y.encodeStateAsUpdate(elsewhere))
  stop()
  setLocked(here, true)

  expect(reported).toEqual([true, false])
})

test("the lock stands where version 0.1 wrote it", () => {
  const doc = new Y.Doc()
  doc.getMap("session").set("locked", true)

  expect(readFacilitation(doc)).toMatchObject({ locked: true })
})

test.each([
  { kind: "a word", value: (): unknown => "true" },
  { kind: "a number", value: (): unknown => 1 },
  { kind: "nothing", value: (): unknown => null },
  { kind: "a map", value: (): unknown => new Y.Map() },
  { kind: "a document", value: (): unknown => new Y.Doc() },
])("a lock that is $kind does not count", ({ value }) => {
  const doc = new Y.Doc()
  doc.getMap("session").set("locked", value())

  expect(readFacilitation(doc)).toMatchObject({ locked: false })
})

test("a root that somebody filled as a text still reads", () => {
  const hostile = new Y.Doc()
  hostile.getText("session").insert(0, "locked")
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(hostile))

  expect(readFacilitation(doc)).toMatchObject({ locked: false })
  setLocked(doc, true)
  expect(readFacilitation(doc)).toMatchObject({ locked: true })
})

test("participants may not remove what is filled in until facilitators allow it", () => {
  const doc = new Y.Doc()
  expect(readFacilitation(doc).participantsMayRemove).toBe(false)

  setParticipantsMayRemove(doc, true)

  expect(readFacilitation(doc).participantsMayRemove).toBe(true)
})
