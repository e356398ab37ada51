import { createDecoder, hasContent, readVarUint, readVarUint8Array } from "lib0/decoding"
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding"

/** One person's presence as it crosses the socket; `state` is UTF-8 JSON, `null` when gone. */
export type PresenceEntry = {
  readonly clientId: number
  readonly clock: number
  readonly state: Uint8Array
}

/** The entries of an awareness payload, states not yet parsed; undefined if it is malformed. */
export const readPresence = (payload: Uint8Array): readonly PresenceEntry[] | undefined => {
  try {
    const decoder = createDecoder(payload)
    const count = readVarUint(decoder)
    const entries: PresenceEntry[] = []
    for (let index = 0; index < count; index++) {
      const clientId = readVarUint(decoder)
      const clock = readVarUint(decoder)
      entries.push({ clientId, clock, state: readVarUint8Array(decoder) })
    }
    return hasContent(decoder) ? undefined : entries
  } catch {
    return undefined
  }
}

/** Inverse of `readPresence`. */
export const writePresence = (entries: readonly PresenceEntry[]): Uint8Array => {
  const encoder = createEncoder()
  writeVarUint(encoder, entries.length)
  for (const entry of entries) {
    writeVarUint(encoder, entry.clientId)
    writeVarUint(encoder, entry.clock)
    writeVarUint8Array(encoder, entry.state)
  }
  return toUint8Array(encoder)
}
