import {
  CLIENT_ID_TAKEN,
  toAwarenessMessage,
  toUpdateMessage,
  writePresence,
} from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { RawSocket } from "../testing/raw-socket.ts"
import { withClients, type StockClient } from "../testing/stock-client.ts"
import { withServer } from "../testing/test-server.ts"

interface Scene {
  readonly victim: StockClient
  /** Another device of the victim's token. */
  readonly reenter: () => Promise<StockClient>
  /** A raw connection with another token. */
  readonly intrude: () => Promise<RawSocket>
  readonly witness: StockClient
}

function onBoard(work: (scene: Scene) => Promise<void>): Promise<void> {
  return withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const reenter = (): Promise<StockClient> => connect(id, links.participant.token).synced()
      const url = `${server.syncUrl}/${id}?token=${links.facilitator.token}`
      const intrude = (): Promise<RawSocket> => new RawSocket(url).opened()
      const victim = await reenter()
      const witness = await connect(id, links.facilitator.token).synced()
      await work({ victim, reenter, intrude, witness })
    })
  })
}

/** An edit under somebody's client id, from a clock on. */
function forged({ clientID }: Y.Doc, edits = 1): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientID
  for (let edit = 0; edit < edits; edit++) doc.getMap("test").set(`forged ${edit}`, edit)
  return Y.encodeStateAsUpdate(doc)
}

test("who writes under the id of somebody who is present is refused, and that person's work arrives", () =>
  onBoard(async ({ victim, witness, intrude }) => {
    await witness.until(() => witness.provider.awareness.getStates().has(victim.doc.clientID))
    const intruder = await intrude()

    intruder.socket.send(toUpdateMessage(forged(victim.doc, 21)))
    expect(await intruder.closed()).toBe(1008)
    for (let edit = 0; edit < 21; edit++) victim.map.set(`true ${edit}`, edit)

    for (let edit = 0; edit < 21; edit++) await witness.sees(`true ${edit}`, edit)
    expect(witness.map.size).toBe(21)
  }))

test("who goes on where somebody stopped writing is refused", () =>
  onBoard(async ({ victim, witness, intrude }) => {
    victim.map.set("a", 1)
    await witness.sees("a", 1)
    victim.provider.disconnect()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(witness.doc))
    copy.clientID = victim.doc.clientID
    copy.getMap("test").set("a", 2)
    const intruder = await intrude()

    intruder.socket.send(toUpdateMessage(Y.encodeStateAsUpdate(copy)))
    expect(await intruder.closed()).toBe(1008)
    victim.map.set("a", 3)
    victim.provider.connect()

    await witness.sees("a", 3)
  }))

test("the same token goes on under its id, and what the board has may be passed on by anybody", () =>
  onBoard(async ({ victim, reenter, witness, intrude }) => {
    victim.map.set("a", 1)
    await witness.sees("a", 1)
    const relay = await intrude()
    relay.socket.send(toUpdateMessage(Y.encodeStateAsUpdate(victim.doc)))
    victim.provider.disconnect()
    victim.map.set("b", 2)
    const other = await reenter()
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(victim.doc))

    await witness.sees("b", 2)
    victim.map.set("c", 3)
    victim.provider.connect()
    await witness.sees("c", 3)
    expect([...victim.closeReasons, ...other.closeReasons]).not.toContain(CLIENT_ID_TAKEN)
    expect(relay.socket.readyState).toBe(relay.socket.OPEN)
  }))

test("nobody else appears under a person's id, however high the clock", () =>
  onBoard(async ({ victim, witness, intrude }) => {
    const { clientID } = victim.doc
    const shown = (): unknown => witness.provider.awareness.getStates().get(clientID)?.["name"]
    victim.provider.awareness.setLocalState({ name: "Ada" })
    await witness.until(() => shown() === "Ada")
    victim.provider.disconnect()
    await witness.until(() => shown() === undefined)
    const intruder = await intrude()
    for (const clock of [1000, 4e9]) {
      const state = new TextEncoder().encode('{"name":"Eve"}')
      intruder.socket.send(
        toAwarenessMessage(writePresence([{ clientId: clientID, clock, state }])),
      )
    }

    victim.provider.awareness.setLocalState({ name: "Ada is back" })
    victim.provider.connect()

    await witness.until(() => shown() === "Ada is back")
    expect(intruder.socket.readyState).toBe(intruder.socket.OPEN)
  }))
