/** Why the store did not do what it was asked. `busy` and `full` may pass; `damaged` needs a person. */
export type StorageFault = "busy" | "full" | "readonly" | "io" | "damaged" | "locked" | "unknown"

export class StorageError extends Error {
  readonly fault: StorageFault

  constructor(fault: StorageFault, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = "StorageError"
    this.fault = fault
  }
}

/** Times are milliseconds since 1970, token hashes 32 bytes; tokens themselves are never stored. */
export interface StoredBoard {
  readonly id: string
  readonly createdAt: number
  /** Set when the board is deleted: only this stub remains, so that people can be told. */
  readonly deletedAt: number | null
  readonly joinCode: string
  readonly joinOpen: boolean
  /** When the join code ends, in milliseconds since 1970. */
  readonly joinUntil: number
}

export interface JoinCode {
  readonly code: string
  readonly open: boolean
  readonly until: number
}

export interface StoredToken {
  readonly boardId: string
  readonly hash: Uint8Array
  readonly role: string
  /** `link` tokens stand in the board's links and are shared; an `own` token is one device's. */
  readonly origin: "link" | "own"
  readonly createdAt: number
  /** When it was last shown, to within some minutes; null where it never was, or only to an old version. */
  readonly usedAt: number | null
  /** The id of the seat bound to an `own` token; null for links, facilitators and tokens of old versions. */
  readonly seat: string | null
  /** The token of a link, encrypted so that only who shows the facilitator's token can read it. */
  readonly sealed: Uint8Array | null
}

/**
 * An institution at a board, as its devices named it. `id` is the institution's id where the board
 * lists it (`institutionId` is then the same), else one made from the name.
 */
export interface StoredSeat {
  readonly boardId: string
  readonly id: string
  readonly institutionId: string | null
  readonly name: string
  /** The id of the seat that took this one's place, when two spellings were one institution. */
  readonly mergedInto: string | null
}

/** The link of an institution, by which it fills in its own part of a board; one an institution. */
export interface StoredInstitutionLink {
  readonly boardId: string
  readonly institutionId: string
  /** Of the link's token; null once the link has ended. */
  readonly hash: Uint8Array | null
  /** The token, encrypted as those of other links are. */
  readonly sealed: Uint8Array | null
  readonly createdAt: number
  /** When this token was last shown, to within some minutes; null where it never was. */
  readonly usedAt: number | null
  /** When something was last changed by a link of the institution. */
  readonly changedAt: number | null
  /** When the institution last said that everything is right. */
  readonly confirmedAt: number | null
}

export type NewInstitutionLink = Omit<StoredInstitutionLink, "usedAt" | "changedAt" | "confirmedAt">

/** What is remembered of a link, with the time at which it was last so. */
export type InstitutionLinkEvent = "used" | "changed" | "confirmed"

/** What is known of a board's version without reading its bytes. */
export interface StoredVersion {
  readonly boardId: string
  /** Never given twice, not even after the version was removed. */
  readonly n: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** Why it was taken. */
  readonly reason: string
  /** Null for one that the server took by itself. */
  readonly name: string | null
  /** A digest of what is in it, to compare two versions by. */
  readonly digest: Uint8Array
  /** Hashes of the pictures that it shows, which are kept as long as it is. */
  readonly pictures: readonly string[]
  /** The size of its bytes. */
  readonly size: number
}

export type NewVersion = Omit<StoredVersion, "n" | "size"> & { readonly bytes: Uint8Array }

/** Who wrote a log entry, as far as the server knows. */
export interface LogAuthor {
  /** A role, or `server`. */
  readonly role: string
  /** The id of the author's seat; null without one and in entries of old versions. */
  readonly seat: string | null
  /** Identifies the token of an author without a seat, without being it. */
  readonly token?: string
}

/**
 * Who did something with a board as a whole. Never a token, a person's name or content: tokens stand
 * as the beginning of their hash, addresses as the network they are in, seats as their id.
 */
