import * as fc from "fast-check"
import { expect, test } from "vitest"

import { hostileFrame } from "./testing/hostile-frame.ts"
import { RawSocket } from "./testing/raw-socket.ts"
import { withServerProcesses, type ServerProcess } from "./testing/server-process.ts"
import { withClients } from "./testing/stock-client.ts"

/** Far above what the collector of garbage leaves lying; a leak has no bound in a long search. */
const MAX_GROWTH_BYTES = 200 * 1024 * 1024
/** Seconds in every run of the tests; more for a long search: `FUZZ_RUNS=100000`. */
const ROUNDS = Number(process.env["FUZZ_RUNS"] ?? 100)
const AT_ONCE = 5

async function readMemory(server: ServerProcess): Promise<number> {
  const text = await (await server.call("/metrics")).text()
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1])
}

async function attack(url: string): Promise<void> {
  const intruder = await new RawSocket(url).opened()
  for (const frame of fc.sample(hostileFrame, 8)) intruder.socket.send(frame)
  intruder.socket.close()
  await intruder.closed()
}

test(
  "many hostile connections leave no memory behind, and the board works",
  () =>
    withServerProcesses(async (start) => {
      const server = await start({ MAX_MESSAGES_PER_SECOND: "10000" })
      const { id, links } = await server.createBoard()
      const other = await server.createBoard()
      const url = `${server.syncUrl}/${id}?token=${links.participant.token}`
      const attackAll = async (rounds: number): Promise<void> => {
        for (let round = 0; round < rounds; round++) {
          await Promise.all(Array.from({ length: AT_ONCE }, () => attack(url)))
        }
      }
      await attackAll(ROUNDS / 4)
      const before = await readMemory(server)

      await attackAll(ROUNDS / 2)

      expect((await readMemory(server)) - before).toBeLessThan(MAX_GROWTH_BYTES)
      await withClients(server, async (connect) => {
        const alice = await connect(id, links.participant.token).synced()
        const bob = await connect(id, links.participant.token).synced()
        alice.map.set("still", "here")
        await bob.sees("still", "here")
        const elsewhere = await connect(other.id, other.links.viewer.token).synced()
        expect(elsewhere.map.size).toBe(0)
      })
    }),
  20_000 + ROUNDS * 300,
)
