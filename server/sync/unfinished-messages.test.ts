import { expect, test } from "vitest"

import { RawSocket } from "../testing/raw-socket.ts"
import { withClients } from "../testing/stock-client.ts"
import { withServer } from "../testing/test-server.ts"

const KIB = 1024
const MIB = KIB * KIB

/** Sends pieces of one message that never ends, until the server has had enough; answers its code. */
async function sendPieces(url: string, pieces: number, bytes: number): Promise<number> {
  const raw = await new RawSocket(url).opened()
  const closed = raw.closed()
  for (let piece = 0; piece < pieces; piece++) {
    if (raw.socket.readyState !== raw.socket.OPEN) break
    await new Promise((resolve) => {
      raw.socket.send(new Uint8Array(bytes), { fin: false }, resolve)
    })
  }
  return closed
}

test("a viewer's message that never ends is cut off at a little more than a megabyte", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const url = `${server.syncUrl}/${id}?token=${links.viewer.token}`

    expect(await sendPieces(url, 200, 64 * KIB)).toBe(4413)
    const metrics = await (await server.call("/metrics")).text()
    // Not one message has come to its end.
    expect(metrics).toMatch(/^tafelrunde_bytes_in_total 0$/m)
  }))

test("30 sockets of one address that never end their messages are cut off, and others there go on", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      const token = links.participant.token
      await withClients(server, async (connect) => {
        const alice = await connect(id, token).synced()
        const bob = await connect(id, links.viewer.token).synced()
        const sockets = await Promise.all(
          Array.from({ length: 30 }, () =>
            new RawSocket(`${server.syncUrl}/${id}?token=${token}`).opened(),
          ),
        )
        const codes: number[] = []
        for (const raw of sockets) {
          raw.socket.on("close", (code: number) => codes.push(code))
          raw.socket.send(new Uint8Array(60 * KIB), { fin: false })
        }

        // The budget holds eight of 64 KiB.
        await alice.until(() => codes.length >= 30 - 8)
        alice.map.set("still", "x".repeat(20 * KIB))

        await bob.until(() => bob.map.has("still"))
        expect(new Set(codes)).toEqual(new Set([1013]))
        expect([...alice.closeCodes, ...bob.closeCodes]).toEqual([])
        for (const { socket } of sockets) socket.terminate()
      })
    },
    { limits: { frameBytes: 64 * KIB } },
  ))

test("a message in pieces that comes to its end is taken as any other", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()
      alice.map.set("large", "x".repeat(3 * MIB))
      const bob = await connect(id, links.viewer.token).synced()
      await bob.until(() => bob.map.has("large"))
      const raw = await new RawSocket(
        `${server.syncUrl}/${id}?token=${links.participant.token}`,
      ).opened()
      // A question for presence, in as many pieces as bytes there may be before it is answered.
      raw.socket.send(Uint8Array.of(3), { fin: false })
      raw.socket.send(new Uint8Array(), { fin: true })
      const answer = await raw.next(() => true)

      expect(answer.length).toBeGreaterThan(0)
      expect(alice.closeCodes).toEqual([])
      raw.socket.close()
    })
  }))
