import { MESSAGE_TYPE, parseServerMessage, type ServerMessage } from "@tafelrunde/shared/protocol"
import { readVarString } from "lib0/decoding"
import { WebSocket } from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"

import { type TestServer } from "./test-server.ts"

// Each provider listens for the end of the process.
process.setMaxListeners(0)

/** A person's client as others build it: y-websocket's own provider, unchanged. */
export class StockClient {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  readonly serverMessages: ServerMessage[] = []
  /** Close codes of all connections so far, newest last. */
  readonly closeCodes: number[] = []
  readonly closeReasons: string[] = []

  constructor(
    { syncUrl }: Pick<TestServer, "syncUrl">,
    room: string,
    params: Readonly<Record<string, string>>,
  ) {
    // Two copies of lib's DOM and ws types differ in details that do not matter here.
    const WebSocketPolyfill = WebSocket as unknown as typeof globalThis.WebSocket
    this.provider = new WebsocketProvider(syncUrl, room, this.doc, {
      params,
      WebSocketPolyfill,
      disableBc: true,
      connect: false,
    })
    this.provider.messageHandlers[MESSAGE_TYPE.server] = (_encoder, decoder) => {
      const note = parseServerMessage(readVarString(decoder))
      if (note) this.serverMessages.push(note)
    }
    this.provider.on("connection-close", (event) => {
      if (!event) return
      this.closeCodes.push(event.code)
      this.closeReasons.push(event.reason)
    })
    this.provider.connect()
  }

  get map(): Y.Map<unknown> {
    return this.doc.getMap("test")
  }

  /** Resolves when the condition holds; it is looked at whenever something has happened. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!holds()) return
        this.doc.off("update", look)
        this.provider.awareness.off("update", look)
        for (const event of ["status", "sync", "closed"] as const) this.provider.off(event, later)
        clearInterval(notesTimer)
        resolve()
      }
      // The provider tells its status before it has finished changing it.
      const later = (): void => queueMicrotask(look)
      // Notes come without an event of the provider.
      const notesTimer = setInterval(look, 10)
      this.doc.on("update", look)
      this.provider.awareness.on("update", look)
      for (const event of ["status", "sync", "closed"] as const) this.provider.on(event, later)
      look()
    })
  }

  async synced(): Promise<this> {
    await this.until(() => this.provider.synced)
    return this
  }

  /** The code of the first close. */
  async closed(): Promise<number | undefined> {
    await this.until(() => this.closeCodes.length > 0)
    return this.closeCodes[0]
  }

  sees(key: string, value: unknown): Promise<void> {
    return this.until(() => this.map.get(key) === value)
  }

  leave(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}

/** Hands over a function that connects stock clients, and disconnects them all afterwards. */
export async function withClients(
  server: Pick<TestServer, "syncUrl">,
  work: (
    connect: (
      room: string,
      token: string,
      params?: Readonly<Record<string, string>>,
    ) => StockClient,
  ) => Promise<void>,
): Promise<void> {
  const clients: StockClient[] = []
  try {
    await work((room, token, params = {}) => {
      const client = new StockClient(server, room, { token, ...params })
      clients.push(client)
      return client
    })
  } finally {
    for (const client of clients) client.leave()
  }
}
