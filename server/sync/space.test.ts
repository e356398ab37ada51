import { expect, test } from "vitest"

import { withClients } from "../testing/stock-client.ts"
import { withServer } from "../testing/test-server.ts"

const KIB = 1024

test("stock clients on a full board stay connected, and go on when a facilitator has made room", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      await withClients(server, async (connect) => {
        const facilitator = await connect(id, links.facilitator.token).synced()
        const filling = await connect(id, links.participant.token).synced()
        filling.map.set("hidden", new Uint8Array(48 * KIB))
        await facilitator.until(() => facilitator.map.has("hidden"))

        filling.map.set("too much", new Uint8Array(48 * KIB))
        filling.map.set("after it", 1)
        facilitator.map.set("reserve", 1)
        await filling.sees("reserve", 1)
        expect(facilitator.map.has("after it")).toBe(false)
        facilitator.map.delete("hidden")

        await facilitator.sees("after it", 1)
        expect(facilitator.map.has("too much")).toBe(true)
        expect(filling.closeCodes).toEqual([])
      })
    },
    { limits: { boardBytes: 256 * KIB }, timing: { spaceCheckMs: 20, spaceCompactionMs: 20 } },
  ))

test("where the disk is nearly full, no boards are made", () =>
  withServer(
    async (server) => {
      const refused = await server.call("/api/boards", { body: { template: "blank" } })

      expect(refused.status).toBe(507)
      expect(await refused.json()).toMatchObject({ type: "urn:tafelrunde:problem:disk-full" })
      expect(server.logLines.join("")).toContain("disk.low")
    },
    { limits: { freeDiskBytes: 2 ** 60 } },
  ))

test("facilitators are told how full the board is and who wrote most; others are not", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const writer = await connect(id, links.participant.token).synced()
      const reader = await connect(id, links.viewer.token).synced()
      writer.map.set("long", "x".repeat(50_000))
      await reader.until(() => reader.map.has("long"))

      const read = (token: string): Promise<Response> =>
        server.call(`/api/boards/${id}/space`, { token })
      const answer = await read(links.facilitator.token)

      expect(await answer.json()).toMatchObject({
        mostBytes: 64 * KIB * KIB,
        shares: [{ name: null, bytes: expect.any(Number) }],
        pictures: { count: 0, bytes: 0 },
      })
      expect((await read(links.participant.token)).status).toBe(403)
    })
  }))
