import { expect, test } from "vitest"

import { withServerProcesses, type ServerProcess } from "./testing/server-process.ts"
import { withClients, type StockClient } from "./testing/stock-client.ts"

/** Short in every run of the tests; the goal is stated for 20: `KILLS=20`. */
const KILLS = Number(process.env["KILLS"] ?? 3)
const WRITERS = 5

/** People write as fast as they can until told to stop; each key once. */
function startWriting(writers: readonly StockClient[], round: number): () => void {
  let step = 0
  const timer = setInterval(() => {
    step += 1
    for (const [index, writer] of writers.entries()) {
      writer.map.set(`${round}/${index}/${step}`, "x".repeat(step % 50))
    }
  }, 2)
  return () => clearInterval(timer)
}

/** What a person has been shown when the server dies under load; all authors are gone for good. */
async function killUnderLoad(
  server: ServerProcess,
  board: { readonly id: string; readonly token: string },
  round: number,
): Promise<readonly string[]> {
  let shown: readonly string[] = []
  await withClients(server, async (connect) => {
    const people = Array.from({ length: WRITERS + 1 }, () => connect(board.id, board.token))
    await Promise.all(people.map((person) => person.synced()))
    const [reader, ...writers] = people
    if (!reader) throw new Error("Somebody reads")
    const before = reader.map.size
    const stop = startWriting(writers, round)
    await reader.until(() => reader.map.size > before + 300)

    await server.end("SIGKILL")

    stop()
    shown = [...reader.map.keys()]
  })
  return shown
}

test(
  "nothing that a person has been shown is lost by kills under load",
  () =>
    withServerProcesses(async (start) => {
      let server = await start()
      const { id, links } = await server.createBoard()
      const token = links.participant.token
      for (let round = 0; round < KILLS; round++) {
        const shown = await killUnderLoad(server, { id, token }, round)

        server = await start()

        await withClients(server, async (connect) => {
          const late = await connect(id, links.viewer.token).synced()
          expect(shown.filter((key) => !late.map.has(key))).toEqual([])
        })
      }
    }),
  20_000 + KILLS * 10_000,
)

test("told to stop under load the server stores all it has shown, and everybody returns with the rest", () =>
  withServerProcesses(async (start) => {
    const first = await start()
    const { id, links } = await first.createBoard()
    await withClients(first, async (connect) => {
      const people = Array.from({ length: WRITERS }, () => connect(id, links.participant.token))
      await Promise.all(people.map((person) => person.synced()))
      const [reader] = people
      if (!reader) throw new Error("Somebody reads")
      const stop = startWriting(people, 0)
      await reader.until(() => reader.map.size > 500)

      expect(await first.end("SIGTERM")).toBe(0)
      stop()
      for (const person of people) expect(person.closeCodes[0]).toBe(1012)

      const second = await start({ PORT: new URL(first.url).port })
      const sizes = (): ReadonlySet<number> => new Set(people.map(({ map }) => map.size))
      await Promise.all(people.map((person) => person.synced()))
      await reader.until(() => sizes().size === 1)
      await withClients(second, async (connectAgain) => {
        const late = connectAgain(id, links.viewer.token)
        await late.until(() => late.map.size === reader.map.size)
        expect(late.map.toJSON()).toEqual(reader.map.toJSON())
      })
    })
  }))
