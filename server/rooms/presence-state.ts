import { isUtf8 } from "node:buffer"
import { createHmac, randomBytes } from "node:crypto"

import { type AccessRole, type PresenceEntry, type Seat } from "@tafelrunde/shared/protocol"

import { isJsonObject } from "./guards/json-object.ts"

/** Clients compare states recursively, so a deep one would overflow their stack. */
const MAX_DEPTH = 32
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const SPACE = 0x20

/** What the server knows of a session and its client cannot change. */
interface Stamp {
  readonly role: AccessRole
  readonly seat: Seat | null
  readonly tokenId: string
}

/**
 * Adds the role, the seat and which token it is, which only the server knows, to a client's presence state. They are the
 * last fields, so they win over those of the same names in JSON.parse. Undefined for anything but a
 * JSON object.
 */
export function stampState(
  bytes: Uint8Array,
  { role, seat, tokenId }: Stamp,
): Uint8Array | undefined {
  if (!isUtf8(bytes) || !isJsonObject(bytes, MAX_DEPTH)) return undefined
  const end = bytes.lastIndexOf(CLOSE_OBJECT)
  const fields = bytes.subarray(0, end)
  const isEmpty = fields.findLast((byte) => byte > SPACE) === OPEN_OBJECT
  const stamp = JSON.stringify({ role, seat, tokenId }).slice(1)
  return Buffer.concat([fields, Buffer.from(isEmpty ? stamp : `,${stamp}`)])
}

/** What viewers get of a presence state: where somebody looks and points, and the server's stamp. */
const FOR_VIEWERS = [
  "canvas",
  "cursor",
  "laser",
  "idle",
  "view",
  "wall",
  "role",
  "seat",
  "tokenId",
] as const
const PSEUDONYM_KEY = randomBytes(16)

/**
 * A person's presence as viewers get it: without the name and the device's id, because a projector or a guest is shown
 * institutions and no persons. Only known fields pass, so no client's own field carries a name along.
 */
export function withoutName({ clientId, clock, state }: PresenceEntry): PresenceEntry {
  const given: unknown = JSON.parse(new TextDecoder().decode(state))
  if (!isRecord(given)) return { clientId, clock, state }
  const kept = FOR_VIEWERS.flatMap((key) => (key in given ? [[key, given[key]]] : []))
  const user = isRecord(given["user"]) ? { user: anonymous(given["user"]) } : {}
  const text = JSON.stringify({ ...user, ...Object.fromEntries(kept) })
  return { clientId, clock, state: new TextEncoder().encode(text) }
}

/** The tabs of one device have the same pseudonym, which no other process of the server gives. */
function anonymous({ id }: Readonly<Record<string, unknown>>): { id: string; name: string } {
  const hash = createHmac("sha256", PSEUDONYM_KEY).update(JSON.stringify(id) ?? "")
  return { id: hash.digest("base64url").slice(0, 12), name: "" }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
