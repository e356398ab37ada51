import { isPointerDown } from "../pointer-state.ts"

/** What the stock provider needs of a socket. */
type Incoming = ((event: MessageEvent<ArrayBuffer>) => void) | null

interface BatchingSocketOptions {
  /** Runs `deliver` for all frames that came since the last drain. */
  readonly drain: (deliver: () => void) => void
  /** Sees each frame first; true when it was ours and the provider need not see it. */
  readonly take: (frame: Uint8Array) => boolean
  /** Sees each other frame when it is its turn; true when it was ours. */
  readonly takeInTurn: (frame: Uint8Array) => boolean
  /** Sees each frame just before it leaves. */
  readonly onSend: (frame: Uint8Array) => void
  readonly Socket?: typeof WebSocket
}

const HIDDEN_DRAIN_MS = 250
/**
 * Between two drains on a busy board: three times what the last one cost with all that followed until its frame was drawn, so
 * that others take less than half of the main thread. On a full wall a drain costs many milliseconds, however little came. What
 * comes after a pause still shows with the next frame.
 */
const PACE = { leastMs: 25, mostMs: 120, costs: 3 }
/** What the person holds comes first. */
const GESTURE_PACE = { leastMs: 25, mostMs: 200, costs: 5 }
const JITTER_MS = 800

/**
 * A WebSocket class for the stock provider that spares the main thread and the server: frames that come in wait for the next
 * animation frame and are handed over together, and a second attempt to connect comes a random moment later, because the stock
 * provider would bring a whole room back in the same instant.
 */
export function createBatchingSocket(options: BatchingSocketOptions): typeof WebSocket {
  let attempts = 0
  class Bound extends GentleSocket {
    constructor(url: string, protocols: string[]) {
      const delayMs = attempts++ === 0 ? 0 : Math.random() * JITTER_MS
      super({ url, protocols, delayMs }, options)
    }
  }
  // The provider uses only the members that GentleSocket has.
  return Bound as unknown as typeof WebSocket
}

interface Attempt {
  readonly url: string
  readonly protocols: string[]
  readonly delayMs: number
}

class GentleSocket {
  readonly OPEN = 1
  onopen: ((event: Event) => void) | null = null
  onclose: ((event: CloseEvent) => void) | null = null
  onerror: ((event: Event) => void) | null = null
  onmessage: Incoming = null
  binaryType: BinaryType = "arraybuffer"
  readonly #options: BatchingSocketOptions
  readonly #timer: ReturnType<typeof setTimeout>
  #socket: WebSocket | undefined
  #queue: MessageEvent<ArrayBuffer>[] = []
  #stopWaiting: (() => void) | undefined
  #closed = false
  #nextDrainAt = Number.NEGATIVE_INFINITY

  constructor(attempt: Attempt, options: BatchingSocketOptions) {
    this.#options = options
    this.#timer = setTimeout(() => this.#connect(attempt), attempt.delayMs)
  }

  get readyState(): number {
    if (this.#closed) return WebSocket.CLOSED
    return this.#socket?.readyState ?? 0
  }

  #connect({ url, protocols }: Attempt): void {
    const socket = new (this.#options.Socket ?? WebSocket)(url, protocols)
    this.#socket = socket
    socket.binaryType = "arraybuffer"
    socket.addEventListener("open", (event) => this.onopen?.(event))
    socket.addEventListener("error", (event) => this.onerror?.(event))
    socket.addEventListener("message", (event) => this.#receive(event))
    socket.addEventListener("close", (event) => {
      this.#drain()
      this.onclose?.(event)
    })
  }

  #receive(event: MessageEvent<unknown>): void {
    // The protocol is binary; a text frame would throw inside the provider.
    if (!(event.data instanceof ArrayBuffer)) return
    if (this.#options.take(new Uint8Array(event.data))) return
    this.#queue.push(event as MessageEvent<ArrayBuffer>)
    this.#stopWaiting ??= onFrameAfter(
      () => this.#nextDrainAt,
      () => this.#drain(),
    )
  }

  #drain(): void {
    this.#stopWaiting?.()
    this.#stopWaiting = undefined
    if (this.#queue.length === 0) return
    const startedAt = performance.now()
    this.#waitSince(startedAt, 0)
    const events = this.#queue
    this.#queue = []
    this.#options.drain(() => {
      for (const event of events) {
        if (!this.#options.takeInTurn(new Uint8Array(event.data))) this.onmessage?.(event)
      }
    })
    // A timer set in a frame runs when that frame has been drawn.
    setTimeout(() => this.#waitSince(startedAt, performance.now() - startedAt), 0)
  }

  #waitSince(startedAt: number, cost: number): void {
    const { leastMs, mostMs, costs } = isPointerDown() ? GESTURE_PACE : PACE
    this.#nextDrainAt = startedAt + Math.min(Math.max(costs * cost, leastMs), mostMs)
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#socket?.readyState !== this.OPEN) return
    this.#options.onSend(frame)
    this.#socket.send(frame)
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#stopWaiting?.()
    this.#queue = []
    this.#socket?.close()
  }
}

/**
 * Once, at the first animation frame from this time on (by `performance.now`); a hidden page has none, so a timer stands in.
 * Returns what cancels it.
 */
function onFrameAfter(time: () => number, run: () => void): () => void {
  const look = (now: number): void => {
    if (now >= time()) run()
    else frame = requestAnimationFrame(look)
  }
  let frame = requestAnimationFrame(look)
  const timer = setTimeout(run, HIDDEN_DRAIN_MS)
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
