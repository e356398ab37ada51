import { once } from "node:events"

import { toStep1Message } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"
import { WebSocket } from "ws"
import * as Y from "yjs"

import { withServerProcesses, type ServerProcess } from "./testing/server-process.ts"
import { withClients } from "./testing/stock-client.ts"

const MIB = 1024 * 1024
const STEP_BYTES = 128 * 1024
const STEPS = 200

async function readNumber(server: ServerProcess, name: string): Promise<number> {
  const text = await (await server.call("/metrics")).text()
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1])
}

test("a client that stops reading costs little, the others notice nothing, and it catches up", () =>
  withServerProcesses(async (start) => {
    const server = await start({ MAX_MESSAGES_PER_SECOND: "10000" })
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      // A facilitator, whose edits no share of the space bounds.
      const alice = await connect(id, links.facilitator.token).synced()
      const bob = await connect(id, links.participant.token).synced()
      const url = `${server.syncUrl}/${id}?token=${links.viewer.token}`
      const slow = new WebSocket(url, { maxPayload: 2 ** 30 })
      await once(slow, "open")
      slow.pause()

      // 25 MB go by, always in place of the one before.
      for (let step = 1; step <= STEPS; step++) {
        alice.map.set("picture", new Uint8Array(STEP_BYTES).fill(step % 256))
        alice.map.set("step", step)
        await bob.sees("step", step)
      }

      expect(await readNumber(server, "tafelrunde_connections_behind")).toBe(1)
      expect(await readNumber(server, "tafelrunde_bytes_queued")).toBeLessThan(2 * MIB)
      expect(bob.closeCodes).toEqual([])

      const doc = await readOn(slow, STEPS)
      expect(doc.getMap("test").get("step")).toBe(STEPS)
      slow.terminate()
    })
  }))

/** The document of the slow client once it has read everything, by applying what it is sent. */
function readOn(slow: WebSocket, step: number): Promise<Y.Doc> {
  return new Promise((resolve) => {
    const doc = new Y.Doc()
    slow.on("message", (bytes: Buffer) => {
      const [type, kind] = bytes
      if (type !== 0 || kind === 0) return
      Y.applyUpdate(doc, readPart(bytes))
      if (doc.getMap("test").get("step") === step) resolve(doc)
    })
    slow.resume()
    // What it missed before it came, as every client asks for it.
    slow.send(toStep1Message(Uint8Array.of(0)))
  })
}

/** The update in a sync frame, behind its length. */
function readPart(bytes: Buffer): Uint8Array {
  let at = 2
  while ((bytes[at] ?? 0) >= 128) at += 1
  return new Uint8Array(bytes.subarray(at + 1))
}
