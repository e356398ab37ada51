/** Maximum cost of the diff; a longer search would delay typing. */
const MOST_COMPARISONS = 4_000_000

/**
 * Maps a position between two characters of `from` to `to`, which may differ in several places. Text inserted exactly at
 * the position ends up behind it (`stay: "before"`) or before it.
 */
export function mapPosition(
  { from, to }: { readonly from: string; readonly to: string },
  position: number,
  stay: "before" | "after" = "before",
): number {
  const start = commonStart(from, to)
  const end = commonEnd(from, to, start)
  const [gone, come] = [from.slice(start, from.length - end), to.slice(start, to.length - end)]
  const within = position - start
  if (gone === "" && within === 0) return stay === "before" ? start : start + come.length
  if (within <= 0) return position
  if (within >= gone.length) return position + to.length - from.length
  const same = longestCommon(gone, come)
  if (same.length === 0) return start
  if (within <= same.inFrom) {
    const left = { from: gone.slice(0, same.inFrom), to: come.slice(0, same.inTo) }
    return start + mapPosition(left, within, stay)
  }
  const [fromEnd, toEnd] = [same.inFrom + same.length, same.inTo + same.length]
  if (within <= fromEnd) return start + within + same.inTo - same.inFrom
  const right = { from: gone.slice(fromEnd), to: come.slice(toEnd) }
  return start + toEnd + mapPosition(right, within - fromEnd, stay)
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1
  return length
}

function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start
  let length = 0
  while (length < most && a.at(-1 - length) === b.at(-1 - length)) length += 1
  return length
}

interface Common {
  readonly inFrom: number
  readonly inTo: number
  readonly length: number
}

function longestCommon(a: string, b: string): Common {
  let best: Common = { inFrom: 0, inTo: 0, length: 0 }
  if (a.length * b.length > MOST_COMPARISONS) return best
  let before = new Uint32Array(b.length + 1)
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Uint32Array(b.length + 1)
    for (let j = 1; j <= b.length; j += 1) {
      if (a[i - 1] !== b[j - 1]) continue
      const length = (before[j - 1] ?? 0) + 1
      row[j] = length
      if (length > best.length) best = { inFrom: i - length, inTo: j - length, length }
    }
    before = row
  }
  return best
}
