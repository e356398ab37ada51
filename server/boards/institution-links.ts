import {
  type InstitutionLinkEvent,
  type Storage,
  StorageError,
  type StoredBoard,
  type StoredInstitutionLink,
} from "../storage/storage.ts"
import { type Boards, type Refusal } from "./boards.ts"
import { createToken, hashToken, openToken, sealToken } from "./token.ts"

/** Who has shown the token of an institution's link; `key` identifies the token without being it. */
export interface LinkAdmission {
  readonly board: StoredBoard
  readonly role: "institution"
  readonly institutionId: string
  readonly key: string
}

/** A link as facilitators see it; times are milliseconds since 1970. */
export interface ListedLink extends Pick<
  StoredInstitutionLink,
  "institutionId" | "createdAt" | "usedAt" | "changedAt" | "confirmedAt"
> {
  /** Whether the link opens anything. */
  readonly isOpen: boolean
  /** Undefined where the link has ended, or was made under a facilitators' link that nobody shows any more. */
  readonly token: string | undefined
}

/** What facilitators do with links: `create` makes those that are missing. */
export type LinkAction = "create" | "renew" | "end"

const DAY_MS = 24 * 60 * 60 * 1000
/** Not at every request: the time of a link's last use is written down at most so often. */
const USE_EVERY_MS = 10 * 60 * 1000

interface Dependencies {
  readonly storage: Storage
  readonly boards: Boards
  /** Links end that nobody has used for so long; 0: none does. */
  readonly tokenDays: number
}

/** The links by which institutions fill in their own part of a board, without an account and without the board itself. */
export class InstitutionLinks {
  readonly #storage: Storage
  readonly #boards: Boards
  readonly #tokenDays: number

  constructor({ storage, boards, tokenDays }: Dependencies) {
    this.#storage = storage
    this.#boards = boards
    this.#tokenDays = tokenDays
  }

  async admit(boardId: string, token: string | undefined): Promise<LinkAdmission | Refusal> {
    const link =
      token === undefined
        ? undefined
        : await this.#storage.readInstitutionLink(boardId, hashToken(token))
    const board = link && (await this.#boards.find(boardId))
    if (!link?.hash || !board) {
      // A token of the board itself is a valid one, for other calls.
      const admission = await this.#boards.admit(boardId, token)
      return typeof admission === "string" ? admission : "notAllowed"
    }
    if (this.#isExpired(link)) return "unauthenticated"
    await this.#noteUse(link, link.hash)
    const key = Buffer.from(link.hash).toString("base64url")
    return { board, role: "institution", institutionId: link.institutionId, key }
  }

  #isExpired({ usedAt, createdAt }: StoredInstitutionLink): boolean {
    return this.#tokenDays > 0 && (usedAt ?? createdAt) < Date.now() - this.#tokenDays * DAY_MS
  }

  async #noteUse({ usedAt }: StoredInstitutionLink, hash: Uint8Array): Promise<void> {
    const now = Date.now()
    if (usedAt === null || now - usedAt >= USE_EVERY_MS) await this.#note(hash, "used", now)
  }

  /** Notes that something was changed, or confirmed, by the link behind an admission's `key`. */
  note(key: string, event: InstitutionLinkEvent): Promise<void> {
    return this.#note(Buffer.from(key, "base64url"), event, Date.now())
  }

  async #note(hash: Uint8Array, event: InstitutionLinkEvent, at: number): Promise<void> {
    try {
      await this.#storage.noteInstitutionLink(hash, event, at)
    } catch (error) {
      // What it tells of has happened.
      if (!(error instanceof StorageError)) throw error
    }
  }

  async find(boardId: string, institutionId: string): Promise<StoredInstitutionLink | undefined> {
    const links = await this.#storage.listInstitutionLinks(boardId)
    return links.find((each) => each.institutionId === institutionId)
  }

  /** For who shows the facilitators' token; also links of institutions that the board no longer lists. */
  async list(board: StoredBoard, facilitatorToken: string): Promise<readonly ListedLink[]> {
    const links = await this.#storage.listInstitutionLinks(board.id)
    return links.map((link) => {
      const isOpen = link.hash !== null && !this.#isExpired(link)
      const token = isOpen && link.sealed ? openToken(link.sealed, facilitatorToken) : undefined
      return { ...link, isOpen, token }
    })
  }

  /** What an institution has answered stays known, whatever becomes of its link. */
  async change(
    board: StoredBoard,
    { action, institutionIds }: { action: LinkAction; institutionIds: readonly string[] },
    facilitatorToken: string,
  ): Promise<void> {
    const links = await this.#storage.listInstitutionLinks(board.id)
    const expired = new Set(
      links.filter((link) => this.#isExpired(link)).map(({ institutionId }) => institutionId),
    )
    const made = institutionIds.map((institutionId) => {
      const token = action === "end" ? undefined : createToken()
      return {
        boardId: board.id,
        institutionId,
        hash: token === undefined ? null : hashToken(token),
        sealed: token === undefined ? null : sealToken(token, facilitatorToken),
        createdAt: Date.now(),
      }
    })
    const replaced = made.filter(
      ({ institutionId }) => action !== "create" || expired.has(institutionId),
    )
    const missing = made.filter((link) => !replaced.includes(link))
    await this.#storage.writeInstitutionLinks(replaced, { onlyMissing: false })
    await this.#storage.writeInstitutionLinks(missing, { onlyMissing: true })
  }

  /** Seals the links' tokens anew, after the facilitators' link was renewed: else nobody could be shown them. */
  async reseal(
    board: StoredBoard,
    tokens: { readonly before: string; readonly now: string },
  ): Promise<void> {
    const links = await this.#storage.listInstitutionLinks(board.id)
    const resealed = links.flatMap((link) => {
      const token = link.sealed && openToken(link.sealed, tokens.before)
      return token ? [{ ...link, sealed: sealToken(token, tokens.now) }] : []
    })
    await this.#storage.writeInstitutionLinks(resealed, { onlyMissing: false })
  }
}
