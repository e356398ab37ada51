import { toAwarenessMessage, writePresence } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"

import { RawSocket } from "../testing/raw-socket.ts"
import { withClients, type StockClient } from "../testing/stock-client.ts"
import { withServer, type TestServer } from "../testing/test-server.ts"

function stateOf(
  viewer: StockClient,
  owner: StockClient,
): Readonly<Record<string, unknown>> | undefined {
  return viewer.provider.awareness.getStates().get(owner.doc.clientID)
}

function sees(viewer: StockClient, owner: StockClient, cursor: number): Promise<void> {
  return viewer.until(() => stateOf(viewer, owner)?.["cursor"] === cursor)
}

function encode(state: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(state))
}

async function framesOut(server: TestServer): Promise<number> {
  const text = await (await server.call("/metrics")).text()
  return Number(/tafelrunde_frames_out_total (\d+)/.exec(text)?.[1])
}

test("people see each other, with the role that the server knows", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()
      const viewer = await connect(id, links.viewer.token).synced()

      alice.provider.awareness.setLocalState({ cursor: 1, role: "facilitator" })
      viewer.provider.awareness.setLocalState({ cursor: 2 })

      await sees(viewer, alice, 1)
      await sees(alice, viewer, 2)
      expect(stateOf(viewer, alice)?.["role"]).toBe("participant")
      expect(stateOf(alice, viewer)?.["role"]).toBe("viewer")
      expect(alice.provider.awareness.getLocalState()?.["role"]).toBe("facilitator")
    })
  }))

test("who comes later sees who is here, and who leaves is gone at once", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()
      alice.provider.awareness.setLocalState({ cursor: 1 })
      const bob = await connect(id, links.participant.token).synced()
      await sees(bob, alice, 1)

      alice.leave()

      await bob.until(() => stateOf(bob, alice) === undefined)
      expect(stateOf(bob, alice)).toBeUndefined()
    })
  }))

test("who comes back is seen again", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()
      const bob = await connect(id, links.participant.token).synced()
      alice.provider.awareness.setLocalState({ cursor: 1 })
      await sees(bob, alice, 1)
      alice.provider.disconnect()
      await bob.until(() => stateOf(bob, alice) === undefined)

      alice.provider.connect()
      await alice.synced()
      alice.provider.awareness.setLocalState({ cursor: 2 })

      await sees(bob, alice, 2)
      expect(stateOf(bob, alice)?.["cursor"]).toBe(2)
    })
  }))

test("nobody can speak for another: forged, raised and removing entries are ignored", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()
      const bob = await connect(id, links.participant.token).synced()
      alice.provider.awareness.setLocalState({ cursor: 1 })
      await sees(bob, alice, 1)
      const url = `${server.syncUrl}/${id}?token=${links.participant.token}`
      const forger = await new RawSocket(url).opened()
      const clientId = alice.doc.clientID
      const send = (
        ...entries: readonly { clientId: number; clock: number; state: Uint8Array }[]
      ) => forger.socket.send(toAwarenessMessage(writePresence(entries)))

      send({ clientId, clock: 50, state: encode({ cursor: 666 }) })
      send({ clientId, clock: 60, state: encode(null) })
      send({ clientId: 5, clock: 1, state: encode({ cursor: 5 }) })
      send({ clientId, clock: 70, state: encode({ cursor: 666 }) })
      send(
        { clientId: 5, clock: 2, state: encode({ cursor: 6 }) },
        { clientId, clock: 80, state: encode({ cursor: 666 }) },
      )
      send({ clientId: 6, clock: 1, state: encode({ cursor: 7 }) })

      await bob.until(() => bob.provider.awareness.getStates().get(5)?.["cursor"] === 6)
      expect(stateOf(bob, alice)?.["cursor"]).toBe(1)
      expect(bob.provider.awareness.getStates().has(6)).toBe(false)
      expect(alice.provider.awareness.getLocalState()).toEqual({ cursor: 1 })
      forger.socket.terminate()
    })
  }))

test("the silent stay visible: others get a raised clock, the owner does not", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()
      const bob = await connect(id, links.participant.token).synced()
      alice.provider.awareness.setLocalState({ cursor: 1 })
      await sees(bob, alice, 1)
      const clockAt = (client: StockClient): number =>
        client.provider.awareness.meta.get(alice.doc.clientID)?.clock ?? 0
      const own = clockAt(alice)

      // Heartbeats come every 100 ms in tests.
      await bob.until(() => clockAt(bob) >= own + 2)

      expect(clockAt(alice)).toBe(own)
      alice.provider.awareness.setLocalState({ cursor: 3 })
      await sees(bob, alice, 3)
      expect(alice.provider.awareness.getLocalState()).toEqual({ cursor: 3 })
    })
  }))

test("echoes of 25 people's presence do not multiply", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const people = await Promise.all(
        Array.from({ length: 25 }, () => connect(id, links.participant.token).synced()),
      )
      const [first, last] = [people[0], people[24]]
      if (!first || !last) throw new Error("25 people")
      const before = await framesOut(server)

      for (const [index, person] of people.entries()) {
        person.provider.awareness.setLocalState({ cursor: index })
      }
      await sees(last, first, 0)
      await Promise.all(
        people.map((person) => person.until(() => stateOf(person, last)?.["cursor"] === 24)),
      )

      // A few merged frames for each, instead of 25 × 24 and their echoes.
      expect((await framesOut(server)) - before).toBeLessThan(25 * 8)
    })
  }))

test("no frame to a viewer holds a participant's name, whenever they come and whatever changes", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      await withClients(server, async (connect) => {
        const alice = await connect(id, links.participant.token).synced()
        const bob = await connect(id, links.participant.token).synced()
        alice.provider.awareness.setLocalState({
          user: { id: "d1", name: "Alice Anders" },
          cursor: 1,
        })
        await sees(bob, alice, 1)
        const viewer = new RawSocket(`${server.syncUrl}/${id}?token=${links.viewer.token}`)
        const seen: string[] = []
        viewer.socket.on("message", (data: Buffer) => seen.push(data.toString("latin1")))
        await viewer.next(() => seen.some((text) => text.includes('"cursor":1')))

        alice.provider.awareness.setLocalStateField("cursor", 2)
        await viewer.next(() => seen.some((text) => text.includes('"cursor":2')))
        alice.leave()
        await viewer.next(() => seen.some((text) => text.includes("null")))

        expect(seen.join("")).not.toContain("Anders")
        viewer.socket.terminate()
      })
    },
    { timing: { heartbeatMs: 20 } },
  ))
