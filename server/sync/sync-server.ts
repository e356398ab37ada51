import { once } from "node:events"
import { type IncomingMessage, type Server } from "node:http"
import { type Duplex } from "node:stream"
import { setTimeout } from "node:timers/promises"

import {
  CLOSE,
  accessOf,
  chooseSubprotocol,
  parseRoomName,
  readSubprotocolToken,
  type AccessRole,
  type Limits,
  type RoomName,
} from "@tafelrunde/shared/protocol"
import { WebSocketServer, type RawData, type WebSocket } from "ws"

import { type Admission, type Boards, type Refusal } from "../boards/boards.ts"
import { type Log } from "../log.ts"
import { isOwnOrigin } from "../network/origin.ts"
import { toNetwork, toSender } from "../network/sender.ts"
import { type LiveRooms } from "../rooms/live-rooms.ts"
import { type Metrics } from "../rooms/metrics.ts"
import { type Room } from "../rooms/room.ts"
import { type Session } from "../rooms/session.ts"
import { type Timing } from "../rooms/timing.ts"
import { StorageError } from "../storage/storage.ts"
import { readAddress } from "./address.ts"
import { MessageBudget } from "./message-budget.ts"
import { SocketConnection } from "./socket-connection.ts"
import { SyncSocket } from "./sync-socket.ts"

const PATH = "/sync/"
const GOODBYE_MS = 1000

export interface SyncOptions {
  readonly boards: Boards
  readonly rooms: LiveRooms
  readonly limits: Limits
  readonly timing: Timing
  readonly publicUrl: string | null
  readonly trustedProxies: number
  readonly log: Log
  readonly metrics: Metrics
}

interface Arrival {
  readonly socket: WebSocket
  readonly stream: Duplex
  readonly request: IncomingMessage
  readonly url: URL
}

interface Visit {
  readonly name: RoomName
  readonly room: Room
  readonly admission: Admission
  readonly wantsServerMessages: boolean
}

const REFUSALS: Readonly<Record<Refusal, { readonly code: number; readonly reason: string }>> = {
  unauthenticated: { code: CLOSE.unauthenticated, reason: "no or bad token" },
  noSuchBoard: { code: CLOSE.noSuchBoard, reason: "no such board" },
  boardDeleted: { code: CLOSE.boardDeleted, reason: "the board was deleted" },
  notAllowed: { code: CLOSE.forbidden, reason: "this token opens no room" },
}

/** The reason is shown to people, so the details stay in the log. */
function reasonOf(error: unknown): string {
  const isDamaged = error instanceof StorageError && error.fault === "damaged"
  return isDamaged ? "the board's data is damaged" : "the board cannot be opened now"
}

/** Views of memory that `ws` reuses after the handler has returned. */
function toBytes(data: RawData): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  return Array.isArray(data) ? Buffer.concat(data) : data
}

/** Accepts WebSockets at /sync/:room, authenticates them, and gives each a session in its room. */
export class SyncServer {
  readonly #options: SyncOptions
  readonly #sockets: WebSocketServer
  readonly #perAddress = new Map<string, number>()
  readonly #budget: MessageBudget

