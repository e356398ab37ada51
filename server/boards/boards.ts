import { type CanvasRecord, type ProtectionMarks } from "@tafelrunde/shared/canvas"
import {
  templateContent,
  type BoardContent,
  type Language,
  type Template,
} from "@tafelrunde/shared/content"
import {
  ACCESS_ROLES,
  isAccessRole,
  type AccessRole,
  type Limits,
  type Seat,
} from "@tafelrunde/shared/protocol"

import {
  type Storage,
  StorageError,
  type StoredBoard,
  type StoredToken,
} from "../storage/storage.ts"
import { toFirstEntries } from "./board-start.ts"
import { readSeat } from "./seats.ts"
import {
  createBoardId,
  createJoinCode,
  createToken,
  hashToken,
  isSameHash,
  normaliseJoinCode,
  openToken,
  sealToken,
} from "./token.ts"

export interface NewBoard {
  readonly title?: string | undefined
  readonly language: Language
  readonly template: Template
  readonly content?: BoardContent | undefined
  /** The canvas; default the template's. */
  readonly records?: readonly CanvasRecord[] | undefined
  /** Which shapes are protected; default the template's. */
  readonly protection?: ProtectionMarks | undefined
  /** Default: a fresh one. */
  readonly id?: string | undefined
}

export type Tokens = Readonly<Record<AccessRole, string>>

/** A board that has just been created. */
export interface BoardStart {
  readonly board: StoredBoard
  readonly title: string
  readonly tokens: Tokens
}

/** Who has shown a valid token for a board; `key` identifies the token without being it. */
export interface Admission {
  readonly board: StoredBoard
  readonly role: AccessRole
  readonly key: string
  readonly seat: Seat | null
}

/** `notAllowed`: the token is of an institution's link, which opens no board. */
export type Refusal = "noSuchBoard" | "boardDeleted" | "unauthenticated" | "notAllowed"

/** The boards of this server and who may enter them. */
export class Boards {
  readonly limits: Limits
  readonly #storage: Storage
  readonly #tokenDays: number

  /** Tokens end that nobody has used for `tokenDays`, except facilitators' links; 0: none does. */
  constructor(storage: Storage, limits: Limits, tokenDays = 0) {
    this.#storage = storage
    this.limits = limits
    this.#tokenDays = tokenDays
  }

