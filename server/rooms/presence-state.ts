import { type AccessRole } from "@tafelrunde/shared/protocol"

const MAX_DEPTH = 32

const decoder = new TextDecoder("utf-8", { fatal: true })
const encoder = new TextEncoder()

/** Others compare states recursively: a deep one would overflow their stack. */
const isShallow = (value: unknown, depth = 0): boolean => {
  if (typeof value !== "object" || value === null) return true
  if (depth >= MAX_DEPTH) return false
  for (const part of Object.values(value)) if (!isShallow(part, depth + 1)) return false
  return true
}

const parse = (json: string): object | undefined => {
  const state: unknown = JSON.parse(json)
  if (typeof state !== "object" || state === null || Array.isArray(state)) return undefined
  return isShallow(state) ? state : undefined
}

/**
 * A person's presence as others get it: what the client says, with the role that the server knows.
 * Undefined for anything but a JSON object.
 */
export const stampState = (bytes: Uint8Array, role: AccessRole): Uint8Array | undefined => {
  try {
    const json = decoder.decode(bytes)
    const state = parse(json)
    return state && encoder.encode(stamp(json, state, role))
  } catch {
    return undefined
  }
}

/** Twenty cursors a second of each person come this way: what can stay as it is stays. */
const stamp = (json: string, state: object, role: AccessRole): string => {
  const canStay = Object.keys(state).length > 0 && !Object.hasOwn(state, "role")
  if (!canStay) return JSON.stringify({ ...state, role })
  return `${json.slice(0, json.lastIndexOf("}"))},"role":"${role}"}`
}
