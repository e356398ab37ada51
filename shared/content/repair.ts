import {
  type CollectionName,
  COLLECTIONS,
  type Entity,
  type Field,
} from "@tafelrunde/shared/entities"

import { type BoardContent, boardContentSchema } from "./board-content.ts"
import { entriesOf, type Entry, mapEntries } from "./entries.ts"
import { type Known, knownIds, type Reference, referencesOf } from "./references.ts"

/**
 * Makes importable content out of what a live board holds, where anybody may have removed what
 * another entry refers to, or written what no validator lets through: a
 * missing title or name becomes empty, so that its entry stays with all that hangs on it; entries
 * that have become meaningless and optional fields that are invalid are left out, references into
 * nothing become `null`, a task without its phase stands in the first one. Valid content comes back
 * unchanged.
 */
export function repairContent(raw: Readonly<Record<string, unknown>>): BoardContent {
  return repairReferences(withoutInvalidEntries(raw))
}

function withoutInvalidEntries(raw: Readonly<Record<string, unknown>>): BoardContent {
  const parsed = boardContentSchema.safeParse(raw)
  if (parsed.success) return parsed.data
  const repaired = { ...raw }
  const paths = Map.groupBy(
    parsed.error.issues.map(({ path }) => path),
    ([name]) => String(name),
  )
  for (const [name, ofName] of paths) repaired[name] = without(raw[name], name, ofName)
  return boardContentSchema.parse(repaired)
}

type Path = readonly PropertyKey[]

/** With empty texts for the names that are missing, without other invalid fields or, if need be, entries. */
function without(value: unknown, name: string, paths: readonly Path[]): unknown {
  const inside = Map.groupBy(paths, ([, key]) => key)
  if (typeof value !== "object" || value === null || inside.has(undefined)) return null
  if (!Array.isArray(value)) return withoutFields(value, inside)
  const fields: Readonly<Record<string, Field>> = isCollection(name) ? COLLECTIONS[name].fields : {}
  return value.flatMap((entry: unknown, index) => {
    const invalid = Map.groupBy(inside.get(index) ?? [], ([, , field]) => field)
    if (invalid.size === 0) return [entry]
    const staysUsable = [...invalid.keys()].every((key) => {
      const field = fields[String(key)]
      return isDispensable(field) || isName(field)
    })
    if (!staysUsable) return []
    const names = [...invalid.keys()].filter((key) => isName(fields[String(key)]))
    return [
      {
        ...withoutFields(entry as Entry, invalid),
        ...Object.fromEntries(names.map((key) => [String(key), ""])),
      },
    ]
  })
}

function isName(field: Field | undefined): boolean {
  return field?.required === true && (field.kind === "line" || field.kind === "prose")
}

/** Without its section on privacy a contact would be shown to more people. */
function isDispensable(field: Field | undefined): boolean {
  return field?.required === false && field.kind !== "section"
}

function isCollection(name: string): name is CollectionName {
  return Object.hasOwn(COLLECTIONS, name)
}

function withoutFields(
  entry: object,
  fields: ReadonlyMap<PropertyKey | undefined, unknown>,
): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([field]) => !fields.has(field)))
}

/** Does to every entry what the description of its references says (`onDelete`). */
export function repairReferences(content: BoardContent): BoardContent {
  let current = content
  let known: Known
  // An entry that is dropped takes along those that mean nothing without it.
  for (;;) {
    const ids = knownIds(entriesOf(current))
    known = ids
    const rest = mapEntries(current, (entry, entity) =>
      isMeaningless(entry, entity, ids) ? undefined : entry,
    )
    if (rest === current) break
    current = rest
  }
  return mapEntries(current, (entry, entity) => withKnownTargets(entry, entity, known))
}

function isMeaningless(entry: Entry, entity: Entity, known: Known): boolean {
  return referencesOf(entity).some(([name, field]) => {
    if (field.kind !== "ref" || field.onDelete === "clear") return false
    const ids = known.get(field.to)
    return field.onDelete === "first" ? ids?.size === 0 : !ids?.has(String(entry[name]))
  })
}

function withKnownTargets(entry: Entry, entity: Entity, known: Known): Entry {
  const changes = Object.fromEntries(
    referencesOf(entity).flatMap(([name, field]) => {
      const value = entry[name]
      const repaired = knownTargets(value, field, known)
      return repaired === value ? [] : [[name, repaired]]
    }),
  )
  return Object.keys(changes).length > 0 ? { ...entry, ...changes } : entry
}

/** The references that lead somewhere; the value itself where all do. */
function knownTargets(value: unknown, field: Reference[1], known: Known): unknown {
  const ids = known.get(field.to) ?? new Set()
  if (Array.isArray(value)) {
    return value.every((id) => ids.has(id)) ? value : value.filter((id) => ids.has(id))
  }
  if (field.kind === "ref" && field.onDelete === "first") {
    return ids.has(String(value)) ? value : [...ids][0]
  }
  return typeof value === "string" && !ids.has(value) ? null : value
}