  /** Undefined when the server has as many boards as it may. */
  async create(wanted: NewBoard): Promise<BoardStart | undefined> {
    if ((await this.#storage.listBoards()).length >= this.limits.boards) return undefined
    const content = toContent(wanted)
    const now = Date.now()
    const id = wanted.id ?? createBoardId()
    const board = {
      id,
      createdAt: now,
      deletedAt: null,
      joinCode: createJoinCode(),
      joinOpen: true,
      joinUntil: this.#endOfNewCode(),
    }
    const tokens = { facilitator: createToken(), participant: createToken(), viewer: createToken() }
    const stored = ACCESS_ROLES.map((role) => toLinkToken({ board, role, tokens }))
    await this.#storage.createBoard(board, stored, toFirstEntries(id, { ...wanted, content }))
    return { board, title: content.meta?.title ?? "", tokens }
  }

  /** Oldest first, without deleted ones. */
  list(): Promise<readonly StoredBoard[]> {
    return this.#storage.listBoards()
  }

  /** For whoever runs the server and needs no token; undefined when deleted or unknown. */
  async find(boardId: string): Promise<StoredBoard | undefined> {
    const board = await this.#storage.readBoard(boardId)
    return board?.deletedAt === null ? board : undefined
  }

  async admit(boardId: string, token: string | undefined): Promise<Admission | Refusal> {
    const board = await this.#storage.readBoard(boardId)
    if (!board) return "noSuchBoard"
    if (board.deletedAt !== null) return "boardDeleted"
    if (token === undefined || token === "") return "unauthenticated"
    const hash = hashToken(token)
    const stored = await this.#storage.readToken(boardId, hash)
    if (!stored || !isSameHash(stored.hash, hash) || !isAccessRole(stored.role)) {
      const isLink = await this.#storage.readInstitutionLink(boardId, hash)
      return isLink ? "notAllowed" : "unauthenticated"
    }
    if (this.#isExpired(stored)) return "unauthenticated"
    await this.#noteUse(stored)
    const seat = await readSeat(this.#storage, boardId, stored.seat)
    return { board, role: stored.role, key: hash.toString("base64url"), seat }
  }

  #isExpired({ role, origin, usedAt, createdAt }: StoredToken): boolean {
    if (this.#tokenDays === 0 || (origin === "link" && role === "facilitator")) return false
    return (usedAt ?? createdAt) < Date.now() - this.#tokenDays * DAY_MS
  }

  async #noteUse({ hash, usedAt }: StoredToken): Promise<void> {
    const now = Date.now()
    if (usedAt !== null && now - usedAt < USE_EVERY_MS) return
    try {
      await this.#storage.writeTokenUse(hash, now)
    } catch (error) {
      // Whoever has a valid token gets in also while nothing can be stored.
      if (!(error instanceof StorageError)) throw error
    }
  }

  /** All tokens of the board that let somebody in, oldest first. */
  async listTokens(board: StoredBoard): Promise<readonly StoredToken[]> {
    const tokens = await this.#storage.listTokens(board.id)
    return tokens.filter((token) => !this.#isExpired(token))
  }

  /** Removes the tokens that have expired; answers how many. */
  async removeExpiredTokens(): Promise<number> {
    if (this.#tokenDays === 0) return 0
    return this.#storage.removeUnusedTokens(Date.now() - this.#tokenDays * DAY_MS)
  }

  /** The board that lets people in with this code; undefined if none does. */
  async findByJoinCode(typed: string): Promise<StoredBoard | undefined> {
    const board = await this.#storage.readBoardByJoinCode(normaliseJoinCode(typed))
    return board && isJoinable(board) ? board : undefined
  }

  /** The code that lets people in now; null when it is switched off or has expired. */
  joinCodeOf(board: StoredBoard): string | null {
    return isJoinable(board) ? board.joinCode : null
  }

  /** Whether joining by code is on, but its time is over. */
  isJoinCodeExpired({ joinOpen, joinUntil }: StoredBoard): boolean {
    return joinOpen && joinUntil <= Date.now()
  }

  #endOfNewCode(): number {
    return Date.now() + this.limits.joinCodeHours * HOUR_MS
  }

  /** A participant's token of their own, for somebody who knows the board's join code. */
  join(board: StoredBoard): Promise<string> {
    return this.#createOwnToken(board, "participant")
  }

  /**
   * A token of the visitor's own in place of a link's, so that one person can be removed and the
   * link renewed while the others stay. `known` is what the device had here before: it goes on with
   * that if it still holds. Facilitators keep the link's, which opens the other links.
   */
  async enter(
    { board, role, key }: Admission,
    { token, known }: { readonly token: string; readonly known: string | undefined },
  ): Promise<string> {
    if (role === "facilitator" || (await this.#isOwn(board, key))) return token
    const before = known === undefined ? "unauthenticated" : await this.admit(board.id, known)
    const goesOn = typeof before !== "string" && before.role === role
    if (known !== undefined && goesOn && (await this.#isOwn(board, before.key))) return known
    return await this.#createOwnToken(board, role)
  }

  async #isOwn(board: StoredBoard, key: string): Promise<boolean> {
    const token = await this.#storage.readToken(board.id, Buffer.from(key, "base64url"))
    return token?.origin === "own"
  }

  async #createOwnToken(board: StoredBoard, role: AccessRole): Promise<string> {
    const token = createToken()
    await this.#storage.writeToken({
      boardId: board.id,
      hash: hashToken(token),
      role,
      origin: "own",
      createdAt: Date.now(),
      usedAt: null,
      seat: null,
      sealed: null,
    })
    return token
  }

  /** The tokens of the board's links, for who shows the facilitator's. */
  async readLinkTokens(board: StoredBoard, facilitatorToken: string): Promise<Tokens> {
    const stored = await this.#storage.listTokens(board.id)
    const read = (role: AccessRole): string => {
      const sealed = stored.find((each) => each.origin === "link" && each.role === role)?.sealed
      return (sealed && openToken(sealed, facilitatorToken)) ?? ""
    }
    return {
      facilitator: facilitatorToken,
      participant: read("participant"),
      viewer: read("viewer"),
    }
  }

  /**
   * A new token for the role's link; all tokens that the role had end, also those of people who
   * joined by code. The links of the other roles stay.
   */
  async renewLink(board: StoredBoard, role: AccessRole, facilitatorToken: string): Promise<string> {
    const token = createToken()
    const before = await this.readLinkTokens(board, facilitatorToken)
    const tokens = { ...before, [role]: token }
    // What the others' links are sealed with changes with the facilitator's.
    const renewed = role === "facilitator" ? ACCESS_ROLES : [role]
    await this.#storage.replaceTokens(
      board.id,
      { role, which: "all" },
      renewed.map((each) => toLinkToken({ board, role: each, tokens })),
    )
    return token
  }

  /**
   * The role's link and the join code are new, and every token of the role ends but people's own of
   * the `kept` keys: what somebody has fetched in advance lets nobody in. How many tokens ended.
   */
  async renewInvites(
    board: StoredBoard,
    role: AccessRole,
    by: { readonly token: string; readonly kept: readonly string[] },
  ): Promise<number> {
    const tokens = { ...(await this.readLinkTokens(board, by.token)), [role]: createToken() }
    const own: Uint8Array[] = []
    for (const key of by.kept) {
      if (await this.#isOwn(board, key)) own.push(Buffer.from(key, "base64url"))
    }
    const ended = await this.#storage.replaceTokens(board.id, { role, which: "all", except: own }, [
      toLinkToken({ board, role, tokens }),
    ])
    // Also while joining by code is off: it may be switched on again.
    await this.#storage.writeJoinCode(board.id, {
      code: createJoinCode(),
      open: board.joinOpen,
      until: this.#endOfNewCode(),
    })
    return ended
  }

