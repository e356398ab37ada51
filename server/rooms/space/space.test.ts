import { toUpdateMessage } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { FailingStorage } from "../../testing/failing-storage.ts"
import { BOARD, createLiveRooms, enter, until, type Person } from "../../testing/live-board.ts"
import { type LiveRooms } from "../live-rooms.ts"

const KIB = 1024
/** A quarter of it is one seat's share, an eighth the facilitators' reserve. */
const BOARD_BYTES = 800 * KIB

function open(storage = new FailingStorage()): ReturnType<typeof createLiveRooms> {
  return createLiveRooms(storage, { anyRate: true, boardBytes: BOARD_BYTES })
}

/** As much as nothing can compress. */
function fill(person: Person, key: string, kib: number): void {
  person.doc.getMap("nobody shows this").set(key, new Uint8Array(kib * KIB).fill(7))
}

async function documentOf(rooms: LiveRooms): Promise<Y.Map<unknown>> {
  await rooms.journal.flush()
  const { room } = await rooms.lease(BOARD)
  return room.doc.getMap("nobody shows this")
}

function drops(person: Person): readonly string[] {
  return person.connection.serverMessages.flatMap((message) =>
    message.type === "dropped" ? [message.reason] : [],
  )
}

/** What a client does on a step 1 of the server: it sends all that the server lacks. */
function answersStep1(person: Person): void {
  const answered = new Set<unknown>()
  const send = person.connection.send.bind(person.connection)
  person.connection.send = (frame) => {
    send(frame)
    const last = person.connection.frames.at(-1)
    if (last?.type !== "step1" || answered.has(last)) return
    answered.add(last)
    const vector = last.vector.slice()
    queueMicrotask(() => person.session.receive(answer(Y.encodeStateAsUpdate(person.doc, vector))))
  }
}

function answer(update: Uint8Array): Uint8Array {
  const message = toUpdateMessage(update)
  // Sync step 2 instead of an update.
  message[1] = 1
  return message
}

test("one person fills a quarter of the board, and the others still write", async () => {
  const { rooms } = open()
  const [filling, other] = [
    await enter(rooms),
    await enter(rooms, "participant", { ...BOARD, key: "o" }),
  ]

  for (let step = 0; step < 100; step++) fill(filling, `${step}`, 64)
  other.doc.getMap("test").set("still", "here")
  const written = await documentOf(rooms)

  expect(written.size).toBe(3)
  expect(new Set(drops(filling))).toEqual(new Set(["share"]))
  expect(filling.connection.closedWith).toBeUndefined()
  expect(drops(other)).toEqual([])
  await rooms.close()
})

test("participants together leave an eighth of the board to facilitators, who write and make room", async () => {
  const { rooms } = open()
  const keys = ["a", "b", "c", "d", "e"]
  const filling: Person[] = []
  for (const key of keys) filling.push(await enter(rooms, "participant", { ...BOARD, key }))
  const facilitator = await enter(rooms, "facilitator")
  for (const [at, person] of filling.entries()) {
    for (let step = 0; step < 10; step++) fill(person, `${at} ${step}`, 48)
  }

  fill(facilitator, "reserve", 80)
  const written = await documentOf(rooms)

  expect(drops(filling.at(-1) ?? facilitator)).toContain("full")
  expect(drops(facilitator)).toEqual([])
  expect(written.get("reserve")).toBeDefined()
  fill(facilitator, "too much", 100)
  expect(drops(facilitator)).toEqual(["full"])
  facilitator.doc.getMap("nobody shows this").delete("reserve")
  expect((await documentOf(rooms)).get("reserve")).toBeUndefined()
  await rooms.close()
})

test("who has no space may still delete, and goes on by itself when there is space again", async () => {
  const { rooms } = open()
  const person = await enter(rooms)
  answersStep1(person)
  for (let step = 0; step < 3; step++) fill(person, `${step}`, 60)
  fill(person, "late", 60)
  person.doc.getMap("test").set("built", "on that")
  expect(drops(person)).toEqual(["share", "share"])

  person.doc.getMap("nobody shows this").delete("0")

  await until(() => {
    const saved = person.connection.serverMessages.findLast(({ type }) => type === "saved")
    return saved?.type === "saved" && saved.frames >= 7
  })
  const written = await documentOf(rooms)
  await until(() => written.has("late"))
  expect([...written.keys()].toSorted()).toEqual(["1", "2", "late"])
  expect(person.connection.closedWith).toBeUndefined()
  await rooms.close()
})

test("who deletes what found no space is asked for the rest", async () => {
  const { rooms } = open()
  const person = await enter(rooms)
  answersStep1(person)
  fill(person, "too large", 300)
  person.doc.getMap("test").set("small", 1)
  expect(drops(person)).toEqual(["share", "share"])

  person.doc.getMap("nobody shows this").delete("too large")

  const { room } = await rooms.lease(BOARD)
  await until(() => room.doc.getMap("test").get("small") === 1)
  expect(person.connection.closedWith).toBeUndefined()
  await rooms.close()
})

test("what counts is what is left after compaction: overwriting does not fill a board", async () => {
  const { rooms, metrics } = open()
  const person = await enter(rooms)
  answersStep1(person)

  for (let step = 0; step < 60; step++) {
    fill(person, "same key", 50)
    await rooms.journal.flush()
  }
  await until(() => metrics.compactionMs.count > 0)

  const written = await documentOf(rooms)
  await until(() => written.size === 1)
  const { room } = await rooms.lease(BOARD)
  fill(person, "last", 50)
  await until(() => room.doc.getMap("nobody shows this").has("last"))
  expect(room.size.totalBytes).toBeLessThan(200 * KIB)
  await rooms.close()
})

test("shares are known again after a restart, from the log and from a snapshot", async () => {
  const storage = new FailingStorage()
  const first = open(storage)
  const filling = await enter(first.rooms)
  for (let step = 0; step < 3; step++) fill(filling, `${step}`, 60)
  await first.rooms.close()

  const second = open(storage)
  const again = await enter(second.rooms)
  fill(again, "more", 60)
  expect(drops(again)).toEqual(["share"])
  // Its refusal has begun a compaction, after which the snapshot alone knows the authors.
  await until(() => second.metrics.compactionMs.count > 0)
  await second.rooms.close()

  expect((await storage.readRoom("b")).snapshot?.note).toContain("token k")
  const third = open(storage)
  const { room } = await third.rooms.lease(BOARD)
  expect(room.size.shares[0]?.[1]).toBeGreaterThan(180 * KIB)
  const last = await enter(third.rooms)
  fill(last, "more", 60)
  expect(drops(last)).toEqual(["share"])
  await third.rooms.close()
})

test("while the disk is nearly full, only facilitators write", async () => {
  const disk = { isLow: true }
  const { rooms } = createLiveRooms(new FailingStorage(), { disk })
  const [person, facilitator] = [await enter(rooms), await enter(rooms, "facilitator")]
  answersStep1(person)

  person.doc.getMap("test").set("waits", 1)
  facilitator.doc.getMap("test").set("written", 1)
  const { room } = await rooms.lease(BOARD)
  await until(() => room.doc.getMap("test").has("written"))
  expect(room.doc.getMap("test").has("waits")).toBe(false)
  expect(drops(person)).toEqual(["disk"])

  disk.isLow = false
  await until(() => room.doc.getMap("test").has("waits"))
  await rooms.close()
})
