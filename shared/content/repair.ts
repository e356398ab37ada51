import { type BoardContent, boardContentSchema } from "./board-content.ts"
import { knownIds, type Known, REFERENCES, unitsOf, WITH_IDS } from "./references.ts"

type Entry = Readonly<Record<string, unknown>>

/** References without which an entry means nothing: it goes when its target is gone. */
const ESSENTIAL = new Set([
  "contacts.institutionId",
  "assignments.taskId",
  "assignments.institutionId",
  "handovers.fromInstitutionId",
  "handovers.toInstitutionId",
])

/** In this order an entry that goes takes along what refers to it. */
const REPAIR_ORDER = [...WITH_IDS, "assignments"] as const

/**
 * Makes importable content out of what a live board holds, where anybody may have removed what
 * another entry refers to, or written what no validator lets through: entries that have become
 * meaningless are left out, references into nothing become `null`, a task without its phase stands
 * in the first one. Valid content comes back unchanged.
 */
export function repairContent(raw: Readonly<Record<string, unknown>>): BoardContent {
  return withoutDanglingReferences(withoutInvalidEntries(raw))
}

function withoutInvalidEntries(raw: Readonly<Record<string, unknown>>): BoardContent {
  const parsed = boardContentSchema.safeParse(raw)
  if (parsed.success) return parsed.data
  const repaired = { ...raw }
  const invalid = new Map<string, Set<PropertyKey>>()
  for (const { path } of parsed.error.issues) {
    const [collection, key] = path
    if (typeof collection !== "string") throw new Error("Content is no object")
    invalid.set(collection, (invalid.get(collection) ?? new Set()).add(key ?? ""))
  }
  for (const [collection, keys] of invalid) repaired[collection] = without(raw[collection], keys)
  return boardContentSchema.parse(repaired)
}

function without(value: unknown, keys: ReadonlySet<PropertyKey>): unknown {
  if (Array.isArray(value)) return value.filter((_entry, index) => !keys.has(index))
  if (typeof value !== "object" || value === null || keys.has("")) return null
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)))
}

function withoutDanglingReferences(content: BoardContent): BoardContent {
  const repaired: Record<string, unknown> = { ...content }
  const current = (): BoardContent => repaired as BoardContent
  const known = (): Known => knownIds(current(), unitsOf(current()))
  for (const name of REPAIR_ORDER) {
    const entries = content[name] as readonly Entry[] | null | undefined
    if (entries)
      repaired[name] = repairEntries(entries, name, { known: known(), content: current() })
  }
  if (content.meta) repaired["meta"] = repairEntry(content.meta, "meta", known())
  if (content.workshop?.participants) {
    const ids = known()
    repaired["workshop"] = {
      ...content.workshop,
      participants: content.workshop.participants.map((entry) =>
        repairEntry(entry, "participants", ids),
      ),
    }
  }
  return current()
}

interface Surroundings {
  readonly known: Known
  readonly content: BoardContent
}

function repairEntries(
  entries: readonly Entry[],
  kind: string,
  { known, content }: Surroundings,
): Entry[] {
  return entries
    .filter((entry) => !lacksEssential(entry, kind, known))
    .map((entry) => (kind === "tasks" ? inSomePhase(entry, content) : entry))
    .filter((entry) => entry !== undefined)
    .map((entry) => repairEntry(entry, kind, known))
}

function lacksEssential(entry: Entry, kind: string, known: Known): boolean {
  return Object.entries(REFERENCES[kind] ?? {}).some(
    ([field, target]) =>
      ESSENTIAL.has(`${kind}.${field}`) && !known.get(target)?.has(String(entry[field])),
  )
}

function inSomePhase(task: Entry, content: BoardContent): Entry | undefined {
  const phases = content.phases ?? []
  if (phases.some(({ id }) => id === task["phaseId"])) return task
  const [first] = phases
  return first && { ...task, phaseId: first.id }
}

function repairEntry<T extends Entry>(entry: T, kind: string, known: Known): T {
  const changes: Record<string, unknown> = {}
  for (const [field, collection] of Object.entries(REFERENCES[kind] ?? {})) {
    const value = entry[field]
    const ids = known.get(collection)
    if (typeof value === "string" && !ids?.has(value)) changes[field] = null
    if (Array.isArray(value) && !value.every((id) => ids?.has(id))) {
      changes[field] = value.filter((id) => ids?.has(id))
    }
  }
  return Object.keys(changes).length > 0 ? { ...entry, ...changes } : entry
}
