import { expect, test } from "vitest"
import * as Y from "yjs"

import {
  gather,
  onFacilitationChange,
  readFacilitation,
  setLocked,
  setParticipantsMayRemove,
  setWall,
  type Wall,
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

test.each<{ wall: Wall }>([
  { wall: { scene: { kind: "matrix", phaseId: "p2" }, page: 0, black: false } },
  { wall: { scene: { kind: "diagram", diagram: "network" }, page: -3, black: true } },
  { wall: { scene: { kind: "area", areaId: "shape:frame-goals" }, page: 2, black: false } },
])("what facilitators put on the wall reads as they put it: $wall.scene.kind", ({ wall }) => {
  const doc = new Y.Doc()
  expect(readFacilitation(doc).wall).toBeUndefined()

  setWall(doc, wall)

  expect(readFacilitation(doc).wall).toEqual(wall)
})

test.each([
  { kind: "a word", value: (): unknown => "matrix" },
  { kind: "nothing", value: (): unknown => null },
  { kind: "a map", value: (): unknown => new Y.Map([["scene", { kind: "code" }]]) },
  { kind: "an unknown scene", value: (): unknown => ({ scene: { kind: "film" } }) },
  { kind: "an area without id", value: (): unknown => ({ scene: { kind: "area", areaId: 7 } }) },
  { kind: "an unknown diagram", value: (): unknown => ({ scene: { kind: "diagram" } }) },
])("a wall that is $kind does not count", ({ value }) => {
  const doc = new Y.Doc()
  doc.getMap("session").set("wall", value())

  expect(readFacilitation(doc).wall).toBeUndefined()
})

test("a wall with a false page or a false blackness shows its scene from the beginning", () => {
  const doc = new Y.Doc()
  doc.getMap("session").set("wall", { scene: { kind: "matrix", phaseId: {} }, page: 1.5, black: 1 })

  expect(readFacilitation(doc).wall).toEqual({ scene: { kind: "matrix" }, page: 0, black: false })
})

test("whoever gathers everybody at a place puts it on the wall as well", () => {
  const doc = new Y.Doc()
  const place = { kind: "area", areaId: "shape:frame-goals" } as const

  gather(doc, { id: "g1", place })

  expect(readFacilitation(doc).gathering).toEqual({ id: "g1", place })
  expect(readFacilitation(doc).wall).toEqual({ scene: place, page: 0, black: false })
})

test.each([
  { kind: "without an id", value: { place: { kind: "area", areaId: "shape:a" } } },
  { kind: "at no place", value: { id: "g1", place: { kind: "matrix" } } },
  { kind: "at a list", value: { id: "g1", place: { kind: "agreements" } } },
  { kind: "that is a word", value: "here" },
])("a gathering $kind does not count", ({ value }) => {
  const doc = new Y.Doc()
  doc.getMap("session").set("gathering", value)

  expect(readFacilitation(doc).gathering).toBeUndefined()
})
