import { expect, test } from "vitest"

import { RawSocket } from "../testing/raw-socket.ts"
import { withClients } from "../testing/stock-client.ts"
import { withServer } from "../testing/test-server.ts"

test("a full room sends people away to try again, but never the facilitator", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      await withClients(server, async (connect) => {
        await connect(id, links.participant.token).synced()
        const alice = await connect(id, links.participant.token).synced()

        const third = connect(id, links.participant.token)
        expect(await third.closed()).toBe(1013)
        const host = await connect(id, links.facilitator.token).synced()
        host.leave()
        alice.leave()

        await third.synced()
        expect(third.provider.synced).toBe(true)
      })
    },
    { limits: { connectionsPerRoom: 2 } },
  ))

test("one address cannot take all connections", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      const url = `${server.syncUrl}/${id}?token=${links.participant.token}`
      const sockets = [new RawSocket(url), new RawSocket(url)]
      await Promise.all(sockets.map((socket) => socket.next(() => true)))

      const third = new RawSocket(url)

      expect(await third.closed()).toBe(1013)
      for (const { socket } of sockets) socket.terminate()
    },
    { limits: { connectionsPerAddress: 2 } },
  ))

test("who sends too much is slowed down, and loses nothing", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      await withClients(server, async (connect) => {
        const alice = await connect(id, links.participant.token).synced()
        const bob = await connect(id, links.participant.token).synced()

        for (let step = 1; step <= 600; step++) alice.map.set("step", step)

        await bob.sees("step", 600)
        const metrics = await (await server.call("/metrics")).text()
        expect(metrics).toContain('tafelrunde_refused_total{reason="slowedDown"}')
        expect(alice.closeCodes).toEqual([])
      })
    },
    { limits: { framesPerSecond: 100 } },
  ))

test("75 connections from one address come back at once after a restart of their network", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      await withClients(server, async (connect) => {
        const people = Array.from({ length: 75 }, () => connect(id, links.participant.token))
        await Promise.all(people.map((person) => person.synced()))

        for (const person of people) person.provider.ws?.close()
        await Promise.all(people.map((person) => person.until(() => !person.provider.wsconnected)))

        await Promise.all(people.map((person) => person.synced()))
        expect(people.every((person) => person.provider.synced)).toBe(true)
      })
    },
    { limits: { connectionsPerRoom: 100 } },
  ))
