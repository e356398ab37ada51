import * as Y from "yjs"

import { type LogAuthor } from "../../storage/storage.ts"
import { sizeOf } from "./struct-size.ts"

/** What one person's edits take of a room's snapshot. */
interface Share {
  readonly bytes: number
  /** The Yjs client ids under which the person wrote. */
  readonly clients: readonly number[]
}

/** Shares by holder; see `toHolder`. */
export type Shares = Readonly<Record<string, Share>>

/** An update, and whose share it counts towards. */
export interface HeldUpdate {
  readonly bytes: Uint8Array
  readonly holder: string | undefined
}

/**
 * Whose share an author's edits count towards: the seat's, or without one the token's. Facilitators,
 * the server and authors in entries of old versions have none.
 */
export function toHolder({ role, seat, token }: LogAuthor): string | undefined {
  if (role === "facilitator" || role === "server") return undefined
  if (seat !== null) return `seat ${seat}`
  return token === undefined ? undefined : `token ${token}`
}

/**
 * What the edits of each holder take of a document after compaction. Client ids belong to the holder
 * whose update brought their first struct, as the shares before say or the updates show.
 */
export function measureShares(doc: Y.Doc, before: Shares, updates: readonly HeldUpdate[]): Shares {
  const holders = new Map<number, string | undefined>()
  for (const [holder, { clients }] of Object.entries(before)) {
    for (const client of clients) holders.set(client, holder)
  }
  for (const { bytes, holder } of updates) {
    for (const client of clientsIn(bytes)) {
      if (!holders.has(client)) holders.set(client, holder)
    }
  }
  const shares = new Map<string, { bytes: number; clients: number[] }>()
  for (const [client, structs] of doc.store.clients) {
    const holder = holders.get(client)
    if (holder === undefined) continue
    const share = shares.get(holder) ?? { bytes: 0, clients: [] }
    shares.set(holder, share)
    share.bytes += sizeOf(structs)
    share.clients.push(client)
  }
  return Object.fromEntries(shares)
}

function clientsIn(update: Uint8Array): Iterable<number> {
  try {
    return Y.parseUpdateMeta(update).to.keys()
  } catch {
    return []
  }
}

export function encodeShares(shares: Shares): string {
  return JSON.stringify(shares)
}

/** No shares for text that was not written by `encodeShares`. */
export function decodeShares(text: string | undefined): Shares {
  if (text === undefined) return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== "object" || value === null) return {}
    return Object.fromEntries(Object.entries(value).filter(isShareEntry))
  } catch {
    return {}
  }
}

function isShareEntry(entry: [string, unknown]): entry is [string, Share] {
  const [, value] = entry
  if (typeof value !== "object" || value === null) return false
  if (!("bytes" in value && "clients" in value)) return false
  return typeof value.bytes === "number" && Array.isArray(value.clients)
}
