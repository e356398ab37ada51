import { MOST_OF_AN_ACTION, SAME_WITHIN_MS } from "./audit-limits.ts"
import { MemoryHistory } from "./memory-history.ts"
import { MemoryInstitutionLinks } from "./memory-institution-links.ts"
import {
  type AuditEntry,
  StorageError,
  type InstitutionLinkEvent,
  type JoinCode,
  type NewInstitutionLink,
  type NewLogRow,
  type NewVersion,
  type Snapshot,
  type Storage,
  type StoredAuditEntry,
  type StoredBoard,
  type StoredInstitutionLink,
  type StoredRoom,
  type StoredSeat,
  type EndedTokens,
  type StoredToken,
  type StoredVersion,
} from "./storage.ts"
import { assembleRoom, toCrc, type LogRow, type SnapshotRow } from "./stored-room.ts"

interface MemoryRoom {
  readonly boardId: string
  lastSeq: number
  updatedAt: number
  log: LogRow[]
  snapshots: SnapshotRow[]
}

function toKey(hash: Uint8Array): string {
  return Buffer.from(hash).toString("hex")
}

/** All that two entries about the same have in common. */
function toSubject(entry: AuditEntry): string {
  const { action, role, seat, token, address, subject, profile } = entry
  return JSON.stringify([action, role, seat, token, address, subject, profile])
}

