import type * as Y from "yjs"

/** One replacement that turns `from` into `to`: at `index`, `remove` characters go and `insert` comes. */
export interface TextChange {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

/** The smallest single replacement; never splits a surrogate pair. */
export function diffText(from: string, to: string): TextChange {
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start += 1
  if (isHighSurrogate(from.charCodeAt(start - 1))) start -= 1
  let end = 0
  while (
    end < shorter - start &&
    from.charCodeAt(from.length - 1 - end) === to.charCodeAt(to.length - 1 - end)
  ) {
    end += 1
  }
  if (isLowSurrogate(from.charCodeAt(from.length - end))) end -= 1
  return {
    index: start,
    remove: from.length - start - end,
    insert: to.slice(start, to.length - end),
  }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd8_00 && code <= 0xdb_ff
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc_00 && code <= 0xdf_ff
}

/** Makes the Y.Text read `to`, touching only what differs, so that others' letters stay. */
export function writeText(text: Y.Text, to: string): void {
  const change = diffText(text.toJSON(), to)
  if (change.remove > 0) text.delete(change.index, change.remove)
  if (change.insert !== "") text.insert(change.index, change.insert)
}
