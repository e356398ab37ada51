import { toUpdateMessage } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"
import * as Y from "yjs"

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
        third.map.set("written while refused", true)
        const host = await connect(id, links.facilitator.token).synced()
        host.leave()
        alice.leave()

        await third.synced()
        const viewer = connect(id, links.facilitator.token)
        await viewer.sees("written while refused", true)
        expect(third.provider.shouldConnect).toBe(true)
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

test("what a slowed-down sender sends is not read before its time", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      await withClients(server, async (connect) => {
        const alice = await connect(id, links.participant.token).synced()
        const bob = await connect(id, links.participant.token).synced()
        const url = `${server.syncUrl}/${id}?token=${links.participant.token}`
        const mallory = await new RawSocket(url).opened()
        const doc = new Y.Doc()
        doc.on("update", (update: Uint8Array) => mallory.socket.send(toUpdateMessage(update)))
        // Half a minute's share at once.
        for (let step = 1; step <= 300; step++) doc.getMap("test").set("step", step)
        await bob.until(() => bob.map.has("step"))

        doc.getMap("test").set("too early", true)
        bob.map.set("in time", true)
        await alice.sees("in time", true)

        expect(alice.map.has("too early")).toBe(false)
        mallory.socket.terminate()
      })
    },
    { limits: { framesPerSecond: 10 } },
  ))

test("25 people with 3 tabs each come from one address, and all back at once", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      await withClients(server, async (connect) => {
        const people = Array.from({ length: 75 }, () => connect(id, links.participant.token))
        await Promise.all(people.map((person) => person.synced()))
        expect(people.flatMap(({ closeCodes }) => closeCodes)).toEqual([])

        for (const person of people) person.provider.ws?.close()
        await Promise.all(people.map((person) => person.until(() => !person.provider.wsconnected)))

        await Promise.all(people.map((person) => person.synced()))
        const refused = people.flatMap(({ closeCodes }) => closeCodes).filter((code) => code > 1005)
        expect(refused).toEqual([])
      })
    },
    { limits: { connectionsPerRoom: 75 } },
  ))

test("a server has no more boards than it may, until one is deleted", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()

      expect((await server.call("/api/boards", { body: {} })).status).toBe(507)
      const deletion = { method: "DELETE", token: links.facilitator.token }
      expect((await server.call(`/api/boards/${id}`, deletion)).status).toBe(204)
      expect((await server.call("/api/boards", { body: {} })).status).toBe(201)
    },
    { limits: { boards: 1 } },
  ))
