import { isShape, LIMITS, recordViolation, type CanvasRecord } from "@tafelrunde/shared/canvas"

/** Kinds of records that this version knows completely. */
const KNOWN_TYPES: ReadonlySet<string> = new Set(["shape", "binding", "page", "asset", "document"])
/** The limits of one record with all its texts, so that no page freezes while it reads the record. */
const MOST_CHARACTERS = 5 * LIMITS.textLength
const MOST_VALUES = 10 * LIMITS.strokePoints
/** Links that a browser would run as a script. Browsers ignore blanks and control characters in them. */
const SCRIPT_LINK = /^(?:javascript|vbscript|data):/i
const LINK_KEYS: ReadonlySet<string> = new Set(["href", "url"])

/**
 * Why the record under this id would harm clients, or undefined. Unknown kinds of records only have to
 * hold plain values of limited size, because clients ignore kinds that they do not know.
 */
export function entryViolation(id: string, record: CanvasRecord | null): string | undefined {
  if (!record) return "not a record"
  if (record.id !== id) return "another id"
  const kind = id.slice(0, id.indexOf(":"))
  if ((KNOWN_TYPES.has(kind) || KNOWN_TYPES.has(record.typeName)) && kind !== record.typeName) {
    return "another kind of record"
  }
  return fieldsViolation(record) ?? recordViolation(record) ?? valueViolation(record)
}

function fieldsViolation(record: CanvasRecord): string | undefined {
  const { typeName } = record
  if (typeName === "shape") {
    if (!isShape(record)) return "not a shape"
    if (!isParent(record.parentId)) return "not a parent"
  }
  const ends = [record["fromId"], record["toId"]]
  if (typeName === "binding" && !ends.every((end) => typeof end === "string"))
    return "not a binding"
  return undefined
}

/** The record's fields behind those keys of the document that are not named like their field. */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["xy", ["x", "y"]],
  ["turn", ["rotation"]],
  ["place", ["parentId", "index", "x", "y", "rotation"]],
  ["wh", ["props.w", "props.h"]],
])

/** Why the value of one key of the record is harmful by itself, or undefined. */
export function keyViolation(record: CanvasRecord, key: string): string | undefined {
  // The first state is written once, when the record is created.
  if (key === "b") return "another first state"
  const violations = (FIELDS.get(key) ?? [key]).map((field) => fieldViolation(record, field))
  return violations.find((violation) => violation !== undefined)
}

const PLACE_TYPES: ReadonlyMap<string, string> = new Map([
  ["x", "number"],
  ["y", "number"],
  ["rotation", "number"],
  ["parentId", "string"],
  ["index", "string"],
])

function fieldViolation(record: CanvasRecord, field: string): string | undefined {
  const dot = field.indexOf(".")
  const [group, name] = dot < 0 ? ["", field] : [field.slice(0, dot), field.slice(dot + 1)]
  const fields = group === "" ? record : record[group]
  const value = Object.entries(fields ?? {}).find(([own]) => own === name)?.[1]
  const type = group === "" ? PLACE_TYPES.get(name) : undefined
  if (type !== undefined && typeof value !== type) return `${name} is no ${type}`
  if (name === "parentId" && !isParent(String(value))) return "not a parent"
  const { id, typeName } = record
  const alone = group === "" ? { [name]: value } : { [group]: { [name]: value } }
  return recordViolation({ ...alone, id, typeName }) ?? valueViolation({ ...alone, id, typeName })
}

function isParent(id: string): boolean {
  return /^(?:page|shape):/.test(id)
}

/** Checks for NaN and infinite numbers, values that JSON cannot carry, script links, and the limits. */
function valueViolation(record: CanvasRecord): string | undefined {
  const pending: Fields[] = [record]
  let [characters, values] = [0, 0]
  for (let fields = pending.pop(); fields; fields = pending.pop()) {
    for (const key of Object.keys(fields)) {
      const value = fields[key]
      if (isObject(value)) pending.push(value)
      const violation = plainViolation(key, value)
      if (violation) return violation
      values += 1
      characters += key.length + (typeof value === "string" ? value.length : 0)
    }
    if (values > MOST_VALUES) return "too many values"
    if (characters > MOST_CHARACTERS) return "too long"
  }
  return undefined
}

interface Fields {
  readonly [key: string]: unknown
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !ArrayBuffer.isView(value)
}

function plainViolation(key: string, value: unknown): string | undefined {
  if (typeof value === "number" && !Number.isFinite(value)) return "not a number"
  // Parsed from JSON, this key would not become a field.
  if (key === "__proto__") return "not a name"
  if (typeof value === "bigint" || ArrayBuffer.isView(value)) return "not JSON"
  const isLink = typeof value === "string" && LINK_KEYS.has(key)
  return isLink && SCRIPT_LINK.test(value.replaceAll(/[^!-~]/g, "")) ? "script link" : undefined
}
