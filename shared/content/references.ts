import {
  assignment,
  COLLECTIONS,
  type Entity,
  type Field,
  type ReferenceTarget,
  unit,
} from "@tafelrunde/shared/entities"

import { type BoardContent, type Contact } from "./board-content.ts"
import { entriesOf, type Entry, type PlacedEntry } from "./entries.ts"
import { type ProblemWords } from "./problem-texts.ts"

/** A violation of board content: where (JSON path such as `$.tasks[3].phaseId`) and what. */
export interface Problem {
  readonly path: string
  readonly message: string
}

/** The ids that there are, by what they are ids of. */
export type Known = ReadonlyMap<ReferenceTarget, ReadonlySet<string>>

/** A field that points to other entries, by its name. */
export type Reference = readonly [name: string, field: Extract<Field, { to: ReferenceTarget }>]

const REFERENCES = new WeakMap<Entity, readonly Reference[]>()

export function referencesOf(entity: Entity): readonly Reference[] {
  const known = REFERENCES.get(entity)
  if (known) return known
  const references = Object.entries(entity.fields).flatMap(([name, field]): Reference[] =>
    field.kind === "ref" || field.kind === "refs" ? [[name, field]] : [],
  )
  REFERENCES.set(entity, references)
  return references
}

/** The references without whose target an entry means nothing, such as the task of a cell. */
export function neededReferences(entity: Entity): readonly Reference[] {
  return referencesOf(entity).filter(
    ([, field]) => field.kind === "ref" && field.onDelete === "drop",
  )
}

/** What the shape of the JSON alone cannot tell: ids twice, cells twice, references into nothing. */
export function referenceProblems(content: BoardContent, words: ProblemWords): Problem[] {
  const entries = entriesOf(content)
  return [
    ...repeatedIds(entries, words),
    ...repeatedCells(entries, words),
    ...danglingReferences(entries, words),
  ]
}

/** Ids are unique among entries of one kind. */
function repeatedIds(entries: readonly PlacedEntry[], words: ProblemWords): Problem[] {
  const seen = new Map<Entity, Set<unknown>>()
  return entries.flatMap(({ path, entry, entity }) => {
    if (entity.fields["id"]?.kind !== "id") return []
    const ids = seen.get(entity) ?? new Set()
    seen.set(entity, ids)
    if (!ids.has(entry["id"])) {
      ids.add(entry["id"])
      return []
    }
    return [{ path: `${path}.id`, message: words.repeatedId(String(entry["id"])) }]
  })
}

function repeatedCells(entries: readonly PlacedEntry[], words: ProblemWords): Problem[] {
  const seen = new Set<string>()
  return entries.flatMap(({ path, entry, entity }) => {
    if (entity !== assignment) return []
    const [taskId, institutionId] = [String(entry["taskId"]), String(entry["institutionId"])]
    const roles = (entry["roles"] ?? []) as readonly string[]
    const cell = JSON.stringify([taskId, institutionId])
    const problems: Problem[] = []
    if (seen.has(cell)) problems.push({ path, message: words.repeatedCell(taskId, institutionId) })
    if (new Set(roles).size !== roles.length) {
      problems.push({ path: `${path}.roles`, message: words.repeatedRole })
    }
    seen.add(cell)
    return problems
  })
}

const TARGETS = new Map<Entity, ReferenceTarget>([
  [COLLECTIONS.phases, "phases"],
  [COLLECTIONS.institutions, "institutions"],
  [unit, "units"],
  [COLLECTIONS.contacts, "contacts"],
  [COLLECTIONS.tasks, "tasks"],
  [COLLECTIONS.handovers, "handovers"],
])

export function knownIds(entries: readonly PlacedEntry[]): Known {
  const known = new Map([...TARGETS.values()].map((target) => [target, new Set<string>()]))
  for (const { entry, entity } of entries) {
    const target = TARGETS.get(entity)
    if (target) known.get(target)?.add(String(entry["id"]))
  }
  return known
}

function danglingReferences(entries: readonly PlacedEntry[], words: ProblemWords): Problem[] {
  const known = knownIds(entries)
  return entries.flatMap(({ path, entry, entity }) =>
    referencesOf(entity).flatMap(([name, { to }]) =>
      targetsOf(entry[name], `${path}.${name}`)
        .filter(({ id }) => !known.get(to)?.has(id))
        .map(({ id, at }) => ({ path: at, message: words.dangling(id, to) })),
    ),
  )
}

function targetsOf(value: Entry[string], path: string): { id: string; at: string }[] {
  if (Array.isArray(value)) return value.map((id, index) => ({ id, at: `${path}[${index}]` }))
  return typeof value === "string" ? [{ id: value, at: path }] : []
}

/** The contact's visibility; one that nobody has confirmed yet counts as `pending`. */
export function visibilityOf(
  contact: Contact,
): NonNullable<NonNullable<Contact["privacy"]>["visibility"]> {
  return contact.privacy?.visibility ?? "pending"
}
