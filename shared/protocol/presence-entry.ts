import {
  createDecoder,
  hasContent,
  readVarUint,
  readVarUint8Array,
  type Decoder,
} from "lib0/decoding"
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding"

/** One person's presence as it crosses the socket; `state` is JSON in UTF-8, `null` after leaving. */
export interface PresenceEntry {
  readonly clientId: number
  readonly clock: number
  readonly state: Uint8Array
}

/** The entries of an awareness payload, with states still encoded; undefined if it is malformed. */
export function readPresence(payload: Uint8Array): readonly PresenceEntry[] | undefined {
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

/**
 * The entry of one client, or the payload's only entry; undefined if there is none. Cheaper than
 * `readPresence`, because stock clients send the entries of all people back with each of their own.
 */
export function findPresence(
  payload: Uint8Array,
  clientId: number | undefined,
): PresenceEntry | "malformed" | undefined {
  try {
    const decoder = createDecoder(payload)
    const count = readVarUint(decoder)
    let found: PresenceEntry | undefined
    for (let index = 0; index < count; index++) {
      const id = readVarUint(decoder)
      const clock = readVarUint(decoder)
      const isWanted = clientId === undefined ? count === 1 : id === clientId
      if (isWanted) found = { clientId: id, clock, state: readVarUint8Array(decoder) }
      else skip(decoder, readVarUint(decoder))
    }
    return hasContent(decoder) ? "malformed" : found
  } catch {
    return "malformed"
  }
}

function skip(decoder: Decoder, bytes: number): void {
  decoder.pos += bytes
  if (decoder.pos > decoder.arr.length) throw new RangeError("An entry is longer than its frame")
}

/** Inverse of `readPresence`. */
export function writePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, entries.length)
  for (const entry of entries) {
    writeVarUint(encoder, entry.clientId)
    writeVarUint(encoder, entry.clock)
    writeVarUint8Array(encoder, entry.state)
  }
  return toUint8Array(encoder)
}
