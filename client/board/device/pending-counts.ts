/**
 * The number of own pending changes on this device, by page. The changes themselves are in the device's copy; the number
 * is shown again after a reload and in a second tab.
 */
export interface PendingCount {
  /** The number of pending changes that earlier pages and other tabs have left in the copy. */
  readonly adopted: number
  /** Stores the present number; adopted changes are counted as saved first. */
  readonly remember: (changes: number) => void
}

type CountsByPage = Readonly<Record<string, number>>

const PREFIX = "tafelrunde.waiting."

/** `copy` is the name of the device's copy. This page takes over the counts of other pages. */
export function adoptPendingCount(copy: string): PendingCount {
  const found = entriesOf(copy)
  let adopted = merge(found.map(({ counts }) => counts))
  let sum = total(adopted)
  for (const { key } of found) write(key, {})
  const page = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`
  const own = `${PREFIX}${copy}#${page}`
  write(own, adopted)
  return {
    adopted: sum,
    remember: (changes) => {
      if (changes < sum) {
        adopted = {}
        sum = 0
      }
      write(own, { ...adopted, [page]: changes - sum })
    },
  }
}

/** Reads the counts without taking them over, for a board that is not open. */
export function readPendingCount(copy: string): number {
  return total(merge(entriesOf(copy).map(({ counts }) => counts)))
}

export function forgetPendingCount(copy: string): void {
  for (const { key } of entriesOf(copy)) write(key, {})
}

/** Two pages may count the same changes; for each page the larger number is the later one. */
function merge(all: readonly CountsByPage[]): CountsByPage {
  const merged: Record<string, number> = {}
  for (const counts of all) {
    for (const [by, changes] of Object.entries(counts)) {
      merged[by] = Math.max(merged[by] ?? 0, changes)
    }
  }
  return merged
}

function total(counts: CountsByPage): number {
  return Object.values(counts).reduce((sum, changes) => sum + changes, 0)
}

function entriesOf(copy: string): { key: string; counts: CountsByPage }[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(`${PREFIX}${copy}#`))
      .map((key) => ({ key, counts: parse(localStorage.getItem(key)) }))
  } catch {
    return []
  }
}

function parse(text: string | null): CountsByPage {
  try {
    const value: unknown = JSON.parse(text ?? "{}")
    const entries = typeof value === "object" && value !== null ? Object.entries(value) : []
    return Object.fromEntries(entries.filter(([, changes]) => Number.isSafeInteger(changes)))
  } catch {
    return {}
  }
}

function write(key: string, counts: CountsByPage): void {
  try {
    if (total(counts) === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(counts))
  } catch {
    // Without storage only the number is lost, not the changes.
  }
}
