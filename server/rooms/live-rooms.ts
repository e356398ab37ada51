import {
  type Facilitation,
  onFacilitationChange,
  readFacilitation,
} from "@tafelrunde/shared/facilitation"
import { hasUnmovedLists, movePersonalLists } from "@tafelrunde/shared/model"
import {
  CLOSE,
  toRoomPath,
  type CloseCode,
  type Limits,
  type RoomName,
  type Seat,
} from "@tafelrunde/shared/protocol"

import { type Log } from "../log.ts"
import { type Storage } from "../storage/storage.ts"
import { ConnectionLists } from "./connection-list.ts"
import { type BulkDeletion } from "./guards/bulk-deletion-watch.ts"
import { type Author } from "./guards/guard.ts"
import { History } from "./history/history.ts"
import { Compaction } from "./log/compaction.ts"
import { Journal } from "./log/journal.ts"
import { loadRoom } from "./log/load-room.ts"
import { Merger } from "./log/merger.ts"
import { type Metrics } from "./metrics.ts"
import { Room } from "./room.ts"
import { editRooms } from "./server-edit.ts"
import { type Session } from "./session.ts"
import { type DiskGuard } from "./space/space-queue.ts"
import { StoredSize } from "./space/stored-size.ts"
import { type Timing } from "./timing.ts"

/** Keeps a room open until it is released. */
export interface RoomLease {
  readonly room: Room
  release(): void
}

interface OpenRoom {
  readonly room: Room
  close(): Promise<void>
}

/** A room from its opening to its closing: `users` leases hold it open, without any it is idle. */
interface Slot {
  readonly opening: Promise<OpenRoom>
  users: number
  idleTimer?: NodeJS.Timeout
  closing?: Promise<void>
}

export interface LiveRoomsOptions {
  readonly storage: Storage
  readonly limits: Limits
  readonly timing: Timing
  readonly log: Log
  readonly metrics: Metrics
  readonly disk: DiskGuard
}

/** Every room that is open in this process, each exactly once. */
export class LiveRooms {
  readonly journal: Journal
  readonly history: History
  /** Called before many shapes of a board's room are deleted at once; see `RoomWatch`. */
  onBulkDeletion: (room: Room, deletion: BulkDeletion) => void = () => {}
  /** Called when somebody has locked or unlocked a board. */
  onLock: (room: Room, locked: boolean, by: Author) => void = () => {}
  /** Called when a room has opened without all of its stored changes. */
  onLostChanges: (room: Room) => void = () => {}
  readonly #options: LiveRoomsOptions
  readonly #slots = new Map<string, Slot>()
  readonly #open = new Set<Room>()
  readonly #merger = new Merger()
  readonly #connectionLists: ConnectionLists
  #isClosing = false

  constructor(options: LiveRoomsOptions) {
    this.#options = options
    this.#connectionLists = new ConnectionLists(this.#open, options.timing)
    this.history = new History(options)
    this.journal = new Journal(options.storage, options.timing, options)
    this.journal.onHealth = (ok) => {
      for (const session of this.sessions()) session.sendMessage({ type: "storage", ok })
    }
  }

  get rooms(): ReadonlySet<Room> {
    return this.#open
  }

