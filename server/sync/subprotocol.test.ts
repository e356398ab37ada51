import { toSubprotocols } from "@tafelrunde/shared/protocol"
import { expect, test } from "vitest"
import { WebSocket } from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"

import { withClients } from "../testing/stock-client.ts"
import { withServer } from "../testing/test-server.ts"

const ROOMS = ["", "/contacts", "/session"]

/** A provider that connects as our client does: with its token as a subprotocol, not in the address. */
function connectLikeOurs(url: string, room: string, token: string): WebsocketProvider {
  return new WebsocketProvider(url, room, new Y.Doc(), {
    protocols: toSubprotocols(token),
    // Two copies of lib's DOM and ws types differ in details that do not matter here.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
}

function synced(provider: WebsocketProvider): Promise<void> {
  return new Promise((resolve) => {
    const listen = (isSynced: boolean): void => {
      if (!isSynced) return
      provider.off("sync", listen)
      resolve()
    }
    provider.on("sync", listen)
  })
}

test("every room opens to a token in the subprotocol, again after a lost connection, and none is logged", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const { token } = links.participant
    for (const room of ROOMS) {
      const provider = connectLikeOurs(server.syncUrl, id + room, token)
      await synced(provider)
      const first = provider.ws
      // As a lost connection would: the provider connects again by itself.
      first?.close()
      await synced(provider)

      expect(provider.ws).not.toBe(first)
      expect(provider.url).not.toContain(token)
      expect(provider.ws?.protocol).toBe("tafelrunde")
      provider.destroy()
    }
    expect(server.logLines.join("")).not.toContain(token)
  }))

test("both ways of giving the token meet in one room", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const stock = await connect(id, links.facilitator.token).synced()
      const ours = connectLikeOurs(server.syncUrl, id, links.participant.token)
      ours.doc.getMap("test").set("from our client", 1)
      await stock.sees("from our client", 1)
      expect(stock.map.get("from our client")).toBe(1)
      ours.destroy()
    })
  }))

test("the subprotocol's token counts, whatever the address says", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const url = `${server.syncUrl}/${id}?token=${links.facilitator.token}`
    const socket = new WebSocket(url, toSubprotocols("an-ended-token-of-somebody"))

    const code = await new Promise((resolve) => socket.once("close", resolve))

    expect(code).toBe(4401)
  }))

test("a malformed offer is refused without a word in the log", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const { token } = links.participant
    const socket = new WebSocket(`${server.syncUrl}/${id}`, {
      headers: { "Sec-WebSocket-Protocol": `tafelrunde, tafelrunde.token.${token}, a b;` },
    })

    const error = await new Promise((resolve) => socket.once("error", resolve))

    expect(String(error)).toContain("400")
    expect(server.logLines.join("")).not.toContain(token)
  }))
