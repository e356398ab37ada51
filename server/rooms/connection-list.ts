import { type BoardConnection } from "@tafelrunde/shared/protocol"

import { type Room } from "./room.ts"
import { type Session } from "./session.ts"
import { type Timing } from "./timing.ts"

/**
 * Who is connected to a board, from the sockets and not from what clients say of themselves: all sessions of the board's
 * own room, and of its other rooms those that are more than the same token has in the board's own.
 */
function listConnections(
  rooms: Iterable<Room>,
  boardId: string,
  /** A page opens all rooms at about the same time, so younger sessions of other rooms don't count yet. */
  strayAfterMs = 0,
): readonly BoardConnection[] {
  const own: Session[] = []
  const others: Session[][] = []
  for (const room of rooms) {
    if (room.boardId !== boardId) continue
    if (room.name.kind === "board") own.push(...room.sessions)
    else others.push([...room.sessions])
  }
  const joinedBefore = performance.now() - strayAfterMs
  const strays = [...straysOf(own, others)].filter((stray) => stray.joinedAt <= joinedBefore)
  return [...own, ...strays].map(describe)
}

/** For each token, those of the other room where it has the most beyond its sessions in the board's own. */
function straysOf(own: readonly Session[], others: readonly Session[][]): Iterable<Session> {
  const counts = Map.groupBy(own, ({ key }) => key)
  const strays = new Map<string, Session[]>()
  for (const sessions of others) {
    for (const [key, all] of Map.groupBy(sessions, (session) => session.key)) {
      const beyond = all.slice(counts.get(key)?.length ?? 0)
      if (beyond.length > (strays.get(key)?.length ?? 0)) strays.set(key, beyond)
    }
  }
  return [...strays.values()].flat()
}

function describe(session: Session): BoardConnection {
  const { id, role, seat, awarenessId, wantsServerMessages } = session
  return { id, role, seat, clientId: awarenessId ?? null, ours: wantsServerMessages }
}

/** Tells the facilitators of a board who is connected, soon after that has changed. */
export class ConnectionLists {
  readonly #rooms: ReadonlySet<Room>
  readonly #timing: Timing
  readonly #timers = new Map<string, NodeJS.Timeout>()

  constructor(rooms: ReadonlySet<Room>, timing: Timing) {
    this.#rooms = rooms
    this.#timing = timing
  }

  /** Asks for a list: many who come at once are told together. */
  request(boardId: string): void {
    if (!this.#timers.has(boardId)) this.#start(boardId, this.#timing.connectionListMs)
  }

  #start(boardId: string, ms: number): void {
    this.#timers.set(boardId, setTimeout(() => this.#send(boardId), ms).unref())
  }

  #send(boardId: string): void {
    this.#timers.delete(boardId)
    const told = [...this.#rooms]
      .filter(({ name }) => name.kind === "board" && name.boardId === boardId)
      .flatMap((room) => [...room.sessions])
      .filter(({ role, wantsServerMessages }) => role === "facilitator" && wantsServerMessages)
    if (told.length === 0) return
    const { strayConnectionMs } = this.#timing
    const connections = listConnections(this.#rooms, boardId, strayConnectionMs)
    for (const session of told) session.sendMessage({ type: "connections", connections })
    const all = listConnections(this.#rooms, boardId)
    if (all.length > connections.length) this.#start(boardId, strayConnectionMs)
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }
}
