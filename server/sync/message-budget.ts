import { CLOSE, type AccessRole, type CloseCode, type Limits } from "@tafelrunde/shared/protocol"

/** So many largest messages may be unfinished at a time on all sockets of one address. */
const OF_ADDRESS = 8
/** The same on all sockets of the server. */
const OF_ALL = 32
/** Enough for the state vector of a document with the most client ids. */
const VECTOR_BYTES = 256 * 1024

export interface Metered {
  /** The address that the socket comes from; see `toSender`. */
  readonly sender: string
  readonly role: AccessRole
  /** Ends the connection; nothing more is read from it. */
  readonly cutOff: (code: CloseCode, reason: string) => void
}

/** What one socket has sent of a message that is not finished. */
class UnfinishedMessage {
  readonly metered: Metered
  readonly mostBytes: number
  bytes = 0

  constructor(metered: Metered, mostBytes: number) {
    this.metered = metered
    this.mostBytes = mostBytes
  }
}

/** Sockets that share a budget. */
class Group {
  readonly #mostBytes: number
  readonly members = new Set<UnfinishedMessage>()
  #bytes = 0

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes
  }

  add(bytes: number): void {
    this.#bytes += bytes
  }

  remove(message: UnfinishedMessage): void {
    this.members.delete(message)
    this.#bytes -= message.bytes
  }

  get isOver(): boolean {
    return this.#bytes > this.#mostBytes
  }

  /** Whoever holds most is at fault, rather than who has sent the last byte. */
  get largest(): UnfinishedMessage | undefined {
    return [...this.members].toSorted((one, other) => other.bytes - one.bytes)[0]
  }
}

/** Counts what a socket sends. */
export interface Meter {
  /** Bytes have arrived from the network. */
  add(bytes: number): void
  /** A message is complete, and its bytes are no longer kept for it. */
  finish(): void
  close(): void
}

/**
 * Bounds what unfinished messages take of the memory: one message, those of one address and role, and all
 * together. `ws` keeps the fragments of a message until the last one has come, and that may be never.
 */
export class MessageBudget {
  readonly #writerBytes: number
  readonly #viewerBytes: number
  readonly #groups = new Map<string, Group>()
  readonly #all: Group

  constructor({ frameBytes, presenceBytes, connectionsPerRoom }: Limits) {
    this.#writerBytes = frameBytes
    // Viewers only ask, and the stock client sends back the presence of all others.
    const viewerBytes = presenceBytes * connectionsPerRoom + VECTOR_BYTES
    this.#viewerBytes = Math.min(frameBytes, viewerBytes)
    this.#all = new Group(OF_ALL * frameBytes)
  }

  open(metered: Metered): Meter {
    const isViewer = metered.role === "viewer"
    const mostBytes = isViewer ? this.#viewerBytes : this.#writerBytes
    const key = `${isViewer ? "viewers" : "writers"} ${metered.sender}`
    const group = this.#groups.get(key) ?? new Group(OF_ADDRESS * mostBytes)
    this.#groups.set(key, group)
    const message = new UnfinishedMessage(metered, mostBytes)
    const groups = [group, this.#all]
    for (const each of groups) each.members.add(message)
    const count = (bytes: number): void => {
      if (!group.members.has(message)) return
      message.bytes += bytes
      for (const each of groups) each.add(bytes)
    }
    const close = (): void => {
      if (!group.members.has(message)) return
      for (const each of groups) each.remove(message)
      if (group.members.size === 0) this.#groups.delete(key)
    }
    return {
      add: (bytes) => {
        count(bytes)
        this.#check(message, groups)
      },
      finish: () => count(-message.bytes),
      close,
    }
  }

  #check(message: UnfinishedMessage, groups: readonly Group[]): void {
    if (message.bytes > message.mostBytes) {
      return message.metered.cutOff(CLOSE.tooLarge, "message too large")
    }
    for (const group of groups) {
      if (!group.isOver) continue
      group.largest?.metered.cutOff(CLOSE.tryLater, "too many unfinished messages")
    }
  }
}