/** For tests and trials: gone with the process. */
export class MemoryStorage implements Storage {
  readonly #boards = new Map<string, StoredBoard>()
  readonly #tokens = new Map<string, StoredToken>()
  /** By board, then by id. */
  readonly #seats = new Map<string, Map<string, StoredSeat>>()
  readonly #rooms = new Map<string, MemoryRoom>()
  readonly #institutionLinks = new MemoryInstitutionLinks()
  #versions: (StoredVersion & { readonly bytes: Uint8Array })[] = []
  #lastVersion = 0
  readonly history = new MemoryHistory((id) => typeof this.#boards.get(id)?.deletedAt === "number")
  #audit: StoredAuditEntry[] = []

  createBoard(
    board: StoredBoard,
    tokens: readonly StoredToken[],
    entries: readonly NewLogRow[],
  ): Promise<void> {
    if (this.#boards.has(board.id)) {
      return Promise.reject(new StorageError("unknown", `Board ${board.id} exists`))
    }
    this.#boards.set(board.id, board)
    for (const token of tokens) this.#tokens.set(toKey(token.hash), token)
    return this.append(entries).then(() => undefined)
  }

  readBoard(id: string): Promise<StoredBoard | undefined> {
    return Promise.resolve(this.#boards.get(id))
  }

  readBoardByJoinCode(code: string): Promise<StoredBoard | undefined> {
    const boards = [...this.#boards.values()]
    return Promise.resolve(
      boards.find((board) => board.joinCode === code && board.deletedAt === null),
    )
  }

  listBoards(): Promise<readonly StoredBoard[]> {
    const boards = [...this.#boards.values()].filter((board) => board.deletedAt === null)
    return Promise.resolve(boards.toSorted((one, other) => one.createdAt - other.createdAt))
  }

  writeJoinCode(id: string, join: JoinCode): Promise<void> {
    const board = this.#boards.get(id)
    const { code, open, until } = join
    if (!board) return Promise.resolve()
    this.#boards.set(id, { ...board, joinCode: code, joinOpen: open, joinUntil: until })
    return Promise.resolve()
  }

  deleteBoard(id: string, at: number): Promise<void> {
    const board = this.#boards.get(id)
    if (board) this.#boards.set(id, { ...board, deletedAt: at })
    for (const [key, token] of this.#tokens) if (token.boardId === id) this.#tokens.delete(key)
    for (const [key, room] of this.#rooms) if (room.boardId === id) this.#rooms.delete(key)
    this.#seats.delete(id)
    this.history.removeAllOf(id)
    this.#institutionLinks.removeAllOf(id)
    this.#versions = this.#versions.filter(({ boardId }) => boardId !== id)
    this.#audit = this.#audit.filter(
      ({ boardId, action }) => boardId !== id || action === "created" || action === "deleted",
    )
    return Promise.resolve()
  }

  readUpdatedAt(id: string): Promise<number | undefined> {
    const rooms = [...this.#rooms.values()].filter((room) => room.boardId === id)
    return Promise.resolve(
      rooms.length > 0 ? Math.max(...rooms.map((room) => room.updatedAt)) : undefined,
    )
  }

  writeToken(token: StoredToken): Promise<void> {
    this.#tokens.set(toKey(token.hash), token)
    return Promise.resolve()
  }

  readToken(boardId: string, hash: Uint8Array): Promise<StoredToken | undefined> {
    const token = this.#tokens.get(toKey(hash))
    return Promise.resolve(token?.boardId === boardId ? token : undefined)
  }

  listTokens(boardId: string): Promise<readonly StoredToken[]> {
    const tokens = [...this.#tokens.values()].filter((token) => token.boardId === boardId)
    return Promise.resolve(tokens.toSorted((one, other) => one.createdAt - other.createdAt))
  }

  writeTokenUse(hash: Uint8Array, at: number): Promise<void> {
    const token = this.#tokens.get(toKey(hash))
    if (token) this.#tokens.set(toKey(hash), { ...token, usedAt: at })
    return Promise.resolve()
  }

  removeUnusedTokens(before: number): Promise<number> {
    const count = this.#tokens.size
    for (const [key, token] of this.#tokens) {
      const isKept = token.origin === "link" && token.role === "facilitator"
      if (!isKept && (token.usedAt ?? token.createdAt) < before) this.#tokens.delete(key)
    }
    return Promise.resolve(count - this.#tokens.size)
  }

  replaceTokens(
    boardId: string,
    ended: EndedTokens,
    tokens: readonly StoredToken[],
  ): Promise<number> {
    const except = new Set(ended.except?.map(toKey))
    const before = this.#tokens.size
    for (const [key, token] of this.#tokens) {
      const isMeant = (ended.which === "all" || token.origin === "link") && !except.has(key)
      if (token.boardId === boardId && token.role === ended.role && isMeant) {
        this.#tokens.delete(key)
      }
    }
    const count = before - this.#tokens.size
    for (const token of tokens) this.#tokens.set(toKey(token.hash), token)
    return Promise.resolve(count)
  }

  removeToken(boardId: string, hash: Uint8Array): Promise<void> {
    const key = toKey(hash)
    if (this.#tokens.get(key)?.boardId === boardId) this.#tokens.delete(key)
    return Promise.resolve()
  }

  takeSeat(seat: StoredSeat, hash: Uint8Array): Promise<void> {
    this.#writeSeat(seat)
    const key = toKey(hash)
    const token = this.#tokens.get(key)
    if (token?.boardId === seat.boardId) this.#tokens.set(key, { ...token, seat: seat.id })
    return Promise.resolve()
  }

  #writeSeat(seat: StoredSeat): void {
    if (this.#boards.get(seat.boardId)?.deletedAt !== null) return
    const seats = this.#seats.get(seat.boardId) ?? new Map<string, StoredSeat>()
    this.#seats.set(seat.boardId, seats.set(seat.id, seat))
  }

  listSeats(boardId: string): Promise<readonly StoredSeat[]> {
    const seats = [...(this.#seats.get(boardId)?.values() ?? [])]
    return Promise.resolve(seats.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
  }

  mergeSeats(seat: StoredSeat, mergedId: string | null): Promise<void> {
    this.#writeSeat(seat)
    if (mergedId === null) return Promise.resolve()
    for (const [key, token] of this.#tokens) {
      const isMeant = token.boardId === seat.boardId && token.seat === mergedId
      if (isMeant) this.#tokens.set(key, { ...token, seat: seat.id })
    }
    const merged = this.#seats.get(seat.boardId)?.get(mergedId)
    if (merged) this.#writeSeat({ ...merged, mergedInto: seat.id })
    return Promise.resolve()
  }

  writeInstitutionLinks(
    links: readonly NewInstitutionLink[],
    { onlyMissing }: { readonly onlyMissing: boolean },
  ): Promise<void> {
    const known = links.filter(({ boardId }) => this.#boards.get(boardId)?.deletedAt === null)
    return Promise.resolve(this.#institutionLinks.write(known, onlyMissing))
  }

  listInstitutionLinks(boardId: string): Promise<readonly StoredInstitutionLink[]> {
    return Promise.resolve(this.#institutionLinks.list(boardId))
  }

  readInstitutionLink(
    boardId: string,
    hash: Uint8Array,
  ): Promise<StoredInstitutionLink | undefined> {
    return Promise.resolve(this.#institutionLinks.read(boardId, hash))
  }

  noteInstitutionLink(hash: Uint8Array, event: InstitutionLinkEvent, at: number): Promise<void> {
    return Promise.resolve(this.#institutionLinks.note(hash, event, at))
  }

  append(entries: readonly NewLogRow[]): Promise<readonly number[]> {
    return Promise.resolve(entries.map((entry) => this.#appendOne(entry)))
  }

  #appendOne({ boardId, room: path, bytes, author }: NewLogRow): number {
    if (typeof this.#boards.get(boardId)?.deletedAt === "number") return 0
    const fresh = { boardId, lastSeq: 0, updatedAt: 0, log: [], snapshots: [] }
    const room: MemoryRoom = this.#rooms.get(path) ?? fresh
    this.#rooms.set(path, room)
    room.lastSeq += 1
    room.updatedAt = Date.now()
    room.log.push({ seq: room.lastSeq, bytes, crc: toCrc(room.lastSeq, bytes), author })
    return room.lastSeq
  }

  readRoom(path: string): Promise<StoredRoom> {
    const room = this.#rooms.get(path)
    return Promise.resolve(assembleRoom(path, room?.snapshots ?? [], room?.log ?? []).stored)
  }

  writeSnapshot(path: string, snapshot: Snapshot): Promise<void> {
    const room = this.#rooms.get(path)
    const { uptoSeq, bytes } = snapshot
    const row = { ...snapshot, crc: toCrc(uptoSeq, bytes) }
    if (room) {
      const others = room.snapshots.filter((other) => other.uptoSeq !== uptoSeq)
      room.snapshots = [row, ...others].slice(0, 2)
    }
    return Promise.resolve()
  }

  trimLog(path: string): Promise<void> {
    const room = this.#rooms.get(path)
    const older = room?.snapshots[1]
    if (room && older) room.log = room.log.filter((row) => row.seq > older.uptoSeq)
    return Promise.resolve()
  }

  forgetHistory(path: string): Promise<void> {
    const room = this.#rooms.get(path)
    const newest = room?.snapshots[0]
    if (room && newest) {
      room.snapshots = [newest]
      room.log = room.log.filter((row) => row.seq > newest.uptoSeq)
    }
    return Promise.resolve()
  }

  addVersion(version: NewVersion): Promise<number> {
    if (this.#boards.get(version.boardId)?.deletedAt !== null) return Promise.resolve(0)
    this.#lastVersion += 1
    this.#versions.push({ ...version, n: this.#lastVersion, size: version.bytes.length })
    return Promise.resolve(this.#lastVersion)
  }

  listVersions(boardId: string): Promise<readonly StoredVersion[]> {
    const own = this.#versions.filter((version) => version.boardId === boardId)
    return Promise.resolve(own.map(({ bytes: _bytes, ...version }) => version))
  }

  readVersion(boardId: string, n: number): Promise<Uint8Array | undefined> {
    const version = this.#versions.find((each) => each.boardId === boardId && each.n === n)
    return Promise.resolve(version?.bytes)
  }

  removeVersions(boardId: string, numbers: readonly number[]): Promise<void> {
    this.#versions = this.#versions.filter(
      (version) => version.boardId !== boardId || !numbers.includes(version.n),
    )
    return Promise.resolve()
  }

  addAuditEntry(entry: AuditEntry): Promise<void> {
    const isSame = (each: StoredAuditEntry): boolean =>
      each.at > entry.at - SAME_WITHIN_MS &&
      toSubject(each) === toSubject(entry) &&
      each.boardId === entry.boardId
    const same = this.#audit.find(isSame)
    const others = this.#audit.filter((each) => each !== same)
    this.#audit = [{ ...entry, times: (same?.times ?? 0) + 1 }, ...others]
    const ofAction = this.#audit.filter(
      ({ boardId, action }) => boardId === entry.boardId && action === entry.action,
    )
    const tooMany = new Set(ofAction.slice(MOST_OF_AN_ACTION))
    this.#audit = this.#audit.filter((each) => !tooMany.has(each))
    return Promise.resolve()
  }

  listAuditEntries(boardId: string): Promise<readonly StoredAuditEntry[]> {
    return Promise.resolve(this.#audit.filter((entry) => entry.boardId === boardId))
  }

  removeAuditEntries(before: number): Promise<number> {
    const count = this.#audit.length
    this.#audit = this.#audit.filter(({ at }) => at >= before)
    return Promise.resolve(count - this.#audit.length)
  }

  check(): Promise<void> {
    return Promise.resolve()
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
