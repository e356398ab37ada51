import { type Duplex } from "node:stream"

import { type WebSocket } from "ws"

import { type Connection } from "../rooms/connection.ts"
import { toWebSocketFrame } from "./websocket-frame.ts"

/** How long a probed client has for its answer. */
const PROBE_MS = 3000
/** A client that does not read never answers a close, and its queue stays in memory until the end. */
const CLOSE_TIMEOUT_MS = 2000
const MAX_REASON_BYTES = 123

const collecting = new Set<Duplex>()

/** Collects what is written in one turn into one system call, which costs more than all other work. */
function collect(stream: Duplex): void {
  if (collecting.has(stream)) return
  if (collecting.size === 0) process.nextTick(writeCollected)
  collecting.add(stream)
  stream.cork()
}

function writeCollected(): void {
  for (const stream of collecting) stream.uncork()
  collecting.clear()
}

/** A session's connection over a WebSocket; pings it until it is closed. */
export class SocketConnection implements Connection {
  readonly #socket: WebSocket
  readonly #stream: Duplex
  readonly #pingTimer: NodeJS.Timeout
  #probeTimer: NodeJS.Timeout | undefined
  #closeTimer: NodeJS.Timeout | undefined
  #isAlive = true

  /** `stream` is the network stream below the socket. */
  constructor(socket: WebSocket, { stream, pingMs }: { stream: Duplex; pingMs: number }) {
    this.#socket = socket
    this.#stream = stream
    this.#pingTimer = setInterval(() => this.#ping(), pingMs)
    socket.on("pong", () => this.#hear())
    socket.on("message", () => this.#hear())
    socket.on("close", () => this.#stop())
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount
  }

  send(frame: Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    collect(this.#stream)
    // Most messages go to everybody in the room, so all get the same frame, and ws has nothing to do for each.
    const whole = toWebSocketFrame(frame)
    if (whole) this.#stream.write(whole)
    else this.#socket.send(frame, { binary: true })
  }

  close(code: number, reason: string): void {
    // A paused socket would never read the answer to its close.
    this.resume()
    this.#socket.close(code, Buffer.from(reason).subarray(0, MAX_REASON_BYTES))
    this.#closeTimer ??= setTimeout(() => this.#socket.terminate(), CLOSE_TIMEOUT_MS)
  }

  /** Closes and reads no more, not even the answer: what the client still sends would only fill the memory. */
  cutOff(code: number, reason: string): void {
    this.close(code, reason)
    this.#socket.pause()
  }

  pause(): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.pause()
  }

  resume(): void {
    if (this.#socket.isPaused) this.#socket.resume()
  }

  probe(): void {
    if (this.#probeTimer || this.#socket.readyState !== this.#socket.OPEN) return
    this.#socket.ping()
    this.#probeTimer = setTimeout(() => this.#socket.terminate(), PROBE_MS)
  }

  #hear(): void {
    this.#isAlive = true
    clearTimeout(this.#probeTimer)
    this.#probeTimer = undefined
  }

  #ping(): void {
    // The answers of a paused socket are not read.
    if (this.#socket.isPaused) return
    if (!this.#isAlive) return this.#socket.terminate()
    this.#isAlive = false
    this.#socket.ping()
  }

  #stop(): void {
    clearInterval(this.#pingTimer)
    clearTimeout(this.#probeTimer)
    clearTimeout(this.#closeTimer)
  }
}