  /** The keys of the role's valid tokens. */
  async listKeys(board: StoredBoard, role: AccessRole): Promise<ReadonlySet<string>> {
    const tokens = (await this.#storage.listTokens(board.id)).filter((each) => each.role === role)
    return new Set(tokens.map(({ hash }) => Buffer.from(hash).toString("base64url")))
  }

  /** Ends the token behind an admission's `key` if it is one person's own; false if it is a link's. */
  async endOwnToken(board: StoredBoard, key: string): Promise<boolean> {
    if (!(await this.#isOwn(board, key))) return false
    await this.#storage.removeToken(board.id, Buffer.from(key, "base64url"))
    return true
  }

  /** Nothing of the board remains but the fact that it was deleted. */
  delete(board: StoredBoard): Promise<void> {
    return this.#storage.deleteBoard(board.id, Date.now())
  }

  /** The code that is valid from now on; null when joining by code is off. */
  async changeJoinCode(board: StoredBoard, action: "renew" | "off" | "on"): Promise<string | null> {
    const open = action !== "off"
    const isNew = action === "renew" || (open && board.joinUntil <= Date.now())
    const code = isNew ? createJoinCode() : board.joinCode
    const until = isNew ? this.#endOfNewCode() : board.joinUntil
    await this.#storage.writeJoinCode(board.id, { code, open, until })
    return open ? code : null
  }

  /** Milliseconds since 1970. */
  async readUpdatedAt(board: StoredBoard): Promise<number> {
    return (await this.#storage.readUpdatedAt(board.id)) ?? board.createdAt
  }

  check(): Promise<void> {
    return this.#storage.check()
  }
}

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
/** Not at every request: the time of a token's last use is written down at most so often. */
const USE_EVERY_MS = 10 * 60 * 1000

function isJoinable({ joinOpen, joinUntil }: StoredBoard): boolean {
  return joinOpen && joinUntil > Date.now()
}

function toContent({ title, language, template, content }: NewBoard): BoardContent {
  if (!content)
    return templateContent(template, title === undefined ? { language } : { language, title })
  return title === undefined ? content : { ...content, meta: { ...content.meta, title } }
}

function toLinkToken({
  board,
  role,
  tokens,
}: {
  readonly board: StoredBoard
  readonly role: AccessRole
  readonly tokens: Tokens
}): StoredToken {
  return {
    boardId: board.id,
    hash: hashToken(tokens[role]),
    role,
    origin: "link",
    createdAt: Date.now(),
    usedAt: null,
    seat: null,
    sealed: sealToken(tokens[role], tokens.facilitator),
  }
}
