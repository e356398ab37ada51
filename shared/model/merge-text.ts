import { simpleDiffString } from "lib0/diff"

interface Texts {
  /** The text from which both started. */
  readonly base: string
  readonly own: string
  readonly theirs: string
}

/**
 * Both changes of one text; undefined where they change the same place. What both have inserted at one place stands
 * there once: a change that is sent again, perhaps with more typed since, meets itself.
 */
export function mergeText({ base, own, theirs }: Texts): string | undefined {
  if (own === theirs) return own
  const mine = simpleDiffString(base, own)
  const other = simpleDiffString(base, theirs)
  if (mine.index === other.index && mine.remove === 0 && other.remove === 0) {
    if (mine.insert.startsWith(other.insert)) return own
    if (other.insert.startsWith(mine.insert)) return theirs
  }
  const isBefore = mine.index + mine.remove <= other.index
  const isBehind = other.index + other.remove <= mine.index
  if (!isBefore && !isBehind) return undefined
  const shift = isBefore ? 0 : other.insert.length - other.remove
  const at = mine.index + shift
  return theirs.slice(0, at) + mine.insert + theirs.slice(at + mine.remove)
}
