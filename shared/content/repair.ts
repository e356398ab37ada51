import { COLLECTIONS, type Entity, SECTIONS } from "@tafelrunde/shared/entities"

import { type BoardContent, boardContentSchema } from "./board-content.ts"
import { entriesOf, type Entry, mapEntries } from "./entries.ts"
import { type OnFlaw } from "./flaw.ts"
import { mendEntry, mendList } from "./mend.ts"
import { type Known, knownIds, type Reference, referencesOf } from "./references.ts"

/**
 * Makes importable content out of what a live board holds, where anybody may have removed what
 * another entry refers to, or written what no validator lets through: a
 * missing title or name becomes empty, so that its entry stays with all that hangs on it; entries
 * that have become meaningless and optional fields that are invalid are left out, a text that is too
 * long is cut, references into nothing become `null`, a task without its phase stands in the first
 * one. Valid content comes back unchanged. What was invalid, too long or too much is reported.
 */
export function repairContent(
  raw: Readonly<Record<string, unknown>>,
  onFlaw: OnFlaw = () => {},
): BoardContent {
  return repairReferences(withoutRepeated(withoutInvalid(raw, onFlaw), onFlaw))
}

function withoutInvalid(raw: Readonly<Record<string, unknown>>, onFlaw: OnFlaw): BoardContent {
  const parsed = boardContentSchema.safeParse(raw)
  if (parsed.success) return parsed.data
  const repaired = { ...raw }
  for (const [name, entity] of Object.entries(COLLECTIONS)) {
    const list = raw[name]
    if (list) repaired[name] = mendList(list, entity, { path: [name], onFlaw }) ?? null
  }
  for (const [name, entity] of Object.entries(SECTIONS)) {
    const section = raw[name]
    if (section) repaired[name] = mendEntry(section, entity, { path: [name], onFlaw }) ?? null
  }
  return boardContentSchema.parse(repaired)
}

/** The first of each id, and the first entry for each cell, stay. */
function withoutRepeated(content: BoardContent, onFlaw: OnFlaw): BoardContent {
  const repeated = new Set<Entry>()
  const seen = new Map<Entity, Set<string>>()
  for (const { entry, entity, path } of entriesOf(content)) {
    const id = idOf(entry, entity)
    if (id === undefined) continue
    const ids = seen.get(entity) ?? new Set()
    seen.set(entity, ids)
    if (ids.has(id)) {
      repeated.add(entry)
      onFlaw({ path: partsOf(path), reason: "repeated" })
    }
    ids.add(id)
  }
  if (repeated.size === 0) return content
  return mapEntries(content, (entry) => (repeated.has(entry) ? undefined : entry))
}

function idOf(entry: Entry, entity: Entity): string | undefined {
  if (entity === COLLECTIONS.assignments) {
    return JSON.stringify([entry["taskId"], entry["institutionId"]])
  }
  return entity.fields["id"]?.kind === "id" ? String(entry["id"]) : undefined
}

/** `$.institutions[3].units[0]` as its parts. */
function partsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\.(\w+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index))
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
