import { type AccessRole } from "@tafelrunde/shared/protocol"

const MAX_DEPTH = 32

const decoder = new TextDecoder("utf-8", { fatal: true })
const encoder = new TextEncoder()

/** Others compare states recursively: a deep one would overflow their stack. */
const isShallow = (value: unknown, depth = 0): boolean => {
  if (typeof value !== "object" || value === null) return true
  return depth < MAX_DEPTH && Object.values(value).every((part) => isShallow(part, depth + 1))
}

/**
 * A person's presence as others get it: what the client says, with the role that the server knows.
 * Undefined for anything but a JSON object.
 */
export const stampState = (json: Uint8Array, role: AccessRole): Uint8Array | undefined => {
  try {
    const state: unknown = JSON.parse(decoder.decode(json))
    if (typeof state !== "object" || state === null || Array.isArray(state)) return undefined
    if (!isShallow(state)) return undefined
    return encoder.encode(JSON.stringify({ ...state, role }))
  } catch {
    return undefined
  }
}
