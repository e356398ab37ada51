import { isAccessRole, type AccessRole } from "./access.ts"

/**
 * The server's own message to clients that ask for it with `notes=1` in the sync URL.
 * `saved.frames` counts this connection's document frames (sync step 2 and update, in the order
 * sent) that need no more waiting: they are in the store, or were reported by `dropped`.
 * `reverted`: of so many canvas records, this connection's change could not be shown by others and
 * is undone by the server; `reason` says of the first one why, in English, for a log.
 */
export type ServerMessage =
  | {
      readonly type: "access"
      readonly access: "write" | "read"
      readonly role: AccessRole
      readonly locked: boolean
    }
  | { readonly type: "saved"; readonly frames: number }
  | { readonly type: "storage"; readonly ok: boolean }
  | { readonly type: "dropped"; readonly reason: DropReason }
  | { readonly type: "reverted"; readonly count: number; readonly reason: string }

/** Why a document frame was not taken: the connection may only read, for its role or for the lock. */
export type DropReason = "role" | "locked"

type Fields = Readonly<Record<string, unknown>>

const readers: Record<ServerMessage["type"], (fields: Fields) => ServerMessage | undefined> = {
  access: ({ access, role, locked }) =>
    (access === "write" || access === "read") && isAccessRole(role) && typeof locked === "boolean"
      ? { type: "access", access, role, locked }
      : undefined,
  saved: ({ frames }) => (typeof frames === "number" ? { type: "saved", frames } : undefined),
  storage: ({ ok }) => (typeof ok === "boolean" ? { type: "storage", ok } : undefined),
  dropped: ({ reason }) =>
    reason === "role" || reason === "locked" ? { type: "dropped", reason } : undefined,
  reverted: ({ count, reason }) =>
    typeof count === "number" && typeof reason === "string"
      ? { type: "reverted", count, reason }
      : undefined,
}

function isNoteType(type: unknown): type is ServerMessage["type"] {
  return typeof type === "string" && Object.hasOwn(readers, type)
}

/** Undefined for anything that is no note of this version: a client ignores what it does not know. */
export function parseServerMessage(json: string): ServerMessage | undefined {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== "object" || value === null) return undefined
    const fields: Fields = { ...value }
    const type = fields["type"]
    return isNoteType(type) ? readers[type](fields) : undefined
  } catch {
    return undefined
  }
}
