import { statfs } from "node:fs/promises"
import { dirname } from "node:path"
import { setImmediate as nextTurn } from "node:timers/promises"

import { SqliteAudit } from "./sqlite-audit.ts"
import { SqliteDatabase } from "./sqlite-database.ts"
import { SqliteHistory } from "./sqlite-history.ts"
import { SqliteInstitutionLinks } from "./sqlite-institution-links.ts"
import { SqliteRooms, type StoredRoomName } from "./sqlite-rooms.ts"
import { toBoard, toToken } from "./sqlite-rows.ts"
import { SqliteSeats } from "./sqlite-seats.ts"
import { SqliteVersions } from "./sqlite-versions.ts"
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
import { assembleRoom, newestSound, type LogRow } from "./stored-room.ts"

/** A copy leaves as much room again to the boards. */
const COPY_ROOM = 2

/** Counts missing rows at the end of a room as set aside; a room without any of its rows is damaged, and never opens empty. */
function checkComplete(path: string, stored: StoredRoom, mark: number): StoredRoom {
  if (mark > 0 && stored.lastSeq === 0) {
    throw new StorageError("damaged", `All rows of room ${path} are missing`)
  }
  return { ...stored, setAside: Math.max(stored.setAside, mark - stored.lastSeq) }
}

/** Boards and their rooms in one SQLite file, which no other process may open meanwhile. */
export class SqliteStorage implements Storage {
  readonly history: SqliteHistory
  readonly #db: SqliteDatabase
  readonly #rooms: SqliteRooms
  readonly #seats: SqliteSeats
  readonly #versions: SqliteVersions
  readonly #audit: SqliteAudit
  readonly #institutionLinks: SqliteInstitutionLinks

