/**
 * Something in a live board that no reader can show as it stands: a value of the wrong kind, a text that is
 * too long, an entry beyond the greatest number, an id that is there already.
 */
export interface Flaw {
  /** As in `["institutions", 3, "units", 0, "name"]`: numbers are places in a list. */
  readonly path: readonly (string | number)[]
  readonly reason: FlawReason
}

export type FlawReason = "kind" | "length" | "count" | "repeated"

export type OnFlaw = (flaw: Flaw) => void

/** A text that is at most so long; one that was longer ends with an ellipsis. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "")}…`
}

/** Deepest nesting of an unknown field: deeper data overflows the stack of whoever walks it. */
export const MAX_DEPTH = 32

/** Whether JSON can carry the value and every reader can walk it; `undefined` is as good as a missing one. */
export function isReadable(value: unknown): boolean {
  const pending = [{ value, depth: 0 }]
  for (let one = pending.pop(); one; one = pending.pop()) {
    const { value: part, depth } = one
    if (typeof part !== "object" || part === null) {
      if (!isJsonScalar(part)) return false
      continue
    }
    if (depth > MAX_DEPTH || !isPlainObject(part)) return false
    for (const inner of Object.values(part)) pending.push({ value: inner, depth: depth + 1 })
  }
  return true
}

function isJsonScalar(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value)
  return value === undefined || value === null || ["string", "boolean"].includes(typeof value)
}

function isPlainObject(value: object): boolean {
  if (Array.isArray(value)) return true
  return Object.getPrototypeOf(value) === Object.prototype && !Object.hasOwn(value, "__proto__")
}