  constructor(options: SyncOptions) {
    this.#options = options
    this.#budget = new MessageBudget(options.limits)
    this.#sockets = new WebSocketServer({
      noServer: true,
      WebSocket: SyncSocket,
      perMessageDeflate: false,
      maxPayload: options.limits.frameBytes,
      handleProtocols: chooseSubprotocol,
    })
  }

  attach(server: Server): void {
    server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      stream.on("error", () => stream.destroy())
      const url = URL.parse(request.url ?? "", "http://sync")
      if (!url?.pathname.startsWith(PATH)) {
        stream.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        return
      }
      // Refusals use close codes after the upgrade: to a browser a refused upgrade looks like no network.
      this.#sockets.handleUpgrade(request, stream, head, (socket) =>
        this.#take({ socket, stream, request, url }),
      )
    })
  }

  #take({ socket, stream, request, url }: Arrival): void {
    const { pingMs } = this.#options.timing
    const connection = new SocketConnection(socket, { stream, pingMs })
    // `ws` reports a too large or malformed frame here, and closes the socket itself.
    socket.on("error", () => this.#options.metrics.countRefusal("socketError"))
    const address = readAddress(request, this.#options.trustedProxies)
    const count = (this.#perAddress.get(address) ?? 0) + 1
    this.#perAddress.set(address, count)
    socket.on("close", () => this.#release(address))
    if (!isOwnOrigin(request, this.#options.publicUrl)) {
      return this.#refuse(connection, { code: CLOSE.forbidden, reason: "foreign origin" })
    }
    if (count > this.#options.limits.connectionsPerAddress) {
      return this.#refuse(connection, { code: CLOSE.tryLater, reason: "too many connections" })
    }
    // Frames that arrive while the room is loading wait in the network.
    connection.pause()
    this.#open({ socket, stream, request, url }, connection).catch((error: unknown) => {
      this.#options.log.error("sync.openFailed", { message: String(error) })
      this.#refuse(connection, { code: CLOSE.tryLater, reason: reasonOf(error) })
    })
  }

  #release(address: string): void {
    const count = (this.#perAddress.get(address) ?? 1) - 1
    if (count > 0) this.#perAddress.set(address, count)
    else this.#perAddress.delete(address)
  }

  #refuse(
    connection: SocketConnection,
    why: { readonly code: number; readonly reason: string },
  ): void {
    this.#options.metrics.countClose(why.code)
    connection.close(why.code, why.reason)
  }

  async #open(arrival: Arrival, connection: SocketConnection): Promise<void> {
    const { socket, url, request } = arrival
    const name = parseRoomName(url.pathname.slice(PATH.length))
    if (!name) return this.#refuse(connection, REFUSALS.noSuchBoard)
    // Our client's token is a subprotocol; the stock client's stands in the address.
    const token =
      readSubprotocolToken(request.headers["sec-websocket-protocol"]) ??
      url.searchParams.get("token") ??
      undefined
    const admit = (): Promise<Admission | Refusal> =>
      this.#options.boards.admit(name.boardId, token)
    const admission = await admit()
    if (typeof admission === "string") return this.#refuse(connection, REFUSALS[admission])
    if (accessOf(name, admission.role, false) === "none") {
      return this.#refuse(connection, { code: CLOSE.forbidden, reason: "not allowed in this room" })
    }
    const lease = await this.#options.rooms.lease(name)
    socket.on("close", () => lease.release())
    // The token may have been revoked, or the board deleted, while the room was loading.
    const current = await admit()
    if (socket.readyState !== socket.OPEN) return lease.release()
    if (typeof current === "string") return this.#refuse(connection, REFUSALS[current])
    const wantsServerMessages = url.searchParams.get("serverMessages") === "1"
    this.#enter(arrival, connection, {
      name,
      room: lease.room,
      admission: current,
      wantsServerMessages,
    })
  }

  #enter(
    arrival: Arrival,
    connection: SocketConnection,
    { name, room, admission, wantsServerMessages }: Visit,
  ): void {
    const { socket } = arrival
    const isFull = room.sessions.size >= this.#options.limits.connectionsPerRoom
    if (isFull && admission.role !== "facilitator") {
      // Some of the connections may be dead ones of people who are just reconnecting.
      for (const other of room.sessions) other.probe()
      return this.#refuse(connection, { code: CLOSE.tryLater, reason: "too many connections" })
    }
    const session = room.join(connection, {
      role: admission.role,
      key: admission.key,
      seat: admission.seat,
      network: toNetwork(readAddress(arrival.request, this.#options.trustedProxies)),
      wantsServerMessages,
    })
    if (!session) return this.#refuse(connection, { code: CLOSE.forbidden, reason: "not allowed" })
    this.#meter(arrival, connection, session.role)
    this.#wire(socket, session)
    const facts = { board: name.boardId, room: name.kind, role: session.role }
    this.#options.log.info("session.opened", facts)
    socket.on("close", (code: number) =>
      this.#options.log.info("session.closed", { ...facts, code }),
    )
    connection.resume()
  }

  /** Counts what has come of a message until it is complete. */
  #meter(
    { socket, stream, request }: Arrival,
    connection: SocketConnection,
    role: AccessRole,
  ): void {
    const meter = this.#budget.open({
      sender: toSender(readAddress(request, this.#options.trustedProxies)),
      role,
      cutOff: (code, reason) => {
        meter.close()
        this.#options.metrics.countRefusal("unfinished")
        this.#options.metrics.countClose(code)
        connection.cutOff(code, reason)
      },
    })
    stream.on("data", (chunk: Uint8Array) => meter.add(chunk.length))
    socket.on("message", () => meter.finish())
    socket.on("close", () => meter.close())
  }

  #wire(socket: WebSocket, session: Session): void {
    socket.on("message", (data, isBinary) => {
      if (isBinary) session.receive(toBytes(data))
      else session.receiveText()
    })
    socket.on("close", () => session.closed())
  }

  /** Waits a moment for the clients' answers to the closing, then terminates the rest. */
  async close(): Promise<void> {
    const sockets = [...this.#sockets.clients]
    this.#sockets.close()
    const gone = Promise.all(sockets.map((socket) => once(socket, "close")))
    await Promise.race([gone, setTimeout(GOODBYE_MS, undefined, { ref: false })])
    for (const socket of sockets) socket.terminate()
  }
}
