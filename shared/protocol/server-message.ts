import { isAccessRole, type AccessRole } from "./access.ts"
import { parseSeat, type Seat } from "./seat.ts"

/**
 * The server's own messages, for clients that ask for them with `serverMessages=1` in the sync URL.
 * `saved.frames` counts this connection's document frames (sync step 2 and update, in the order sent)
 * that are stored or were reported by `dropped`. `reverted.count` is the number of places (canvas
 * records, fields and entries) where a guard undoes this connection's change; `reason` is that of the
 * first one, in English, for a log, and `kind` says why in a word that a client can translate.
 */
export type ServerMessage =
  | {
      readonly type: "access"
      readonly access: "write" | "read"
      readonly role: AccessRole
      readonly locked: boolean
    }
  /** This connection's own seat, when it begins and when the seat changes; null without one. `tokenId` as in presence. */
  | { readonly type: "seat"; readonly seat: Seat | null; readonly tokenId?: string }
  /** For facilitators: who is connected to the board, whether they say who they are or not. */
  | { readonly type: "connections"; readonly connections: readonly BoardConnection[] }
  | { readonly type: "saved"; readonly frames: number }
  | { readonly type: "storage"; readonly ok: boolean }
  | { readonly type: "dropped"; readonly reason: DropReason }
  | {
      readonly type: "reverted"
      readonly count: number
      readonly reason: string
      readonly kind: RevertKind
    }

/** One connection to a board, as the server knows it. */
export interface BoardConnection {
  readonly id: number
  readonly role: AccessRole
  readonly seat: Seat | null
  /** The awareness client id that it speaks for; null while it shows nobody. */
  readonly clientId: number | null
  /** Whether it speaks our own protocol; a stock client does not. */
  readonly ours: boolean
}

/**
 * Why changes are reverted: others could not show them, they concern what facilitators have protected, they
 * removed what somebody has filled in, or they were longer or more than a field or a list takes.
 */
export type RevertKind = "harmful" | "protected" | "filled" | "limit"

const REVERT_KINDS: readonly RevertKind[] = ["harmful", "protected", "filled", "limit"]

/**
 * Why a document frame was dropped for lack of space: the person's share of the board is used up, or the
 * board, or the server's disk. When there is space, the server asks for what it lacks with a sync step 1.
 * Frames that only delete are taken meanwhile.
 */
export type SpaceDropReason = "share" | "full" | "disk"

/** Why a document frame was dropped: the connection may only read, because of its role or the lock, or there is no space. */
export type DropReason = "role" | "locked" | SpaceDropReason

export function isSpaceDropReason(reason: unknown): reason is SpaceDropReason {
  return reason === "share" || reason === "full" || reason === "disk"
}

type Fields = Readonly<Record<string, unknown>>

const readers: Record<ServerMessage["type"], (fields: Fields) => ServerMessage | undefined> = {
  access: ({ access, role, locked }) =>
    (access === "write" || access === "read") && isAccessRole(role) && typeof locked === "boolean"
      ? { type: "access", access, role, locked }
      : undefined,
  seat: ({ seat, tokenId }) => ({
    type: "seat",
    seat: parseSeat(seat),
    ...(typeof tokenId === "string" && { tokenId }),
  }),
  connections: ({ connections }) =>
    Array.isArray(connections)
      ? { type: "connections", connections: connections.flatMap(toConnection) }
      : undefined,
  saved: ({ frames }) => (typeof frames === "number" ? { type: "saved", frames } : undefined),
  storage: ({ ok }) => (typeof ok === "boolean" ? { type: "storage", ok } : undefined),
  dropped: ({ reason }) =>
    reason === "role" || reason === "locked" || isSpaceDropReason(reason)
      ? { type: "dropped", reason }
      : undefined,
  reverted: ({ count, reason, kind }) =>
    typeof count === "number" && typeof reason === "string"
      ? {
          type: "reverted",
          count,
          reason,
          kind: REVERT_KINDS.find((each) => each === kind) ?? "harmful",
        }
      : undefined,
}

function toConnection(value: unknown): BoardConnection[] {
  const { id, role, seat, clientId, ours }: Fields = { ...Object(value) }
  if (typeof id !== "number" || !isAccessRole(role)) return []
  return [
    {
      id,
      role,
      seat: parseSeat(seat),
      clientId: typeof clientId === "number" ? clientId : null,
      ours: ours === true,
    },
  ]
}

function isServerMessageType(type: unknown): type is ServerMessage["type"] {
  return typeof type === "string" && Object.hasOwn(readers, type)
}

/** Undefined for messages of other versions, which a client ignores. */
export function parseServerMessage(json: string): ServerMessage | undefined {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== "object" || value === null) return undefined
    const fields: Fields = { ...value }
    const type = fields["type"]
    return isServerMessageType(type) ? readers[type](fields) : undefined
  } catch {
    return undefined
  }
}
