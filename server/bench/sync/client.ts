import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider"
import {
  readMessages,
  toAwarenessMessage,
  toStep1Message,
  toStep2Message,
  toUpdateMessage,
} from "@tafelrunde/shared/protocol"
import { type RawData, WebSocket } from "ws"
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"

import { createOwnCursor, type OwnPlace } from "../../../client/board/people/own-cursor.ts"
import { CursorLane } from "../../../client/board/sync/cursor-lane.ts"

/** Where a room is and which language its server speaks. */
export interface Address {
  readonly kind: "y-websocket" | "hocuspocus"
  /** Without the room. */
  readonly url: string
  readonly room: string
  /** A participant's. */
  readonly token?: string
  readonly viewerToken?: string
}

/** One person's connection to a room. */
export interface Seat {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** Resolves with the first answer of the server. */
  readonly synced: Promise<void>
  point(place: OwnPlace): void
  leave(): void
}

/** What the server has sent to all sockets of one kind together. */
export interface Traffic {
  frames: number
  /** Payload only. */
  bytes: number
}

export type SocketClass = new (address: string | URL, protocols?: string | string[]) => WebSocket

export function createCountingSocket(traffic: Traffic): SocketClass {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols)
      this.on("message", (message: RawData) => {
        traffic.frames += 1
        traffic.bytes += Array.isArray(message) ? Buffer.concat(message).length : message.byteLength
      })
    }
  }
}

/** A seat with the provider that its makers publish, as they publish it. */
export function takeStockSeat(address: Address, socket: SocketClass): Seat {
  return address.kind === "hocuspocus"
    ? takeHocuspocusSeat(address, socket)
    : takeWebsocketSeat(address, socket)
}

function takeWebsocketSeat({ url, room, token }: Address, socket: SocketClass): Seat {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(url, room, doc, {
    WebSocketPolyfill: socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    ...(token !== undefined && { params: { token } }),
  })
  const { awareness } = provider
  const synced = new Promise<void>((resolve) => provider.once("sync", () => resolve()))
  const point = pointInPresence(awareness)
  return { doc, awareness, synced, point, leave: () => provider.destroy() }
}

function pointInPresence(awareness: Awareness): Seat["point"] {
  return ({ x, y }) => awareness.setLocalStateField("cursor", { x, y })
}

function takeHocuspocusSeat({ url, room }: Address, socket: SocketClass): Seat {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const connection = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: socket })
  const { promise: synced, resolve } = Promise.withResolvers<void>()
  const provider = new HocuspocusProvider({
    name: room,
    document: doc,
    awareness,
    websocketProvider: connection,
    onSynced: () => resolve(),
  })
  provider.attach()
  const leave = (): void => {
    provider.destroy()
    connection.destroy()
  }
  return { doc, awareness, synced, point: pointInPresence(awareness), leave }
}

/**
 * A seat that costs the measuring process next to nothing: it reads what the board holds when it comes, and
 * takes every later frame without a look. Like our own client it sends its own edits, presence and cursor
 * messages, never others'.
 */
export function takeLeanSeat({ url, room, token }: Address, socket: SocketClass): Seat {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const connection = new socket(`${url}/${room}?token=${token ?? ""}&serverMessages=1`)
  const { promise: synced, resolve } = Promise.withResolvers<void>()
  let isSynced = false
  connection.on("open", () => connection.send(toStep1Message(Y.encodeStateVector(doc))))
  connection.on("message", (message: Buffer) => {
    if (isSynced) return
    for (const frame of readMessages(message) ?? []) {
      if (frame.type === "step1") connection.send(toStep2Message(Y.encodeStateAsUpdate(doc)))
      if (frame.type !== "update" || isSynced) continue
      Y.applyUpdate(doc, frame.update, connection)
      isSynced = true
      resolve()
    }
  })
  const send = (frame: Uint8Array): void => {
    if (connection.readyState === WebSocket.OPEN) connection.send(frame)
  }
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== connection) send(toUpdateMessage(update))
  })
  awareness.on("update", () =>
    send(toAwarenessMessage(encodeAwarenessUpdate(awareness, [doc.clientID]))),
  )
  const cursor = createOwnCursor(awareness, new CursorLane(send))
  const leave = (): void => {
    awareness.destroy()
    connection.terminate()
  }
  return { doc, awareness, synced, point: (place) => cursor.move(place), leave }
}
