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

/** One room of a server, with sockets whose other end is here; nothing is sent until the test lets it. */
export class FakeServer {
  readonly doc = new Y.Doc()
  readonly sockets: FakeSocket[] = []
  /** Every document frame that came, as updates. */
  readonly updates: Uint8Array[] = []
  /** The client ids of every presence frame that came. */
  readonly presence: number[][] = []
  /** Answers frames with `saved`, as the real one does when its store is well. */
  saves = true
  /** False while the board is locked: document frames are dropped, and that is told. */
  takes = true
  readonly Socket: typeof WebSocket

  constructor() {
    const accept = (socket: FakeSocket): number => this.sockets.push(socket)
    const receive = (socket: FakeSocket, frame: Uint8Array): void => this.#receive(socket, frame)
    class Connected extends FakeSocket {
      constructor(url: string) {
        super(url, receive)
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

  /** Lets a socket in: opens it and asks for what it has. */
  open(socket: FakeSocket | undefined = this.socket): void {
    socket.open()
    socket.deliver(toStep1Message(Y.encodeStateVector(this.doc)))
  }

  tell(note: ServerMessage, socket: FakeSocket | undefined = this.socket): void {
    socket.deliver(toServerMessage(note))
  }

  #receive(socket: FakeSocket, bytes: Uint8Array): void {
    for (const frame of readMessages(bytes) ?? []) {
      if (frame.type === "step1") {
        socket.deliver(toStep2Message(Y.encodeStateAsUpdate(this.doc, frame.vector)))
      } else if (frame.type === "update" && !this.takes) {
        socket.framesTaken += 1
        socket.deliver(toServerMessage({ type: "dropped", reason: "locked" }))
        socket.deliver(toServerMessage({ type: "saved", frames: socket.framesTaken }))
      } else if (frame.type === "update") {
        this.updates.push(frame.update)
        Y.applyUpdate(this.doc, frame.update)
        socket.framesTaken += 1
        if (this.saves)
          socket.deliver(toServerMessage({ type: "saved", frames: socket.framesTaken }))
      } else if (frame.type === "awareness") {
        this.presence.push((readPresence(frame.payload) ?? []).map(({ clientId }) => clientId))
      }
    }
  }

  /** An edit of somebody else. */
  edit(change: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.doc)
    this.doc.transact(() => change(this.doc))
    this.socket.deliver(toUpdateMessage(Y.encodeStateAsUpdate(this.doc, before)))
  }
}

class FakeSocket extends EventTarget {
  readonly OPEN = 1
  readonly url: string
  readyState = 0
  binaryType = "blob"
  framesTaken = 0
  readonly #receive: (socket: FakeSocket, frame: Uint8Array) => void

  constructor(url: string, receive: (socket: FakeSocket, frame: Uint8Array) => void) {
    super()
    this.url = url
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

  end(code: number = CLOSE.restart): void {
    if (this.readyState === 3) return
    this.readyState = 3
    const event = Object.assign(new Event("close"), { code, reason: "" })
    this.dispatchEvent(event)
  }
}