export interface AuditEntry {
  readonly boardId: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly action: string
  readonly role: string
  readonly seat: string | null
  readonly token: string | null
  readonly address: string | null
  /** What it was done with: an export's name, a version's number, a role. */
  readonly subject: string | null
  readonly profile: string | null
}

export interface StoredAuditEntry extends AuditEntry {
  /** How often the same was done within an hour; `at` is the last time. */
  readonly times: number
}

/** An entry of a list, or a section of the board under its name and an empty id, in one of a board's rooms. */
export interface FactKey {
  readonly boardId: string
  /** The kind of the room that holds it. */
  readonly room: string
  readonly list: string
  readonly entryId: string
}

/** One change of a fact, by an institution and never by a person. */
export interface StoredFactChange extends FactKey {
  readonly id: string
  /** Empty where the entry as a whole was added, removed or restored. */
  readonly field: string
  readonly what: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** A role, or `server`. */
  readonly role: string
  readonly seat: string | null
  /** What the field held before, as JSON; null where that is not kept. */
  readonly before: string | null
}

export interface HistoryFilter {
  readonly boardId: string
  readonly rooms: readonly string[]
  /** Of one entry alone. */
  readonly entry?: Pick<FactKey, "list" | "entryId"> | undefined
  /** Later than this; milliseconds since 1970. */
  readonly since?: number | undefined
}

/** Who changed which fact when; see decision 32. */
export interface HistoryStorage {
  /**
   * Writes changes, replaces those of the same id, and removes others. Of a field the newest 30 stay, of a board the
   * newest 4,000. Changes of a deleted board are dropped.
   */
  write(changes: readonly StoredFactChange[], removedIds: readonly string[]): Promise<void>
  /** Removes all changes of these entries, also from the free space of the file. */
  forget(facts: readonly FactKey[]): Promise<void>
  /** Newest first, at most 1,000. */
  list(filter: HistoryFilter): Promise<readonly StoredFactChange[]>
  /** Removes all changes from before; answers how many. */
  removeBefore(before: number): Promise<number>
}

/** Of one role of a board: all its tokens, or only its link's. */
export interface EndedTokens {
  readonly role: string
  readonly which: "all" | "link"
  /** Hashes of tokens that stay. */
  readonly except?: readonly Uint8Array[]
}

export interface NewLogRow {
  readonly boardId: string
  /** The room's path; a room exists from its first entry on. */
  readonly room: string
  readonly bytes: Uint8Array
  readonly author: LogAuthor
}

export interface Snapshot {
  readonly uptoSeq: number
  readonly bytes: Uint8Array
  /** What the writer wants to read again beside the bytes; undefined in snapshots of old versions. */
  readonly note?: string
}

/** What makes up a room: the newest sound snapshot and every log entry after it, in order. */
export interface StoredRoom {
  readonly snapshot: Snapshot | undefined
  readonly entries: readonly {
    readonly seq: number
    readonly bytes: Uint8Array
    readonly author: LogAuthor
  }[]
  readonly lastSeq: number
  /** Entries at the end that are damaged or missing, told by one read alone; zero in a healthy store. */
  readonly setAside: number
}

/**
 * Bytes at rest: boards with their hashed tokens, and per room an append-only log with sequence
 * numbers from 1 on and snapshots of it. Bytes in, bytes out: it never looks inside an update.
 * Every call is one transaction: wholly done when its promise resolves, not at all when it rejects
 * (with a `StorageError`).
 */
export interface Storage {
  readonly history: HistoryStorage

  createBoard(
    board: StoredBoard,
    tokens: readonly StoredToken[],
    entries: readonly NewLogRow[],
  ): Promise<void>
  readBoard(id: string): Promise<StoredBoard | undefined>
  readBoardByJoinCode(code: string): Promise<StoredBoard | undefined>
  /** Oldest first, without deleted ones. */
  listBoards(): Promise<readonly StoredBoard[]>
  writeJoinCode(id: string, join: JoinCode): Promise<void>
  /** Removes everything but the stub and who created and deleted it; what is appended later to its rooms is dropped. */
  deleteBoard(id: string, at: number): Promise<void>
  /** When one of the board's rooms was last written; undefined if never. */
  readUpdatedAt(id: string): Promise<number | undefined>

