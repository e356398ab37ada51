import * as Y from "yjs"

import { type LogEntry } from "../log/journal.ts"
import { type Session } from "../session.ts"

export interface Violation {
  readonly reason: string
  readonly causes: readonly Y.ID[]
}

/** Whose edits hold the causes of these violations, and the reasons of each; decodes, so only when something is wrong. */
export function authorsOf(
  violations: readonly Violation[],
  edits: readonly LogEntry[],
): ReadonlyMap<Session, readonly string[]> {
  const authors = new Map<Session, string[]>()
  for (const { session, update } of edits) {
    if (!session || !update) continue
    const { structs, ds } = Y.decodeUpdate(update)
    const isIn = ({ client, clock }: Y.ID): boolean =>
      structs.some((one) => one.id.client === client && covers(one.id.clock, one.length, clock)) ||
      (ds.clients.get(client) ?? []).some((one) => covers(one.clock, one.len, clock))
    const reasons = violations.filter(({ causes }) => causes.some(isIn)).map(({ reason }) => reason)
    const known = authors.get(session) ?? []
    if (reasons.length > 0) authors.set(session, [...known, ...reasons])
  }
  return authors
}

function covers(start: number, length: number, clock: number): boolean {
  return clock >= start && clock < start + length
}
