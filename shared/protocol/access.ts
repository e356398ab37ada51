import { type RoomKind } from "./room-name.ts"

/** Facilitators may write everything, participants the board and its contacts; viewers (a projector, guests) only read. */
export type AccessRole = "facilitator" | "participant" | "viewer"
export type Access = "write" | "read" | "none"

export const ACCESS_ROLES = ["facilitator", "participant", "viewer"] as const

export function isAccessRole(value: unknown): value is AccessRole {
  return ACCESS_ROLES.some((role) => role === value)
}

const POLICIES: Record<RoomKind, Record<AccessRole, Access>> = {
  board: { facilitator: "write", participant: "write", viewer: "read" },
  contacts: { facilitator: "write", participant: "write", viewer: "none" },
  internal: { facilitator: "write", participant: "none", viewer: "none" },
  facilitation: { facilitator: "write", participant: "read", viewer: "read" },
}

/** The rooms that the lock covers. */
const HELD: ReadonlySet<RoomKind> = new Set(["board", "contacts"])

/** What a role may do in a room. The facilitators' lock turns participants into readers of the board and its contacts. */
export function accessOf(
  room: { readonly kind: RoomKind },
  role: AccessRole,
  locked: boolean,
): Access {
  const access = POLICIES[room.kind][role]
  const isHeld = locked && HELD.has(room.kind) && role === "participant"
  return isHeld ? "read" : access
}
