import { type Seat } from "@tafelrunde/shared/protocol"

import { type Board } from "../board.ts"

/** One change of an entry or a section, as the server tells it. */
export interface FactChange {
  readonly list: string
  /** Empty for a section. */
  readonly entry: string
  /** Null for the entry as a whole. */
  readonly field: string | null
  readonly what: string
  /** As ISO 8601. */
  readonly at: string
  /** A role, or `server`. */
  readonly role: string
  readonly seat: Seat | null
  /** Missing where it is not kept or was not asked for. */
  readonly before?: unknown
}

export interface FactHistory {
  /** By the server's clock. */
  readonly now: string
  /** Newest first. */
  readonly changes: readonly FactChange[]
}

/** Of one entry with former values, or everything since a time without. Rejects where the server cannot be asked. */
export async function readHistory(
  { id, token }: Pick<Board, "id" | "token">,
  question: { readonly list: string; readonly entry: string } | { readonly since: string },
): Promise<FactHistory> {
  const query = new URLSearchParams({ ...question })
  const response = await fetch(`/api/boards/${encodeURIComponent(id)}/history?${query}`, {
    headers: { Authorization: `Bearer ${token}` },
    cache: "no-store",
  })
  if (!response.ok) throw new Error(`The server answers ${response.status}`)
  return (await response.json()) as FactHistory
}
