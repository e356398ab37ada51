import {
  CLOSE,
  type ServerMessage,
  readMessages,
  readPresence,
  toServerMessage,
  toStep1Message,
  toStep2Message,
  toUpdateMessage,
} from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

/** A server's room with simulated sockets; it sends nothing until the test says so. */
export class FakeServer {
  readonly doc = new Y.Doc()
  readonly sockets: FakeSocket[] = []
  /** The updates of all document messages received. */
  readonly updates: Uint8Array[] = []
  /** The client ids of all presence messages received. */
  readonly presence: number[][] = []
  /** All cursors received, still encoded. */
  readonly cursors: Uint8Array[] = []
  /** Whether messages are answered with `saved`, as the real server does when it can store them. */
  saves = true
  /** Why document messages are dropped, of which the client is informed; true: they are taken. */
  takes: true | "locked" | "full" = true
  readonly Socket: typeof WebSocket

  constructor() {
    const accept = (socket: FakeSocket): number => this.sockets.push(socket)
    const receive = (socket: FakeSocket, frame: Uint8Array): void => this.#receive(socket, frame)
    class Connected extends FakeSocket {
      constructor(url: string, protocols: readonly string[]) {
        super({ url, protocols }, receive)
        accept(this)
      }
    }
    this.Socket = Connected as unknown as typeof WebSocket
  }

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1)
    if (!socket) throw new Error("Nobody has connected yet")
    return socket
  }

  /** Accepts a socket: opens it and requests its state. */
  open(socket: FakeSocket | undefined = this.socket): void {
    socket.open()
    this.askAgain(socket)
  }

  /** Requests what the client has and the server lacks. */
  askAgain(socket: FakeSocket = this.socket): void {
    socket.deliver(toStep1Message(Y.encodeStateVector(this.doc)))
  }

  tell(note: ServerMessage, socket: FakeSocket | undefined = this.socket): void {
    socket.deliver(toServerMessage(note))
  }

  #receive(socket: FakeSocket, bytes: Uint8Array): void {
    for (const frame of readMessages(bytes) ?? []) {
      if (frame.type === "step1") {
        socket.deliver(toStep2Message(Y.encodeStateAsUpdate(this.doc, frame.vector)))
      } else if (frame.type === "update" && this.takes !== true) {
        socket.framesTaken += 1
        socket.deliver(toServerMessage({ type: "dropped", reason: this.takes }))
        socket.deliver(toServerMessage({ type: "saved", frames: socket.framesTaken }))
      } else if (frame.type === "update") {
        this.updates.push(frame.update)
        Y.applyUpdate(this.doc, frame.update)
        socket.framesTaken += 1
        if (this.saves)
          socket.deliver(toServerMessage({ type: "saved", frames: socket.framesTaken }))
      } else if (frame.type === "awareness") {
        this.presence.push((readPresence(frame.payload) ?? []).map(({ clientId }) => clientId))
      } else if (frame.type === "cursor") {
        this.cursors.push(frame.cursor.slice())
      }
    }
  }

  /** Sends another person's edit. */
  edit(change: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.doc)
    this.doc.transact(() => change(this.doc))
    this.socket.deliver(toUpdateMessage(Y.encodeStateAsUpdate(this.doc, before)))
  }
}

class FakeSocket extends EventTarget {
  readonly OPEN = 1
  readonly url: string
  readonly protocols: readonly string[]
  readyState = 0
  binaryType = "blob"
  framesTaken = 0
  readonly #receive: (socket: FakeSocket, frame: Uint8Array) => void

  constructor(
    { url, protocols }: Pick<FakeSocket, "url" | "protocols">,
    receive: (socket: FakeSocket, frame: Uint8Array) => void,
  ) {
    super()
    this.url = url
    this.protocols = protocols
    this.#receive = receive
  }

  open(): void {
    this.readyState = 1
    this.dispatchEvent(new Event("open"))
  }

  send(frame: Uint8Array): void {
    this.#receive(this, frame)
  }

  deliver(frame: Uint8Array): void {
    this.dispatchEvent(new MessageEvent("message", { data: frame.slice().buffer }))
  }

  close(): void {
    this.end(1005)
  }

  end(code: number = CLOSE.restart, reason = ""): void {
    if (this.readyState === 3) return
    this.readyState = 3
    const event = Object.assign(new Event("close"), { code, reason })
    this.dispatchEvent(event)
  }
}
