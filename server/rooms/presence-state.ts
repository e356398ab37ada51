import { isUtf8 } from "node:buffer"

import { type AccessRole, type Seat } from "@tafelrunde/shared/protocol"

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
