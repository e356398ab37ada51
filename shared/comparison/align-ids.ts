import { type BoardContent, type Entry, mapEntries, referencesOf } from "@tafelrunde/shared/content"
import { type CollectionName, type ReferenceTarget } from "@tafelrunde/shared/entities"

import { asText, textAt } from "./entry-text.ts"
import { type Key, pairEntries, textKey } from "./pair-entries.ts"

type Target = ReferenceTarget | CollectionName

/** The ids of earlier content and those that the same entries have now. */
type Renamed = ReadonlyMap<Target, ReadonlyMap<string, string>>

/** The id now of what an earlier reference leads to. */
type IdNow = (target: ReferenceTarget, id: unknown) => string

/**
 * Earlier content with the ids that the same entries have in `now`: by id, and where another board or an import has
 * given other ids, by what people know an entry by (name, title, text).
 */
export function withIdsOf(now: BoardContent, earlier: BoardContent): BoardContent {
  const renamed = renamedIds(earlier, now)
  const idNow = (target: Target, id: unknown): unknown =>
    typeof id === "string" ? (renamed.get(target)?.get(id) ?? id) : id
  const targetOf = new Map<Entry, Target>()
  for (const [name, entries] of listsWithIds(earlier)) {
    for (const entry of entries) targetOf.set(entry, name)
  }
  return mapEntries(earlier, (entry, entity) => {
    const changes = new Map<string, unknown>()
    const target = targetOf.get(entry)
    if (target) changes.set("id", idNow(target, entry["id"]))
    for (const [name, { to }] of referencesOf(entity)) {
      const value = entry[name]
      changes.set(name, Array.isArray(value) ? value.map((id) => idNow(to, id)) : idNow(to, value))
    }
    const isSame = [...changes].every(([name, value]) => isSameValue(entry[name], value))
    return isSame ? entry : { ...entry, ...Object.fromEntries(changes) }
  })
}

function isSameValue(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return before === after
  return before.every((id, index) => id === after[index])
}

/** What entries are known by, beside their ids; those that others refer to come first. */
const KEYS: readonly (readonly [
  Exclude<CollectionName, "assignments" | "abbreviations">,
  (idNow: IdNow) => readonly Key[],
])[] = [
  ["institutions", () => [(entry) => textKey(entry["short"]), (entry) => textKey(entry["name"])]],
  ["phases", () => [(entry) => textKey(entry["title"])]],
  [
    "tasks",
    (idNow) => [
      (entry) => withTitle(entry, idNow("phases", entry["phaseId"])),
      (entry) => textKey(entry["title"]),
    ],
  ],
  [
    "contacts",
    (idNow) => [
      (entry) => textKey(entry["email"]),
      ({ firstName, lastName, institutionId }) =>
        textKey(firstName, lastName) &&
        textKey(firstName, lastName, idNow("institutions", institutionId)),
    ],
  ],
  ["goals", () => [(entry) => textKey(entry["text"])]],
  [
    "handovers",
    (idNow) => [
      (entry) =>
        withTitle(
          entry,
          idNow("institutions", entry["fromInstitutionId"]),
          idNow("institutions", entry["toInstitutionId"]),
        ),
      (entry) => textKey(entry["title"]),
    ],
  ],
  ["agreements", () => [(entry) => textKey(entry["title"]), (entry) => textKey(entry["text"])]],
  ["openQuestions", () => [(entry) => textKey(entry["text"])]],
]

function withTitle({ title }: Entry, ...others: readonly string[]): string | undefined {
  return textKey(title) && textKey(title, ...others)
}

export function idKey(entry: Entry): string | undefined {
  return typeof entry["id"] === "string" ? entry["id"] : undefined
}

function renamedIds(earlier: BoardContent, now: BoardContent): Renamed {
  const renamed = new Map<Target, Map<string, string>>()
  const idNow: IdNow = (target, id) => renamed.get(target)?.get(asText(id)) ?? asText(id)
  for (const [name, keysOf] of KEYS) {
    const keysNow = keysOf((_, id) => asText(id))
    const keysThen = keysOf(idNow)
    const isNow = new Set<Entry>(now[name] ?? [])
    const keys = keysNow.map(
      (keyNow, index): Key =>
        (entry) =>
          isNow.has(entry) ? keyNow(entry) : keysThen[index]?.(entry),
    )
    const { pairs } = pairEntries(earlier[name] ?? [], now[name] ?? [], [idKey, ...keys])
    renamed.set(name, idsOf(pairs))
    if (name === "institutions") renamed.set("units", renamedUnits(pairs))
  }
  return renamed
}

function idsOf(pairs: readonly (readonly [Entry, Entry])[]): Map<string, string> {
  return new Map(pairs.map(([before, after]) => [textAt(before, "id"), textAt(after, "id")]))
}

/** Units are known by their names within their institution. */
function renamedUnits(institutions: readonly (readonly [Entry, Entry])[]): Map<string, string> {
  const pairs = institutions.flatMap(([before, after]) => {
    const keys: readonly Key[] = [idKey, (unit) => textKey(unit["name"])]
    return pairEntries(unitsOf(before), unitsOf(after), keys).pairs
  })
  return idsOf(pairs)
}

function unitsOf({ units }: Entry): readonly Entry[] {
  return Array.isArray(units) ? (units as readonly Entry[]) : []
}

/** Every list whose entries have ids. */
function listsWithIds(content: BoardContent): readonly (readonly [Target, readonly Entry[]])[] {
  const units = (content.institutions ?? []).flatMap(unitsOf)
  return [...KEYS.map(([name]) => [name, content[name] ?? []] as const), ["units", units]]
}
