import { type Profile } from "@tafelrunde/shared/content"
import {
  AUDIT_ACTIONS,
  AUDIT_ROLES,
  type AuditAction,
  type AuditRole,
} from "@tafelrunde/shared/protocol"

import { type Log } from "../log.ts"
import { type LiveRooms } from "../rooms/live-rooms.ts"
import { type Storage, StorageError, type StoredAuditEntry } from "../storage/storage.ts"
import { type Admission } from "./boards.ts"
import { toTokenId } from "./token.ts"

/** Who did it: by a token, or without one as the person who created the board or runs the server. */
export interface Actor {
  readonly role: AuditRole
  /** The seat's id. */
  readonly seat: string | null
  /** The short id of the token. */
  readonly token: string | null
  /** The network of the address; see `toNetwork`. */
  readonly address: string | null
}

/** Whoever types commands on the server. */
export const OPERATOR: Actor = { role: "operator", seat: null, token: null, address: null }

/** The server itself. */
const SERVER: Actor = { ...OPERATOR, role: "server" }

export function toActor(
  { role, key, seat }: Pick<Admission, "role" | "key" | "seat"> | LinkActor,
  address: string | null,
): Actor {
  const token = toTokenId(Buffer.from(key, "base64url"))
  return { role, seat: seat?.id ?? null, token, address }
}

/** Who acts by an institution's link; seats of listed institutions have the institutions' ids. */
interface LinkActor {
  readonly role: "institution"
  readonly key: string
  readonly seat: { readonly id: string }
}

export interface AuditEvent {
  readonly boardId: string
  readonly action: AuditAction
  /** What it was done with: an export's name, a version's number, a role. Never a name or content. */
  readonly subject?: string | undefined
  readonly profile?: Profile | undefined
}

/** An entry as it is shown. */
export interface ListedAuditEntry extends StoredAuditEntry {
  readonly action: AuditAction
  readonly role: AuditRole
  readonly profile: Profile | null
}

/** Another version may write entries that this one does not know. */
function isKnown(entry: StoredAuditEntry): entry is ListedAuditEntry {
  const isAction = AUDIT_ACTIONS.some((action) => action === entry.action)
  const isProfile = entry.profile === null || PROFILES.some((each) => each === entry.profile)
  return isAction && isProfile && AUDIT_ROLES.some((role) => role === entry.role)
}

const PROFILES: readonly Profile[] = ["internal", "network", "public"]
const DAY_MS = 24 * 60 * 60 * 1000

/** Who did what with each board, apart from the server's log: facilitators of the board read it. */
export class Audit {
  readonly #storage: Storage
  readonly #days: number
  readonly #log: Log

  /** Entries are removed after `days`. */
  constructor(storage: Storage, days: number, log: Log) {
    this.#storage = storage
    this.#days = days
    this.#log = log
  }

  /** Something that was done; an entry that cannot be stored is logged, because what it tells of has happened. */
  async note({ boardId, action, subject, profile }: AuditEvent, actor: Actor): Promise<void> {
    const entry = { boardId, action, subject: subject ?? null, profile: profile ?? null, ...actor }
    try {
      await this.#storage.addAuditEntry({ ...entry, at: Date.now() })
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      this.#log.error("audit.notStored", { board: boardId, action, message: error.message })
    }
  }

  /** Newest first, also of a deleted board: of that, who created and deleted it. */
  async list(boardId: string): Promise<readonly ListedAuditEntry[]> {
    const oldest = Date.now() - this.#days * DAY_MS
    const entries = await this.#storage.listAuditEntries(boardId)
    return entries.filter(isKnown).filter(({ at }) => at >= oldest)
  }

  /** Removes what is older than the record goes back; answers how many entries. */
  forget(): Promise<number> {
    return this.#storage.removeAuditEntries(Date.now() - this.#days * DAY_MS)
  }
}

/** Notes from now on who locks a board, who opens it again, and what a board lacks when it is loaded. */
export function noteRooms({
  rooms,
  audit,
}: {
  readonly rooms: LiveRooms
  readonly audit: Audit
}): void {
  rooms.onLock = ({ boardId }, locked, by) => {
    const event = { boardId, action: locked ? "locked" : "unlocked" } as const
    void audit.note(event, toActor(by, by.network))
  }
  const noted = new Map<string, number>()
  rooms.onLostChanges = ({ boardId, path, lostChanges }) => {
    if (noted.get(path) === lostChanges) return
    noted.set(path, lostChanges)
    void audit.note({ boardId, action: "damaged", subject: String(lostChanges) }, SERVER)
  }
}
