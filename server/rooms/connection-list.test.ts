import {
  type AccessRole,
  type BoardConnection,
  toAwarenessMessage,
  writePresence,
} from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"

import { FailingStorage } from "../testing/failing-storage.ts"
import { BOARD, createLiveRooms, enter, type Person, until } from "../testing/live-board.ts"

const CONTACTS = { boardId: "b", kind: "contacts" } as const

/** What the facilitator was told last, each connection by its role and the client id that it shows. */
function told({ connection }: Person): readonly [AccessRole, number | null][] {
  const last = connection.serverMessages.findLast(({ type }) => type === "connections")
  const connections: readonly BoardConnection[] =
    last?.type === "connections" ? last.connections : []
  return connections.map(({ role, clientId }) => [role, clientId])
}

function showUp({ session }: Person, clientId: number, state = '{"user":{}}'): void {
  const entry = { clientId, clock: 1, state: new TextEncoder().encode(state) }
  session.receive(toAwarenessMessage(writePresence([entry])))
}

/** Whether the facilitator has been told exactly this, or soon is. */
async function isTold(facilitator: Person, expected: unknown): Promise<boolean> {
  await until(() => JSON.stringify(told(facilitator)) === JSON.stringify(expected))
  return true
}

test("facilitators are told of every connection, whether it shows somebody or not, until it ends", async () => {
  const { rooms } = createLiveRooms(new FailingStorage(), { connectionListMs: 1 })
  const facilitator = await enter(rooms, "facilitator")
  const silent = await enter(rooms, "viewer")
  const ada = await enter(rooms, "participant")
  showUp(ada, 7)

  expect(
    await isTold(facilitator, [
      ["facilitator", null],
      ["viewer", null],
      ["participant", 7],
    ]),
  ).toBe(true)
  silent.leave()
  expect(
    await isTold(facilitator, [
      ["facilitator", null],
      ["participant", 7],
    ]),
  ).toBe(true)
  expect(told(ada)).toEqual([])
  await rooms.close()
})

test("who listens to the contacts alone is told of too, and a page with all its rooms is one", async () => {
  const { rooms } = createLiveRooms(new FailingStorage(), {
    connectionListMs: 1,
    strayConnectionMs: 1,
  })
  const facilitator = await enter(rooms, "facilitator", { ...BOARD, key: "host" })
  await enter(rooms, "facilitator", { ...CONTACTS, key: "host" })
  await enter(rooms, "participant", { ...BOARD, key: "ada" })
  await enter(rooms, "participant", { ...CONTACTS, key: "ada" })
  expect(
    await isTold(facilitator, [
      ["facilitator", null],
      ["participant", null],
    ]),
  ).toBe(true)

  await enter(rooms, "participant", { ...CONTACTS, key: "listener" })

  expect(
    await isTold(facilitator, [
      ["facilitator", null],
      ["participant", null],
      ["participant", null],
    ]),
  ).toBe(true)
  await rooms.close()
})