  /** `path` is a file that is created if missing. Throws a `StorageError`. */
  constructor(path: string) {
    this.#db = new SqliteDatabase(path)
    this.#rooms = new SqliteRooms(this.#db)
    this.#seats = new SqliteSeats(this.#db)
    this.#versions = new SqliteVersions(this.#db)
    this.#audit = new SqliteAudit(this.#db)
    this.history = new SqliteHistory(this.#db)
    this.#institutionLinks = new SqliteInstitutionLinks(this.#db)
    this.#db.onRollback = () => this.#rooms.forget()
  }

  createBoard(
    board: StoredBoard,
    tokens: readonly StoredToken[],
    entries: readonly NewLogRow[],
  ): Promise<void> {
    const { id, createdAt, deletedAt, joinCode, joinOpen, joinUntil } = board
    return this.#db.write(() => {
      this.#db
        .statement("INSERT INTO boards VALUES (?, ?, ?, ?, ?, ?)")
        .run(id, createdAt, deletedAt, joinCode, Number(joinOpen), joinUntil)
      for (const token of tokens) this.#insertToken(token)
      this.#rooms.append(entries)
    })
  }

  readBoard(id: string): Promise<StoredBoard | undefined> {
    return this.#db.read(() => {
      const row = this.#db.statement("SELECT * FROM boards WHERE id = ?").get(id)
      return row && toBoard(row)
    })
  }

  readBoardByJoinCode(code: string): Promise<StoredBoard | undefined> {
    const sql = "SELECT * FROM boards WHERE join_code = ? AND deleted_at IS NULL"
    return this.#db.read(() => {
      const row = this.#db.statement(sql).get(code)
      return row && toBoard(row)
    })
  }

  listBoards(): Promise<readonly StoredBoard[]> {
    const sql = "SELECT * FROM boards WHERE deleted_at IS NULL ORDER BY created_at, id"
    return this.#db.read(() => this.#db.statement(sql).all().map(toBoard))
  }

  writeJoinCode(id: string, join: JoinCode): Promise<void> {
    const sql = "UPDATE boards SET join_code = ?, join_open = ?, join_until = ? WHERE id = ?"
    return this.#db.write(() => {
      this.#db.statement(sql).run(join.code, Number(join.open), join.until, id)
    })
  }

  async deleteBoard(id: string, at: number): Promise<void> {
    await this.#db.write(() => {
      this.#db.statement("UPDATE boards SET deleted_at = ? WHERE id = ?").run(at, id)
      this.#db.statement("DELETE FROM tokens WHERE board = ?").run(id)
      this.#db.statement("DELETE FROM seats WHERE board = ?").run(id)
      this.#institutionLinks.removeAllOf(id)
      this.#rooms.removeRoomsOf(id)
      this.#versions.removeAll(id)
      this.#audit.removeAllOf(id)
      this.history.removeAllOf(id)
    })
    await this.#forgetDeleted()
  }

  async #forgetDeleted(): Promise<void> {
    await this.#db.read(() => this.#db.forgetDeleted())
    await this.#db.releaseSpace()
  }

  readUpdatedAt(id: string): Promise<number | undefined> {
    return this.#db.read(() => this.#rooms.readUpdatedAt(id))
  }

  writeToken(token: StoredToken): Promise<void> {
    return this.#db.write(() => this.#insertToken(token))
  }

  #insertToken(token: StoredToken): void {
    const { hash, boardId, role, origin, createdAt, sealed, seat, usedAt } = token
    this.#db
      .statement("INSERT OR REPLACE INTO tokens VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .run(hash, boardId, role, origin, createdAt, sealed, seat, usedAt)
  }

  readToken(boardId: string, hash: Uint8Array): Promise<StoredToken | undefined> {
    return this.#db.read(() => {
      const sql = "SELECT * FROM tokens WHERE hash = ? AND board = ?"
      const row = this.#db.statement(sql).get(hash, boardId)
      return row && toToken(row)
    })
  }

  listTokens(boardId: string): Promise<readonly StoredToken[]> {
    const sql = "SELECT * FROM tokens WHERE board = ? ORDER BY created_at, hash"
    return this.#db.read(() => this.#db.statement(sql).all(boardId).map(toToken))
  }

  writeTokenUse(hash: Uint8Array, at: number): Promise<void> {
    return this.#db.write(() => {
      this.#db.statement("UPDATE tokens SET used_at = ? WHERE hash = ?").run(at, hash)
    })
  }

  removeUnusedTokens(before: number): Promise<number> {
    const sql = `DELETE FROM tokens WHERE ifnull(used_at, created_at) < ?
      AND NOT (origin = 'link' AND role = 'facilitator')`
    return this.#db.write(() => Number(this.#db.statement(sql).run(before).changes))
  }

  replaceTokens(
    boardId: string,
    ended: EndedTokens,
    tokens: readonly StoredToken[],
  ): Promise<number> {
    const sql = `DELETE FROM tokens WHERE board = ? AND role = ? AND (? OR origin = 'link')
      AND lower(hex(hash)) NOT IN (SELECT value FROM json_each(?))`
    const all = ended.which === "all" ? 1 : 0
    const except = (ended.except ?? []).map((hash) => Buffer.from(hash).toString("hex"))
    return this.#db.write(() => {
      const deletion = this.#db.statement(sql)
      const { changes } = deletion.run(boardId, ended.role, all, JSON.stringify(except))
      for (const token of tokens) this.#insertToken(token)
      return Number(changes)
    })
  }

  removeToken(boardId: string, hash: Uint8Array): Promise<void> {
    return this.#db.write(() => {
      this.#db.statement("DELETE FROM tokens WHERE board = ? AND hash = ?").run(boardId, hash)
    })
  }

  takeSeat(seat: StoredSeat, hash: Uint8Array): Promise<void> {
    return this.#db.write(() => this.#seats.take(seat, hash))
  }

  listSeats(boardId: string): Promise<readonly StoredSeat[]> {
    return this.#db.read(() => this.#seats.list(boardId))
  }

  mergeSeats(seat: StoredSeat, mergedId: string | null): Promise<void> {
    return this.#db.write(() => this.#seats.merge(seat, mergedId))
  }

  writeInstitutionLinks(
    links: readonly NewInstitutionLink[],
    { onlyMissing }: { readonly onlyMissing: boolean },
  ): Promise<void> {
    return this.#db.write(() => this.#institutionLinks.write(links, onlyMissing))
  }

  listInstitutionLinks(boardId: string): Promise<readonly StoredInstitutionLink[]> {
    return this.#db.read(() => this.#institutionLinks.list(boardId))
  }

  readInstitutionLink(
    boardId: string,
    hash: Uint8Array,
  ): Promise<StoredInstitutionLink | undefined> {
    return this.#db.read(() => this.#institutionLinks.read(boardId, hash))
  }

  noteInstitutionLink(hash: Uint8Array, event: InstitutionLinkEvent, at: number): Promise<void> {
    return this.#db.write(() => this.#institutionLinks.note(hash, event, at))
  }

  append(entries: readonly NewLogRow[]): Promise<readonly number[]> {
    return this.#db.write(() => this.#rooms.append(entries))
  }

  async readRoom(path: string): Promise<StoredRoom> {
    const id = await this.#db.read(() => this.#rooms.readId(path))
    // Read before the rows, to which others append meanwhile.
    const mark = await this.#db.read(() => this.#rooms.readMark(path))
    if (id === undefined) return checkComplete(path, assembleRoom(path, [], []).stored, mark)
    const snapshots = await this.#db.read(() => this.#rooms.readSnapshots(id))
    const log = await this.#readLog(id, newestSound(snapshots)?.uptoSeq ?? 0)
    const { stored, tail } = assembleRoom(path, snapshots, log)
    const complete = checkComplete(path, stored, mark)
    if (tail.length > 0) await this.#db.write(() => this.#rooms.setAside(id, tail))
    if (mark > stored.lastSeq) {
      await this.#db.write(() => this.#rooms.lowerMark(path, stored.lastSeq))
    }
    return complete
  }

  /** A page a turn, so that nobody else waits for a long log. What is appended meanwhile comes too. */
  async #readLog(id: number, afterSeq: number): Promise<readonly LogRow[]> {
    const rows: LogRow[] = []
    for (;;) {
      const last = rows.at(-1)?.seq ?? afterSeq
      const page = await this.#db.read(() => this.#rooms.readLogPage(id, last))
      if (page.length === 0) return rows
      rows.push(...page)
      await nextTurn()
    }
  }

  async writeSnapshot(path: string, snapshot: Snapshot): Promise<void> {
    const id = await this.#db.read(() => this.#rooms.readId(path))
    if (id !== undefined) await this.#db.write(() => this.#rooms.writeSnapshot(id, snapshot))
  }

  /** A page a turn as well; cut off in between, it goes on the next time. */
  async trimLog(path: string): Promise<void> {
    const id = await this.#db.read(() => this.#rooms.readId(path))
    if (id === undefined) return
    await this.#db.write(() => this.#rooms.removeOldSnapshots(id))
    let hasMore = true
    while (hasMore) {
      await nextTurn()
      hasMore = await this.#db.write(() => this.#rooms.trimLogPage(id))
    }
    await this.#db.read(() => this.#db.forgetDeleted())
  }

  async forgetHistory(path: string): Promise<void> {
    const id = await this.#db.read(() => this.#rooms.readId(path))
    if (id === undefined) return
    const [newest, ...older] = await this.#db.read(() => this.#rooms.readSnapshots(id))
    if (!newest || newestSound([newest, ...older]) !== newest) return
    const removed = await this.#db.write(() => this.#rooms.removeHistory(id, newest.uptoSeq))
    if (removed > 0) await this.#forgetDeleted()
  }

  addVersion(version: NewVersion): Promise<number> {
    return this.#db.write(() => this.#versions.add(version))
  }

  listVersions(boardId: string): Promise<readonly StoredVersion[]> {
    return this.#db.read(() => this.#versions.list(boardId))
  }

  readVersion(boardId: string, n: number): Promise<Uint8Array | undefined> {
    return this.#db.read(() => this.#versions.read(boardId, n))
  }

  async removeVersions(boardId: string, numbers: readonly number[]): Promise<void> {
    if (numbers.length === 0) return
    await this.#db.write(() => this.#versions.remove(boardId, numbers))
    await this.#forgetDeleted()
  }

  addAuditEntry(entry: AuditEntry): Promise<void> {
    return this.#db.write(() => this.#audit.add(entry))
  }

  listAuditEntries(boardId: string): Promise<readonly StoredAuditEntry[]> {
    return this.#db.read(() => this.#audit.list(boardId))
  }

  async removeAuditEntries(before: number): Promise<number> {
    const removed = await this.#db.write(() => this.#audit.removeBefore(before))
    if (removed > 0) await this.#db.read(() => this.#db.forgetDeleted())
    return removed
  }

  /** Copies everything to a new file while others go on; rejects with `full` before the disk has no room for them. */
  async copyTo(path: string): Promise<void> {
    const { bavail, bsize } = await statfs(dirname(path))
    const size = await this.#db.read(() => this.#db.readSize())
    if (bavail * bsize < COPY_ROOM * size) {
      throw new StorageError("full", `A copy of the database takes ${size} bytes`)
    }
    await this.#db.copyTo(path)
  }

  /** Everything that SQLite finds wrong in the file; empty in a sound one. */
  checkIntegrity(): Promise<readonly string[]> {
    return this.#db.read(() => this.#db.checkIntegrity())
  }

  /** All rooms that the store knows by a row, a mark or a board, also those whose rows are missing. */
  listRooms(): Promise<readonly StoredRoomName[]> {
    return this.#db.read(() => this.#rooms.list())
  }

  /** The file may not grow beyond so many pages: a full disk that a test can make. */
  limitPages(pages: number): void {
    this.#db.limitPages(pages)
  }

  check(): Promise<void> {
    return this.#db.write(() => this.#db.touch())
  }

  close(): Promise<void> {
    return this.#db.close()
  }
}