  writeToken(token: StoredToken): Promise<void>
  readToken(boardId: string, hash: Uint8Array): Promise<StoredToken | undefined>
  /** All tokens of the board, oldest first. */
  listTokens(boardId: string): Promise<readonly StoredToken[]>
  writeTokenUse(hash: Uint8Array, at: number): Promise<void>
  /** Ends the tokens that were last used before, or never and made before, except facilitators' links; answers how many. */
  removeUnusedTokens(before: number): Promise<number>
  /** Ends tokens and writes those given, which may replace others; answers how many it ended. */
  replaceTokens(
    boardId: string,
    ended: EndedTokens,
    tokens: readonly StoredToken[],
  ): Promise<number>
  removeToken(boardId: string, hash: Uint8Array): Promise<void>

  /** Writes a seat, or replaces the one of the same board and id, and binds the token of this hash to it. */
  takeSeat(seat: StoredSeat, hash: Uint8Array): Promise<void>
  /** The board's seats, merged ones included, by id. */
  listSeats(boardId: string): Promise<readonly StoredSeat[]>
  /** Writes the seat and, if another was merged into it, moves that one's tokens and refers its row here. */
  mergeSeats(seat: StoredSeat, mergedId: string | null): Promise<void>

  /**
   * Writes links of institutions. With `onlyMissing` an institution that has one keeps it, so that two facilitators
   * who make links at once get the same. When an institution has answered stays known.
   */
  writeInstitutionLinks(
    links: readonly NewInstitutionLink[],
    options: { readonly onlyMissing: boolean },
  ): Promise<void>
  /** The board's links of institutions, those that have ended too. */
  listInstitutionLinks(boardId: string): Promise<readonly StoredInstitutionLink[]>
  readInstitutionLink(boardId: string, hash: Uint8Array): Promise<StoredInstitutionLink | undefined>
  noteInstitutionLink(hash: Uint8Array, event: InstitutionLinkEvent, at: number): Promise<void>

  /**
   * Appends in order; the answer has the sequence number of each entry within its room, 0 for an
   * entry of a deleted board.
   */
  append(entries: readonly NewLogRow[]): Promise<readonly number[]>
  /** Rejects with `damaged` when something in the middle is lost: better closed than opened wrong. */
  readRoom(room: string): Promise<StoredRoom>
  /** Keeps the newest two; removes no log entry. */
  writeSnapshot(room: string, snapshot: Snapshot): Promise<void>
  /** Removes the log entries covered by the older of the two snapshots, so that either one opens. */
  trimLog(room: string): Promise<void>
  /** Removes what the newest snapshot covers: older snapshots and log entries. Nothing happens where it is damaged. */
  forgetHistory(room: string): Promise<void>

  /** Answers the version's number, 0 for a board that is deleted or unknown. */
  addVersion(version: NewVersion): Promise<number>
  /** The board's versions, oldest first. */
  listVersions(boardId: string): Promise<readonly StoredVersion[]>
  /** Rejects with `damaged` when the bytes are not the ones that were written. */
  readVersion(boardId: string, n: number): Promise<Uint8Array | undefined>
  /** Also from the free space of the file. */
  removeVersions(boardId: string, numbers: readonly number[]): Promise<void>

  /** Keeps the newest 2,000 of each action of a board; the same again within an hour counts as one. */
  addAuditEntry(entry: AuditEntry): Promise<void>
  /** Of a board, also a deleted one; newest first. */
  listAuditEntries(boardId: string): Promise<readonly StoredAuditEntry[]>
  /** Removes all entries from before; answers how many. */
  removeAuditEntries(before: number): Promise<number>

  /** Resolves if the store can be read and written. */
  check(): Promise<void>
  close(): Promise<void>
}
