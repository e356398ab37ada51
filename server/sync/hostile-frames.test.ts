import {
  readMessages,
  toAwarenessMessage,
  toStep1Message,
  toUpdateMessage,
  writePresence,
} from "@tafelrunde/shared/protocol"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { hostileFrame } from "../testing/hostile-frame.ts"
import { RawSocket } from "../testing/raw-socket.ts"
import { withClients, type StockClient } from "../testing/stock-client.ts"
import { withServer, type TestServer } from "../testing/test-server.ts"

/** Seconds in every run of the tests; more for a long search: `FUZZ_RUNS=100000`. */
const FUZZ_RUNS = Number(process.env["FUZZ_RUNS"] ?? 100)

interface Scene {
  readonly server: TestServer
  readonly alice: StockClient
  readonly bob: StockClient
  /** A raw connection to the same board with a participant's rights. */
  readonly intrude: () => Promise<RawSocket>
}

/** Alice and bob work on a board; afterwards they still do. */
function besides(work: (scene: Scene) => Promise<void>): Promise<void> {
  return withServer(
    async (server) => {
      const { id, links } = await server.createBoard()
      const token = links.participant.token
      await withClients(server, async (connect) => {
        const alice = await connect(id, token).synced()
        const bob = await connect(id, token).synced()
        const intrude = (): Promise<RawSocket> =>
          new RawSocket(`${server.syncUrl}/${id}?token=${token}`).opened()
        await work({ server, alice, bob, intrude })
        alice.map.set("still", "here")
        await bob.sees("still", "here")
        expect([...alice.closeCodes, ...bob.closeCodes]).toEqual([])
      })
    },
    { limits: { frameBytes: 256 * 1024 } },
  )
}

function updateOf(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

test("a text frame closes only its sender", () =>
  besides(async ({ intrude }) => {
    const intruder = await intrude()

    intruder.socket.send("hello")

    expect(await intruder.closed()).toBe(1003)
  }))

test("a frame larger than allowed closes its sender for good", () =>
  besides(async ({ intrude }) => {
    const intruder = await intrude()

    intruder.socket.send(new Uint8Array(300 * 1024))

    expect(await intruder.closed()).toBe(4413)
  }))

test("a paste of 40 MB is told to be too large, once", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()

      alice.map.set("paste", new Uint8Array(40 * 1024 * 1024))

      expect(await alice.closed()).toBe(4413)
      await alice.until(() => !alice.provider.shouldConnect)
      expect(alice.closeCodes).toEqual([4413])
      const bob = await connect(id, links.participant.token).synced()
      expect(bob.map.size).toBe(0)
    })
  }))

test("every cut of an update closes its sender and changes nothing", () =>
  besides(async ({ alice, intrude }) => {
    const update = updateOf((doc) => doc.getMap("test").set("cut", "me"))
    const cuts = Array.from(update.keys()).filter((end) => end > 2)

    const codes = await Promise.all(
      cuts.map(async (end) => {
        const intruder = await intrude()
        intruder.socket.send(toUpdateMessage(update.subarray(0, end)))
        return intruder.closed()
      }),
    )

    expect(new Set(codes)).toEqual(new Set([1007]))
    expect(alice.map.has("cut")).toBe(false)
    expect(alice.doc.store.pendingStructs).toBeNull()
  }))

test("an update that would break another person's clock is refused", () =>
  besides(async ({ alice, intrude }) => {
    const intruder = await intrude()
    // One block of structs: alice's id, from clock 0, a GC struct of length 2^50.
    const bomb = [1, 1, ...varUint(alice.doc.clientID), 0, 0, ...varUint(2 ** 50), 0]

    intruder.socket.send(toUpdateMessage(Uint8Array.from(bomb)))

    expect(await intruder.closed()).toBe(1008)
  }))

test("an update that deletes what does not exist yet is refused", () =>
  besides(async ({ alice, intrude }) => {
    const intruder = await intrude()
    const bomb = [0, 1, ...varUint(alice.doc.clientID), 1, 0, ...varUint(1000)]

    intruder.socket.send(toUpdateMessage(Uint8Array.from(bomb)))

    expect(await intruder.closed()).toBe(1008)
  }))

test("a malformed state vector closes its sender", () =>
  besides(async ({ intrude }) => {
    const intruder = await intrude()

    intruder.socket.send(toStep1Message(Uint8Array.of(200, 1, 5)))

    expect(await intruder.closed()).toBe(1007)
  }))

test("presence that is no JSON object, too deep or too large is not shown", () =>
  besides(async ({ alice, intrude }) => {
    const deep = `{"a":${"[".repeat(5000)}${"]".repeat(5000)}}`
    const large = JSON.stringify({ text: "x".repeat(20_000) })

    for (const state of ["not json", "[]", "7", deep, large]) {
      const intruder = await intrude()
      const entry = { clientId: 77, clock: 1, state: new TextEncoder().encode(state) }
      intruder.socket.send(toAwarenessMessage(writePresence([entry])))
      // Whatever was sent before is handled before the answer to this.
      intruder.socket.send(toStep1Message(Uint8Array.of(0)))
      await intruder.next((frame) => readMessages(frame)?.[0]?.type === "update")
      intruder.socket.close()
    }

    expect(alice.provider.awareness.getStates().has(77)).toBe(false)
  }))

test(
  "whatever bytes come, the others go on",
  () =>
    besides(async ({ server, intrude }) => {
      const survives = async (frames: readonly Uint8Array[]): Promise<void> => {
        const intruder = await intrude()
        for (const frame of frames) intruder.socket.send(frame)
        intruder.socket.close()
        await intruder.closed()
      }
      const property = fc.asyncProperty(
        fc.array(hostileFrame, { minLength: 1, maxLength: 8 }),
        survives,
      )

      await fc.assert(property, { numRuns: FUZZ_RUNS })

      const health = await server.call("/healthz")
      expect(health.status).toBe(200)
      const metrics = await (await server.call("/metrics")).text()
      expect(metrics).toContain('tafelrunde_connections{role="participant"} 2')
      expect(metrics).toMatch(/^tafelrunde_rooms_open 2$/m)
      expect(server.logLines.join("")).not.toContain("openFailed")
    }),
  20_000 + FUZZ_RUNS * 200,
)

function varUint(value: number): readonly number[] {
  return value < 128 ? [value] : [128 + (value % 128), ...varUint(Math.floor(value / 128))]
}
