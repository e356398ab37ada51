import { isUtf8 } from "node:buffer"

import { type AccessRole } from "@tafelrunde/shared/protocol"

import { isJsonObject } from "./guards/json-object.ts"

/** Others compare states recursively: a deep one would overflow their stack. */
const MAX_DEPTH = 32
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const SPACE = 0x20

function toEnding(role: AccessRole): Buffer {
  return Buffer.from(`,"role":"${role}"}`)
}
const ENDINGS: Readonly<Record<AccessRole, Buffer>> = {
  facilitator: toEnding("facilitator"),
  participant: toEnding("participant"),
  viewer: toEnding("viewer"),
}

/**
 * A person's presence as others get it: what the client says, with the role that the server knows.
 * It comes last, and of several fields of one name JSON.parse takes the last. Undefined for
 * anything but a JSON object.
 */
export function stampState(bytes: Uint8Array, role: AccessRole): Uint8Array | undefined {
  if (!isUtf8(bytes) || !isJsonObject(bytes, MAX_DEPTH)) return undefined
  const end = bytes.lastIndexOf(CLOSE_OBJECT)
  const fields = bytes.subarray(0, end)
  const isEmpty = fields.findLast((byte) => byte > SPACE) === OPEN_OBJECT
  return Buffer.concat([fields, isEmpty ? ENDINGS[role].subarray(1) : ENDINGS[role]])
}
