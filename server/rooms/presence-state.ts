import { isUtf8 } from "node:buffer"

import { type AccessRole } from "@tafelrunde/shared/protocol"

import { isJsonObject } from "./guards/json-object.ts"

/** Clients compare states recursively, so a deep one would overflow their stack. */
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
 * Adds the role, which only the server knows, to a client's presence state. It is the last field, so it
 * wins over one of the same name in JSON.parse. Undefined for anything but a JSON object.
 */
export function stampState(bytes: Uint8Array, role: AccessRole): Uint8Array | undefined {
  if (!isUtf8(bytes) || !isJsonObject(bytes, MAX_DEPTH)) return undefined
  const end = bytes.lastIndexOf(CLOSE_OBJECT)
  const fields = bytes.subarray(0, end)
  const isEmpty = fields.findLast((byte) => byte > SPACE) === OPEN_OBJECT
  return Buffer.concat([fields, isEmpty ? ENDINGS[role].subarray(1) : ENDINGS[role]])
}
