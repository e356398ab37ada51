import { type StoredVersion } from "../../storage/storage.ts"

export interface VersionLimits {
  readonly versions: number
  readonly versionBytes: number
}

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

type Version = Pick<StoredVersion, "n" | "at" | "name" | "reason" | "size">

/** Versions of one slot of time: only the newest of each stays. Undefined: all stay. */
function slotOf({ at, reason }: Version, now: number): string | undefined {
  const age = now - at
  if (age < 2 * HOUR_MS) return undefined
  if (age >= 2 * DAY_MS) return `day ${Math.floor(at / DAY_MS)}`
  return reason === "automatic" ? `hour ${Math.floor(at / HOUR_MS)}` : undefined
}

function sizeOf(versions: readonly Version[]): number {
  return versions.reduce((sum, { size }) => sum + size, 0)
}

/**
 * Which of a board's versions make room, by number: of those without a name all of the last two hours stay, then one
 * an hour and those from before an import, a restoration or a deletion, after two days one a day; and the oldest go
 * first while there are too many or they are too large. Named ones and the newest always stay.
 */
export function versionsToRemove(
  versions: readonly Version[],
  { versions: most, versionBytes }: VersionLimits,
  now: number,
): readonly number[] {
  const newestFirst = versions.toSorted((a, b) => b.n - a.n)
  const seen = new Set<string>()
  const kept: Version[] = []
  for (const version of newestFirst) {
    const slot = version.name === null ? slotOf(version, now) : undefined
    const isNewest = kept.length === 0
    if (isNewest || slot === undefined || !seen.has(slot)) kept.push(version)
    if (slot !== undefined) seen.add(slot)
  }
  for (let at = kept.length - 1; at > 0; at -= 1) {
    if (kept.length <= most && sizeOf(kept) <= versionBytes) break
    if (kept[at]?.name === null) kept.splice(at, 1)
  }
  const staying = new Set(kept.map(({ n }) => n))
  return versions.map(({ n }) => n).filter((n) => !staying.has(n))
}

/** Whether there is room for one more version with a name: named ones fill at most half of a board's room. */
export function hasRoomForName(
  versions: readonly Version[],
  { versions: most, versionBytes }: VersionLimits,
): boolean {
  const named = versions.filter(({ name }) => name !== null)
  return named.length < most / 2 && sizeOf(named) < versionBytes / 2
}