  *sessions(): Generator<Session> {
    for (const room of this.#open) yield* room.sessions
  }

  /** Opens the room if need be. Rejects when it cannot be loaded; the next call tries again. */
  async lease(name: RoomName): Promise<RoomLease> {
    const path = toRoomPath(name)
    for (;;) {
      if (this.#isClosing) throw new Error("The server is closing")
      const slot = this.#slots.get(path) ?? this.#startOpening(name)
      if (slot.closing) await slot.closing
      else return this.#use(path, slot)
    }
  }

  async #use(path: string, slot: Slot): Promise<RoomLease> {
    slot.users += 1
    clearTimeout(slot.idleTimer)
    const { room } = await slot.opening
    let isHeld = true
    const release = (): void => {
      if (isHeld) this.#release(path, slot)
      isHeld = false
    }
    return { room, release }
  }

  #startOpening(name: RoomName): Slot {
    const path = toRoomPath(name)
    const slot: Slot = { opening: this.#openRoom(name), users: 0 }
    this.#slots.set(path, slot)
    // A failed load leaves no slot behind; everybody who waits for it gets the rejection.
    slot.opening.catch(() => this.#slots.delete(path))
    return slot
  }

  async #openRoom(name: RoomName): Promise<OpenRoom> {
    const { doc, lostChanges, initialSize } = await loadRoom(name, this.#options)
    // The board's lock and settings stand in its facilitation room, so that one stays open with it.
    const facilitation =
      name.kind === "board" || name.kind === "contacts"
        ? await this.#leaseFacilitation(name.boardId)
        : undefined
    const size = new StoredSize(initialSize, this.#options.limits.boardBytes)
    const state = { doc, size, lostChanges }
    const room = new Room(name, state, { ...this.#options, journal: this.journal })
    room.watch = {
      onBulkDeletion: (deletion) => this.onBulkDeletion(room, deletion),
      onLock: (locked, by) => this.onLock(room, locked, by),
      onSessions: () => this.#connectionLists.request(name.boardId),
      onFactChanges: (changes) => this.history.note(name, changes),
    }
    const compaction = new Compaction(room, { ...this.#options, merger: this.#merger })
    this.#open.add(room)
    const stopWatching = facilitation && this.#watchFacilitation(room, facilitation.room)
    room.onBroken = () => {
      const path = toRoomPath(name)
      const slot = this.#slots.get(path)
      if (slot) void this.#closeSlot(path, slot)
    }
    const close = async (): Promise<void> => {
      await this.journal.flush()
      // The next opening of the room must find the whole log.
      await this.journal.whenStored(room)
      // A stopping server skips compaction: a room opens from its log as well.
      if (!room.isBroken && !this.#isClosing) await compaction.finish()
      stopWatching?.()
      this.#open.delete(room)
      room.close()
      facilitation?.release()
    }
    try {
      if (name.kind === "board") await this.#movePersonalLists(room)
    } catch (error) {
      await close()
      throw error
    }
    if (lostChanges > 0) this.onLostChanges(room)
    return { room, close }
  }

  /** Moves the names of a board from before out of its own room, which viewers receive, before anybody enters. */
  async #movePersonalLists(board: Room): Promise<void> {
    if (!hasUnmovedLists(board.doc)) return
    const { boardId } = board
    const leases = await Promise.all([
      this.lease({ boardId, kind: "contacts" }),
      this.lease({ boardId, kind: "internal" }),
    ])
    try {
      const rooms = [...leases.map((lease) => lease.room), board]
      await editRooms(this.journal, rooms, ([contacts, internal, doc]) => {
        if (contacts && internal && doc) movePersonalLists({ contacts, internal, board: doc })
      })
      this.#options.log.info("room.namesMoved", { board: boardId })
    } finally {
      for (const lease of leases) lease.release()
    }
  }

  #leaseFacilitation(boardId: string): Promise<RoomLease> {
    return this.lease({ boardId, kind: "facilitation" })
  }

  #watchFacilitation(room: Room, { doc }: Room): () => void {
    const follow = ({ locked, participantsMayRemove }: Facilitation): void => {
      if (room.name.kind !== "internal") room.setLocked(locked)
      room.participantsMayRemove = participantsMayRemove
    }
    follow(readFacilitation(doc))
    return onFacilitationChange(doc, follow)
  }

  #release(path: string, slot: Slot): void {
    slot.users -= 1
    if (slot.users > 0 || this.#isClosing) return
    slot.idleTimer = setTimeout(
      () => void this.#closeIdle(path, slot),
      this.#options.timing.idleRoomMs,
    )
    slot.idleTimer.unref()
  }

  async #closeIdle(path: string, slot: Slot): Promise<void> {
    const { room } = await slot.opening
    if (slot.users > 0 || slot.closing) return
    // The backlog of a failing store exists only in this room.
    if (this.journal.hasBacklog(room)) {
      slot.users += 1
      return this.#release(path, slot)
    }
    await this.#closeSlot(path, slot)
  }

  #closeSlot(path: string, slot: Slot): Promise<void> {
    slot.closing ??= slot.opening
      .then((open) => open.close())
      .catch((error: unknown) => {
        this.#options.log.error("room.closeFailed", { message: String(error) })
      })
      .finally(() => this.#slots.delete(path))
    return slot.closing
  }

  /** The sessions of a board's own room: everybody who has the board open. */
  sessionsOf(boardId: string): readonly Session[] {
    const rooms = [...this.#open].filter(
      ({ name }) => name.kind === "board" && name.boardId === boardId,
    )
    return rooms.flatMap((room) => [...room.sessions])
  }

  /** All sessions of a board, in all its rooms. */
  allSessionsOf(boardId: string): readonly Session[] {
    const rooms = [...this.#open].filter((room) => room.boardId === boardId)
    return rooms.flatMap((room) => [...room.sessions])
  }

  /** Gives the sessions for which `matches` is true another seat, in all rooms of the board. */
  setSeats(boardId: string, matches: (session: Session) => boolean, seat: Seat): void {
    for (const room of this.#open) {
      if (room.boardId !== boardId) continue
      for (const session of room.sessions) if (matches(session)) room.setSeat(session, seat)
    }
  }

  /** Ends all sessions for which `matches` is true. */
  endSessions(
    matches: (session: Session, room: Room) => boolean,
    end: { readonly code: CloseCode; readonly reason: string },
  ): void {
    for (const room of this.#open) {
      for (const session of room.sessions) {
        if (matches(session, room)) session.end(end.code, end.reason)
      }
    }
  }

  /** Ends all sessions with a code that lets clients return, stores what is left, and closes every room. */
  async close(): Promise<void> {
    this.#isClosing = true
    this.#connectionLists.stop()
    this.endSessions(() => true, { code: CLOSE.restart, reason: "the server restarts" })
    await this.journal.close()
    await this.history.close()
    for (const slot of this.#slots.values()) clearTimeout(slot.idleTimer)
    await this.#merger.close()
    await Promise.allSettled([...this.#slots].map(([path, slot]) => this.#closeSlot(path, slot)))
  }
}
