import { expect, test } from "vitest"
import * as Y from "yjs"

import { FailingStorage } from "../testing/failing-storage.ts"
import { createLiveRooms, enter, type Person } from "../testing/live-board.ts"

const NAME = "Gerda Geheim"
const CONTACTS = { boardId: "b", kind: "contacts" } as const
const BOARD = { boardId: "b", kind: "board" } as const

/** A store with a board whose workshop names a participant in the board's own room, twice renamed. */
async function storeFromBefore(): Promise<FailingStorage> {
  const storage = new FailingStorage()
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  const person = new Y.Map<unknown>([["name", `${NAME} 1`]])
  const workshop = new Y.Map<unknown>([["title", "Fachtag"]])
  workshop.set("participants", new Y.Map([["#0", person]]))
  doc.getMap("board").set("workshop", workshop)
  person.set("name", `${NAME} 2`)
  person.set("name", NAME)
  await storage.append(
    updates.map((bytes) => ({
      boardId: "b",
      room: "b",
      bytes,
      author: { role: "facilitator" as const, seat: null },
    })),
  )
  return storage
}

function namesIn(doc: Y.Doc): boolean {
  return Buffer.from(Y.encodeStateAsUpdate(doc)).includes("Geheim")
}

function receivesName({ connection }: Person): boolean {
  return connection.updates.some((update) => Buffer.from(update).includes("Geheim"))
}

test("a viewer of a board from before receives no name of a participant, nor one from its history", async () => {
  const storage = await storeFromBefore()
  const { rooms } = createLiveRooms(storage)

  const viewer = await enter(rooms, "viewer", BOARD)
  const participant = await enter(rooms, "participant", CONTACTS)

  expect(namesIn(viewer.doc)).toBe(false)
  expect(receivesName(viewer)).toBe(false)
  expect(participant.doc.getMap("participants").toJSON()).toMatchObject({ "#0": { name: NAME } })
  await rooms.close()
})

test("the names move once, and stay where they are when the board opens again", async () => {
  const storage = await storeFromBefore()
  const first = createLiveRooms(storage)
  await enter(first.rooms, "viewer", BOARD)
  await first.rooms.close()

  const second = createLiveRooms(storage)
  const viewer = await enter(second.rooms, "viewer", BOARD)
  const facilitator = await enter(second.rooms, "facilitator", CONTACTS)

  expect(second.logLines.join("")).not.toContain("room.namesMoved")
  expect(namesIn(viewer.doc)).toBe(false)
  expect(facilitator.doc.getMap("participants").toJSON()).toMatchObject({ "#0": { name: NAME } })
  await second.rooms.close()
})

test("what somebody wrote offline about a participant who has moved reaches no viewer as a name", async () => {
  const storage = await storeFromBefore()
  const offline = new Y.Doc()
  for (const { bytes } of (await storage.readRoom("b")).entries) Y.applyUpdate(offline, bytes)
  const { rooms } = createLiveRooms(storage)
  const viewer = await enter(rooms, "viewer", BOARD)
  const returning = await enter(rooms, "facilitator", BOARD)

  const list = (offline.getMap("board").get("workshop") as Y.Map<unknown>).get("participants")
  if (list instanceof Y.Map) list.set("#1", new Y.Map([["name", "Gerd Geheim"]]))
  Y.applyUpdate(returning.doc, Y.encodeStateAsUpdate(offline))
  await rooms.journal.flush()

  expect(receivesName(viewer)).toBe(false)
  await rooms.close()
})
