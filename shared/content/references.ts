import { type BoardContent, type Contact, type Participant, type Unit } from "./board-content.ts"
import { type ProblemWords } from "./problem-words.ts"

/** A flaw of board content: where (JSON path such as `$.tasks[3].phaseId`) and what. */
export interface Problem {
  readonly path: string
  readonly message: string
}

type Entry = Readonly<Record<string, unknown>>
/** Collection → the ids in it; `units` are those of all institutions. */
export type Known = ReadonlyMap<string, ReadonlySet<string>>

/** Field → collection that its id, or each of its ids, must be found in. */
export const REFERENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contacts: { institutionId: "institutions", unitId: "units", deputyForContactId: "contacts" },
  goals: { taskIds: "tasks" },
  tasks: { phaseId: "phases" },
  assignments: { taskId: "tasks", institutionId: "institutions", unitId: "units" },
  handovers: {
    fromInstitutionId: "institutions",
    fromUnitId: "units",
    toInstitutionId: "institutions",
    toUnitId: "units",
    taskIds: "tasks",
  },
  agreements: {
    ownerInstitutionId: "institutions",
    ownerContactId: "contacts",
    involvedInstitutionIds: "institutions",
    agreedByInstitutionIds: "institutions",
    taskIds: "tasks",
    handoverIds: "handovers",
  },
  openQuestions: {
    raisedByInstitutionId: "institutions",
    addressedToInstitutionId: "institutions",
    taskIds: "tasks",
  },
  meta: { organiserInstitutionId: "institutions", editorContactId: "contacts" },
  participants: { contactId: "contacts" },
}

export const WITH_IDS = [
  "phases",
  "institutions",
  "contacts",
  "goals",
  "tasks",
  "handovers",
  "agreements",
  "openQuestions",
] as const

/** What the shape of the JSON alone cannot tell: ids twice, cells twice, references into nothing. */
export function referenceProblems(content: BoardContent, words: ProblemWords): Problem[] {
  const units = unitsWithPaths(content)
  return [
    ...WITH_IDS.flatMap((name) =>
      repeatedIds(withPaths<{ readonly id: string }>(content[name], `$.${name}`), words),
    ),
    ...repeatedIds(units, words),
    ...repeatedCells(content, words),
    ...danglingReferences(content, words),
  ]
}

interface Placed<T> {
  readonly path: string
  readonly entry: T
}

function withPaths<T>(entries: readonly T[] | null | undefined, path: string): Placed<T>[] {
  return (entries ?? []).map((entry, index) => ({ path: `${path}[${index}]`, entry }))
}

function unitsWithPaths(content: BoardContent): Placed<Unit>[] {
  return withPaths(content.institutions, "$.institutions").flatMap(({ path, entry }) =>
    withPaths(entry.units, `${path}.units`),
  )
}

function repeatedIds(
  entries: readonly Placed<{ readonly id: string }>[],
  words: ProblemWords,
): Problem[] {
  const seen = new Set<string>()
  return entries.flatMap(({ path, entry }) => {
    if (!seen.has(entry.id)) {
      seen.add(entry.id)
      return []
    }
    return [{ path: `${path}.id`, message: words.repeatedId(entry.id) }]
  })
}

function repeatedCells(content: BoardContent, words: ProblemWords): Problem[] {
  const seen = new Set<string>()
  return withPaths(content.assignments, "$.assignments").flatMap(({ path, entry }) => {
    const cell = JSON.stringify([entry.taskId, entry.institutionId])
    const repeatedRole = new Set(entry.roles).size !== (entry.roles?.length ?? 0)
    const problems: Problem[] = []
    if (seen.has(cell)) {
      problems.push({
        path,
        message: words.repeatedCell(entry.taskId, entry.institutionId),
      })
    }
    if (repeatedRole) problems.push({ path: `${path}.roles`, message: words.repeatedRole })
    seen.add(cell)
    return problems
  })
}

export function unitsOf(content: BoardContent): Unit[] {
  return unitsWithPaths(content).map(({ entry }) => entry)
}

export function knownIds(content: BoardContent, units: readonly Unit[]): Known {
  const known = new Map<string, ReadonlySet<string>>()
  for (const name of WITH_IDS) known.set(name, new Set(content[name]?.map((entry) => entry.id)))
  known.set("units", new Set(units.map(({ id }) => id)))
  return known
}

function danglingReferences(content: BoardContent, words: ProblemWords): Problem[] {
  const surroundings = { known: knownIds(content, unitsOf(content)), words }
  const participants = withPaths<Participant>(
    content.workshop?.participants,
    "$.workshop.participants",
  )
  const problems = WITH_IDS.flatMap((name) =>
    withPaths<Entry>(content[name], `$.${name}`).flatMap((placed) =>
      dangling(placed, name, surroundings),
    ),
  )
  return [
    ...problems,
    ...withPaths(content.assignments, "$.assignments").flatMap((placed) =>
      dangling(placed, "assignments", surroundings),
    ),
    ...(content.meta
      ? dangling({ path: "$.meta", entry: content.meta }, "meta", surroundings)
      : []),
    ...participants.flatMap((placed) => dangling(placed, "participants", surroundings)),
  ]
}

interface Surroundings {
  readonly known: Known
  readonly words: ProblemWords
}

function dangling(
  { path, entry }: Placed<Entry>,
  kind: string,
  { known, words }: Surroundings,
): Problem[] {
  return Object.entries(REFERENCES[kind] ?? {}).flatMap(([field, collection]) => {
    const value = entry[field]
    const targets = Array.isArray(value)
      ? value.map((target, index) => ({ target, at: `${path}.${field}[${index}]` }))
      : [{ target: value, at: `${path}.${field}` }]
    return targets
      .filter(({ target }) => typeof target === "string" && !known.get(collection)?.has(target))
      .map(({ target, at }) => ({
        path: at,
        message: words.dangling(String(target), collection),
      }))
  })
}

/** The contact's visibility; one that nobody has confirmed yet counts as `pending`. */
export function visibilityOf(
  contact: Contact,
): NonNullable<NonNullable<Contact["privacy"]>["visibility"]> {
  return contact.privacy?.visibility ?? "pending"
}
