import {
  readCursors,
  toAwarenessMessage,
  toCursorMessage,
  writePresence,
  type AccessRole,
  type Cursor,
} from "@tafelrunde/shared/protocol"
import { afterEach, beforeEach, expect, test } from "vitest"

import { FailingStorage } from "../testing/failing-storage.ts"
import { type FakeConnection } from "../testing/fake-connection.ts"
import { createLiveRooms, enter, until, type Person } from "../testing/live-board.ts"
import { type LiveRooms } from "./live-rooms.ts"

const PAGE = 7
let rooms: LiveRooms

beforeEach(() => {
  rooms = createLiveRooms(new FailingStorage(), { presenceTickMs: 1 }).rooms
})

afterEach(async () => await rooms.close())

/** A person whom others know by this awareness id. */
async function arrive(clientId: number, role: AccessRole = "participant"): Promise<Person> {
  const person = await enter(rooms, role)
  sayState(person, clientId, "{}")
  return person
}

let clock = 0

function sayState({ session }: Person, clientId: number, state: string): void {
  clock += 1
  const entry = { clientId, clock, state: new TextEncoder().encode(state) }
  session.receive(toAwarenessMessage(writePresence([entry])))
}

function point({ session }: Person, x: number): void {
  session.receive(toCursorMessage({ page: PAGE, x, y: 1 }))
}

function cursorFrames({ frames }: FakeConnection): readonly ReadonlyMap<number, Cursor>[] {
  return frames.flatMap((frame) =>
    frame.type === "cursors" ? [readCursors(frame.payload) ?? new Map<number, Cursor>()] : [],
  )
}

/** Where somebody sees the cursor of a person. */
function seen({ connection }: Person, clientId: number): number | undefined {
  return cursorFrames(connection)
    .findLast((cursors) => cursors.has(clientId))
    ?.get(clientId)?.x
}

test("others see a cursor under the id for which its session speaks", async () => {
  const ada = await arrive(11)
  const ben = await arrive(22)

  point(ada, 50)
  await until(() => seen(ben, 11) === 50)

  expect(cursorFrames(ada.connection)).toEqual([])
})

test("cursors of several people leave as one frame, each as it was last", async () => {
  const [ada, ben] = [await arrive(11), await arrive(22)]
  const cem = await arrive(33)

  point(ada, 1)
  point(ben, 2)
  point(ada, 3)
  await until(() => cursorFrames(cem.connection).length > 0)

  const all = cursorFrames(cem.connection)
  expect(all.map((cursors) => [...cursors].map(([id, { x }]) => [id, x]))).toEqual([
    [
      [11, 3],
      [22, 2],
    ],
  ])
})

test("who comes later sees where the others point, until they leave", async () => {
  const ada = await arrive(11)
  const ben = await arrive(22)
  point(ada, 50)
  await until(() => seen(ben, 11) === 50)

  const cem = await arrive(33)
  expect(seen(cem, 11)).toBe(50)

  ada.leave()
  const dan = await arrive(44)
  expect(cursorFrames(dan.connection)).toEqual([])
})

test("nobody sees the cursor of a viewer, of who is not known yet, or of who has said goodbye", async () => {
  const watching = await arrive(11)
  const viewer = await arrive(22, "viewer")
  const unknown = await enter(rooms)
  const leaving = await arrive(33)
  sayState(leaving, 33, "null")

  for (const person of [viewer, unknown, leaving]) point(person, 50)
  const known = await arrive(44)
  point(known, 60)
  await until(() => seen(watching, 44) === 60)

  expect(cursorFrames(watching.connection).map((cursors) => [...cursors.keys()])).toEqual([[44]])
})

test("cursors that a client says of others are not passed on", async () => {
  const [ada, ben, cem] = [await arrive(11), await arrive(22), await arrive(33)]
  point(ben, 2)
  await until(() => cursorFrames(ada.connection).length === 1)
  const forged = [102, 13, 22, 7, 0, 0, 0, 99, 0, 0, 0, 99, 0, 0, 0]

  ada.session.receive(Uint8Array.from(forged))
  point(ada, 1)
  await until(() => seen(cem, 11) === 1)

  expect(seen(cem, 22)).toBe(2)
  expect(ada.connection.closedWith).toBeUndefined()
})

test("who sends cursors without end is slowed down", async () => {
  const ada = await arrive(11)

  for (let step = 0; step < 1000; step++) point(ada, step)

  expect(ada.connection.isPaused).toBe(true)
})
