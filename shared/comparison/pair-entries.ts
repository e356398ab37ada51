import { type Entry } from "@tafelrunde/shared/content"

/** What an entry is recognised by; undefined where it says nothing. */
export type Key = (entry: Entry) => string | undefined

export interface Pairs {
  /** The same entry before and after, in the order after. */
  readonly pairs: readonly (readonly [before: Entry, after: Entry])[]
  readonly removed: readonly Entry[]
  readonly added: readonly Entry[]
}

/**
 * Finds the entries that are in both lists. The keys are tried in their order, each among what the ones before it have
 * left; of several entries with one key the first is paired with the first.
 */
export function pairEntries(
  before: readonly Entry[],
  after: readonly Entry[],
  keys: readonly Key[],
): Pairs {
  const partners = new Map<Entry, Entry>()
  const paired = new Set<Entry>()
  for (const key of keys) {
    const left = after.filter((entry) => !partners.has(entry) && key(entry) !== undefined)
    const waiting = Map.groupBy(left, key)
    for (const entry of before) {
      if (paired.has(entry)) continue
      const partner = waiting.get(key(entry))?.shift()
      if (!partner) continue
      partners.set(partner, entry)
      paired.add(entry)
    }
  }
  return {
    pairs: after.flatMap((entry) => {
      const partner = partners.get(entry)
      return partner ? [[partner, entry] as const] : []
    }),
    removed: before.filter((entry) => !paired.has(entry)),
    added: after.filter((entry) => !partners.has(entry)),
  }
}

/** A key of texts, equal also where case or spaces differ; undefined where all of them are empty. */
export function textKey(...texts: readonly unknown[]): string | undefined {
  const parts = texts.map((text) =>
    typeof text === "string"
      ? text.normalize("NFC").trim().replaceAll(/\s+/g, " ").toLowerCase()
      : "",
  )
  return parts.every((part) => part === "") ? undefined : JSON.stringify(parts)
}
