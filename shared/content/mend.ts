import { type Entity, type Field, privacy, roleScheme } from "@tafelrunde/shared/entities"

import {
  entrySchema,
  isValid,
  MAX_LINES,
  MAX_REFERENCES,
  type RoleScheme,
} from "./board-content.ts"
import { type Entry } from "./entries.ts"
import { cutText, type Flaw, type OnFlaw } from "./flaw.ts"

type Path = Flaw["path"]

/** A value that is to be mended: where it stands, and who is told what was wrong. */
interface Place {
  readonly path: Path
  readonly onFlaw: OnFlaw
}

/**
 * The list without what is no entry and what is beyond the greatest number, its entries mended. Undefined where there
 * is no list at all.
 */
export function mendList(
  value: unknown,
  entity: Entity,
  { path, onFlaw }: Place,
): Entry[] | undefined {
  if (!Array.isArray(value)) {
    onFlaw({ path, reason: "kind" })
    return undefined
  }
  return value.flatMap((entry: unknown, index): Entry[] => {
    const place = { path: [...path, index], onFlaw }
    if (index < entity.max) {
      const mended = mendEntry(entry, entity, place)
      return mended ? [mended] : []
    }
    onFlaw({ path: place.path, reason: "count" })
    return []
  })
}

/**
 * The entry with its texts cut to their length, an empty text for a name that is missing, and without optional
 * fields that are invalid. Undefined if it means nothing without what is invalid.
 */
export function mendEntry(entry: unknown, entity: Entity, place: Place): Entry | undefined {
  if (entrySchema(entity).safeParse(entry).success) return entry as Entry
  const { path, onFlaw } = place
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    onFlaw({ path, reason: "kind" })
    return undefined
  }
  const mended: Record<string, unknown> = { ...entry }
  for (const [name, field] of Object.entries(entity.fields)) {
    const value = mended[name]
    if (isValid(value, field)) continue
    const rest = mendValue(value, field, { path: [...path, name], onFlaw })
    if (rest !== undefined) mended[name] = rest
    else if (isName(field)) mended[name] = ""
    else if (field.required || hidesPerson(field)) return undefined
    else delete mended[name]
  }
  return mended
}

/** What remains of a field's value: itself where it is valid, undefined for nothing. */
export function mendField(value: unknown, field: Field, onFlaw: OnFlaw): unknown {
  return isValid(value, field) ? value : mendValue(value, field, { path: [], onFlaw })
}

/** Whether nothing in the value is of another kind than the field describes, however long it is; no value is right too. */
export function isOfKind(value: unknown, field: Field): boolean {
  if (value === undefined || value === null) return true
  let isRight = true
  mendField(value, field, ({ reason }) => {
    if (reason === "kind") isRight = false
  })
  return isRight
}

function isName(field: Field): boolean {
  return field.required && (field.kind === "line" || field.kind === "prose")
}

/** Without its section on privacy a contact would be shown to more people. */
function hidesPerson(field: Field): boolean {
  return field.kind === "section" && field.entity === privacy
}

/** What remains of an invalid value; undefined for nothing. */
function mendValue(value: unknown, field: Field, place: Place): unknown {
  const { path, onFlaw } = place
  if (value === undefined && isName(field)) return undefined
  if (field.kind === "list") return mendList(value, field.entity, place)
  if (field.kind === "section") return mendSection(value, field.entity, place)
  if (field.kind === "sections") return mendSections(value, field, place)
  if (isText(field) && typeof value === "string") {
    onFlaw({ path, reason: "length" })
    return cutText(value, field.max)
  }
  if (isItems(field) && Array.isArray(value)) return mendItems(value, field, place)
  onFlaw({ path, reason: "kind" })
  return undefined
}

type ItemsField = Extract<Field, { kind: "lines" | "refs" | "choices" }>

function isText(field: Field): field is Extract<Field, { kind: "line" | "phone" | "prose" }> {
  return field.kind === "line" || field.kind === "phone" || field.kind === "prose"
}

function isItems(field: Field): field is ItemsField {
  return field.kind === "lines" || field.kind === "refs" || field.kind === "choices"
}

function mendSection(value: unknown, entity: Entity, place: Place): Entry | undefined {
  const section = mendEntry(value, entity, place)
  if (entity !== privacy || !section) return section
  const isWhole = Object.keys(section).length === Object.keys(Object(value)).length
  return isWhole ? section : undefined
}

function mendSections(
  value: unknown,
  { keys, entity }: Extract<Field, { kind: "sections" }>,
  { path, onFlaw }: Place,
): Entry | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    onFlaw({ path, reason: "kind" })
    return undefined
  }
  const entries = Object.entries(value).flatMap(([key, section]: [string, unknown]) => {
    const place = { path: [...path, key], onFlaw }
    const mended = keys.includes(key) ? mendEntry(section, entity, place) : undefined
    if (!keys.includes(key)) onFlaw({ path: place.path, reason: "kind" })
    return mended ? [[key, mended]] : []
  })
  return Object.fromEntries(entries)
}

function mendItems(
  items: readonly unknown[],
  field: ItemsField,
  { path, onFlaw }: Place,
): unknown[] {
  const max =
    field.kind === "choices"
      ? field.values.length
      : field.kind === "lines"
        ? MAX_LINES
        : MAX_REFERENCES
  const known = items.flatMap((item, index): unknown[] => {
    if (isValid([item], field)) return [item]
    const isLine = field.kind === "lines" && typeof item === "string"
    onFlaw({ path: [...path, index], reason: isLine ? "length" : "kind" })
    return isLine ? [cutText(item, field.max)] : []
  })
  const rest = field.kind === "choices" ? [...new Set(known)] : known
  if (rest.length > max) onFlaw({ path: [...path, max], reason: "count" })
  return rest.slice(0, max)
}

/** The role scheme without what is invalid in it; the usual one if nothing is left. */
export function mendRoleScheme(value: unknown): RoleScheme {
  const mended = mendEntry(value, roleScheme, { path: [], onFlaw: () => {} })
  return { id: "demi", ...mended }
}
