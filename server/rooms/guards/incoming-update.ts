import * as Y from "yjs"

type Decoded = ReturnType<typeof Y.decodeUpdate>

/** An update on its way into the log, decoded once for all guards. */
export interface IncomingUpdate {
  readonly bytes: Uint8Array
  /** Whether it came as the answer to a step 1 of the server. */
  readonly isAnswer: boolean
  readonly structs: Decoded["structs"]
  readonly deletions: Decoded["ds"]["clients"]
  /** The clock after the last struct of each client id that the update writes under. */
  readonly ends: ReadonlyMap<number, number>
}

/** Undefined for bytes that are no update. Decoding has no side effects, unlike applying. */
export function decodeIncoming(bytes: Uint8Array, isAnswer = false): IncomingUpdate | undefined {
  const decoded = decode(bytes)
  if (!decoded) return undefined
  const ends = new Map<number, number>()
  for (const { id, length } of decoded.structs) {
    ends.set(id.client, Math.max(ends.get(id.client) ?? 0, id.clock + length))
  }
  return { bytes, isAnswer, structs: decoded.structs, deletions: decoded.ds.clients, ends }
}

function decode(bytes: Uint8Array): Decoded | undefined {
  try {
    return Y.decodeUpdate(bytes)
  } catch {
    return undefined
  }
}

/** True for an update without content, which is the usual answer to a step 1. */
export function isEmptyUpdate(bytes: Uint8Array): boolean {
  return bytes.length === 2 && bytes[0] === 0 && bytes[1] === 0
}

/** True for an update that only deletes. */
export function isDeletion(bytes: Uint8Array): boolean {
  return bytes[0] === 0
}
