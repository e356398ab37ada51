import { simpleDiffString } from "lib0/diff"

interface Texts {
  /** The text from which both started. */
  readonly base: string
  readonly own: string
  readonly theirs: string
}

/** Both changes of one text; undefined where they change the same place. */
export function mergeText({ base, own, theirs }: Texts): string | undefined {
  const mine = simpleDiffString(base, own)
  const other = simpleDiffString(base, theirs)
  const isBefore = mine.index + mine.remove <= other.index
  const isBehind = other.index + other.remove <= mine.index
  if (!isBefore && !isBehind) return undefined
  const shift = isBefore ? 0 : other.insert.length - other.remove
  const at = mine.index + shift
  return theirs.slice(0, at) + mine.insert + theirs.slice(at + mine.remove)
}
