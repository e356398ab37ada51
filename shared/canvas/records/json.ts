/** A value that JSON and Yjs both represent unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** True for `{…}`, also without a prototype (the text editor makes such); false for arrays, null and Yjs types. */
export function isJsonObject(value: unknown): value is JsonObject {
  if (typeof value !== "object" || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** A copy that Yjs accepts: it refuses a top-level object without a prototype. */
export function toPlain(value: Json): Json {
  return isJsonObject(value) ? { ...value } : value
}

/** True for a JSON value; Yjs can also return bytes, undefined and shared types. Checks the top level only. */
export function isJson(value: unknown): value is Json {
  return (
    value === null ||
    Array.isArray(value) ||
    isJsonObject(value) ||
    ["string", "number", "boolean"].includes(typeof value)
  )
}

/** Whether a value is nested deeper than `levels`. It does not recurse itself, because it protects recursive code. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true
    level = level.flatMap((part) =>
      typeof part === "object" && part !== null && !ArrayBuffer.isView(part)
        ? Object.values(part)
        : [],
    )
  }
  return false
}

/** The string under a key, "" when there is none. */
export function stringAt(value: JsonObject, key: string): string {
  const text = value[key]
  return typeof text === "string" ? text : ""
}

/** Deep equality of JSON, in which 0 and -0 are the same number. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || Object.is(a, b)
}

export function deepEqual(a: unknown, b: unknown): boolean {
  if (isSame(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => deepEqual(item, b[i]))
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && deepEqual(a[key], b[key]))
}

/**
 * `next`, but with every part that equals the same part of `previous` replaced by that part itself, so that
 * what did not change keeps its identity (tldraw compares rich text and caches by identity).
 */
export function shareStructure<T>(previous: unknown, next: T): T
export function shareStructure(previous: unknown, next: unknown): unknown {
  if (isSame(previous, next)) return previous
  if (Array.isArray(previous) && Array.isArray(next)) {
    const shared: unknown[] = next.map((item, i) => shareStructure(previous[i], item))
    const same =
      previous.length === shared.length && shared.every((item, i) => item === previous[i])
    return same ? previous : shared
  }
  if (!isJsonObject(previous) || !isJsonObject(next)) return next
  const keys = Object.keys(next)
  // A hostile client can send this name; assigning to it would change the copy's prototype.
  if (keys.includes("__proto__")) return next
  const shared: Record<string, unknown> = {}
  for (const key of keys) shared[key] = shareStructure(previous[key], next[key])
  const same =
    keys.length === Object.keys(previous).length &&
    keys.every((key) => Object.hasOwn(previous, key) && Object.is(shared[key], previous[key]))
  return same ? previous : shared
}
