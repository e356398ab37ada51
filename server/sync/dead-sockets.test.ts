import { once } from "node:events"

import { HEARTBEAT_MESSAGE, toAwarenessMessage, writePresence } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"
import { WebSocket } from "ws"

import { DEFAULT_TIMING } from "../rooms/timing.ts"
import { RawSocket } from "../testing/raw-socket.ts"
import { withClients } from "../testing/stock-client.ts"
import { withServer } from "../testing/test-server.ts"

function isHeartbeat(frame: Uint8Array): boolean {
  return Buffer.compare(frame, HEARTBEAT_MESSAGE) === 0
}

test("somebody alone hears from the server often enough to stay", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const alone = new RawSocket(`${server.syncUrl}/${id}?token=${links.viewer.token}`)

    expect(await alone.next(isHeartbeat)).toBeDefined()
    expect(await alone.next(isHeartbeat)).toBeDefined()

    // Stock clients leave after 30 s without a message.
    expect(DEFAULT_TIMING.heartbeatMs).toBeLessThan(15_000)
    alone.socket.close()
  }))

test("who is silently gone is noticed, and nobody sees their ghost", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      await withClients(server, async (connect) => {
        const bob = await connect(id, links.participant.token).synced()
        const url = `${server.syncUrl}/${id}?token=${links.participant.token}`
        // A network that is gone without a goodbye: nothing comes back, not even a pong.
        const ghost = new WebSocket(url, { autoPong: false })
        await once(ghost, "open")
        const state = new TextEncoder().encode(JSON.stringify({ user: { name: "Ghost" } }))
        ghost.send(toAwarenessMessage(writePresence([{ clientId: 77, clock: 1, state }])))
        await bob.until(() => bob.provider.awareness.getStates().has(77))

        await bob.until(() => !bob.provider.awareness.getStates().has(77))

        expect(bob.closeCodes).toEqual([])
        ghost.terminate()
      })
    },
    { timing: { pingMs: 100 } },
  ))

test("who comes back while their dead connection is still held gets in, and is there once", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      await withClients(server, async (connect) => {
        const bob = await connect(id, links.participant.token).synced()
        const url = `${server.syncUrl}/${id}?token=${links.participant.token}`
        const state = new TextEncoder().encode(JSON.stringify({ user: { name: "Alice" } }))
        const say = (socket: WebSocket, clock: number): void =>
          socket.send(toAwarenessMessage(writePresence([{ clientId: 77, clock, state }])))
        const dead = new WebSocket(url, { autoPong: false })
        await once(dead, "open")
        say(dead, 1)
        await bob.until(() => bob.provider.awareness.getStates().has(77))

        const back = new WebSocket(url)
        await once(back, "open")
        const died = once(dead, "close")
        say(back, 2)
        await died
        await bob.until(() => !bob.provider.awareness.getStates().has(77))
        say(back, 3)

        await bob.until(() => bob.provider.awareness.getStates().has(77))
        expect([...bob.provider.awareness.getStates().keys()].filter((key) => key === 77)).toEqual([
          77,
        ])
        back.terminate()
      })
    },
    { timing: { pingMs: 60_000 } },
  ))

test("a client that ignores why it was refused costs little, however often it comes", () =>
  withServer(async (server) => {
    const { id } = await server.createBoard()
    const url = `${server.syncUrl}/${id}?token=ended`

    for (let round = 0; round < 20; round++) {
      const sockets = Array.from({ length: 20 }, () => new RawSocket(url))
      const codes = await Promise.all(sockets.map((socket) => socket.closed()))
      expect(new Set(codes)).toEqual(new Set([4401]))
    }

    const metrics = await (await server.call("/metrics")).text()
    expect(metrics).toMatch(/^tafelrunde_rooms_open 0$/m)
    expect(metrics).toContain('tafelrunde_closed_total{code="4401"} 400')
  }))
