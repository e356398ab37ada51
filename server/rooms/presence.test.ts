import {
  type AccessRole,
  findPresence,
  toAwarenessMessage,
  writePresence,
} from "@tafelrunde/shared/protocol"
import { afterEach, beforeEach, expect, test } from "vitest"

import { FailingStorage } from "../testing/failing-storage.ts"
import { createLiveRooms, enter, type Person } from "../testing/live-board.ts"
import { type LiveRooms } from "./live-rooms.ts"

const ADA = 7
let rooms: LiveRooms

beforeEach(() => {
  rooms = createLiveRooms(new FailingStorage(), { presenceTickMs: 60_000 }).rooms
})

afterEach(async () => await rooms.close())

function say({ session }: Person, clock: number, words: string): void {
  const state = new TextEncoder().encode(words)
  session.receive(toAwarenessMessage(writePresence([{ clientId: ADA, clock, state }])))
}

/** What somebody who comes in now is shown of Ada. */
async function shown(
  role: AccessRole = "participant",
): Promise<{ clock: number; state: unknown } | undefined> {
  const person = await enter(rooms, role)
  const frame = person.connection.frames.find(({ type }) => type === "awareness")
  person.leave()
  const entry = frame?.type === "awareness" && findPresence(frame.payload, ADA)
  if (!entry || entry === "malformed") return undefined
  return { clock: entry.clock, state: JSON.parse(new TextDecoder().decode(entry.state)) }
}

test("of what somebody says in quick succession, others get the last", async () => {
  const ada = await enter(rooms)

  say(ada, 1, '{"x":1}')
  say(ada, 2, '{"x":2}')

  expect(await shown()).toEqual({
    clock: 2,
    state: { x: 2, role: "participant", seat: null, tokenId: "k" },
  })
})

test("who says something that is no state stays as others know them", async () => {
  const ada = await enter(rooms)
  say(ada, 1, '{"x":1}')
  await shown()

  say(ada, 2, '{"x":')

  expect(await shown()).toEqual({
    clock: 2,
    state: { x: 1, role: "participant", seat: null, tokenId: "k" },
  })
})

test("who has only said what is no state is not here yet", async () => {
  const ada = await enter(rooms)

  say(ada, 1, "[1]")
  expect(await shown()).toBeUndefined()

  say(ada, 2, '{"x":2}')
  expect(await shown()).toEqual({
    clock: 2,
    state: { x: 2, role: "participant", seat: null, tokenId: "k" },
  })
})

test("viewers see where somebody is and for which institution, and no name or device", async () => {
  const ada = await enter(rooms)
  const said = {
    user: { id: "d1", name: "Ada Adler", email: "ada@example.org" },
    note: "Ada Adler",
    cursor: { x: 1 },
  }
  say(ada, 1, JSON.stringify(said))

  expect(await shown("viewer")).toEqual({
    clock: 1,
    state: {
      user: { id: expect.stringMatching(/^[\w-]{12}$/), name: "" },
      cursor: { x: 1 },
      role: "participant",
      seat: null,
      tokenId: "k",
    },
  })
  expect(await shown()).toMatchObject({ state: said })
})

test("a viewer who asks who is here keeps the own name: the own entry is not among the answers", async () => {
  const wall = await enter(rooms, "viewer")
  say(wall, 1, '{"user":{"id":"d1","name":"Beamer"}}')
  const seat = { id: "jc", institutionId: "jc", name: "Jobcenter" }
  rooms.setSeats("b", (session) => session === wall.session, seat)

  wall.session.receive(Uint8Array.of(3))

  const told = wall.connection.frames.filter(({ type }) => type === "awareness")
  expect(told).toEqual([])
  expect((await shown())?.state).toMatchObject({ user: { name: "Beamer" } })
})
