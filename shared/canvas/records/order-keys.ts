import { generateNKeysBetween } from "fractional-indexing"

export interface Sibling {
  readonly id: string
  /** The order key (fractional index) among its siblings. */
  readonly index: string
}

/**
 * New order keys, by id, for siblings with equal keys: tldraw throws when it needs a key between two
 * equal ones. The sibling with the smallest id keeps its key, so that every client chooses the same
 * keys, whatever changes it received before.
 */
export function separateEqualKeys(siblings: Iterable<Sibling>): Map<string, string> {
  const byIndex = Map.groupBy(siblings, ({ index }) => index)
  const separated = new Map<string, string>()
  if ([...byIndex.values()].every((equal) => equal.length === 1)) return separated
  const indices = [...byIndex.keys()].toSorted(compare)
  for (const [position, index] of indices.entries()) {
    const [, ...others] = (byIndex.get(index) ?? []).map(({ id }) => id).toSorted(compare)
    const keys = generateNKeysBetween(index, indices[position + 1] ?? null, others.length)
    for (const [i, id] of others.entries()) separated.set(id, keys[i] ?? index)
  }
  return separated
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
