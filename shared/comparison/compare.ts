import { type BoardContent, type Entry } from "@tafelrunde/shared/content"
import {
  type CollectionName,
  COLLECTIONS,
  type Entity,
  type Field,
  fieldsOf,
  meta,
  type PlacedField,
  type SectionName,
  SECTIONS,
  workshop,
} from "@tafelrunde/shared/entities"

import { idKey, withIdsOf } from "./align-ids.ts"
import { asText } from "./entry-text.ts"
import { type Key, pairEntries, textKey } from "./pair-entries.ts"

/** A field that has another value; `before` and `after` are undefined where it is empty. */
export interface FieldChange extends PlacedField {
  readonly before: unknown
  readonly after: unknown
}

/** An entry of a list; what it is before and after, as far as it is there. */
export type EntryChange =
  | { readonly kind: "added"; readonly after: Entry }
  | { readonly kind: "removed"; readonly before: Entry }
  | {
      readonly kind: "changed"
      readonly before: Entry
      readonly after: Entry
      readonly fields: readonly FieldChange[]
      /** Of the lists inside the entry, such as an institution's units, by the name of the list. */
      readonly inner: readonly InnerChanges[]
    }

interface InnerChanges {
  readonly path: string
  readonly entity: Entity
  readonly changes: readonly EntryChange[]
}

/** What is different in one list or section of the board. */
interface SectionChanges {
  readonly name: SectionName | CollectionName
  readonly entity: Entity
  readonly changes: readonly EntryChange[]
}

export interface Comparison {
  /** The earlier content, with the ids that the same entries have now. */
  readonly earlier: BoardContent
  readonly now: BoardContent
  /** Only those with changes, in the order of `SECTIONS` and `COLLECTIONS`. */
  readonly sections: readonly SectionChanges[]
}

/**
 * What has been added, removed and changed, field by field, since earlier content of the board or of another one.
 * Entries are the same by id, else by name or title (`withIdsOf`). The order of lists does not count, nor do empty
 * values of different kinds; the paper's own list of changes and who took part in a workshop are not compared.
 */
export function compareContent(earlierContent: BoardContent, now: BoardContent): Comparison {
  const earlier = withIdsOf(now, earlierContent)
  const sections = Object.entries(SECTIONS).map(([name, entity]): SectionChanges => {
    const [before, after] = [earlier[name] ?? {}, now[name] ?? {}] as [Entry, Entry]
    const changed = changedEntry([before, after], entity)
    return { name: name as SectionName, entity, changes: changed ? [changed] : [] }
  })
  const collections = Object.entries(COLLECTIONS).map(([key, entity]): SectionChanges => {
    const name = key as CollectionName
    const changes = changesOfList([entriesOf(earlier, name), entriesOf(now, name)], entity)
    return { name, entity, changes }
  })
  const all = [...sections, ...collections]
  return { earlier, now, sections: all.filter(({ changes }) => changes.length > 0) }
}

type Lists = readonly [before: readonly Entry[], after: readonly Entry[]]

/** A cell without roles is an empty one. */
function entriesOf(content: BoardContent, name: CollectionName): readonly Entry[] {
  const entries: readonly Entry[] = content[name] ?? []
  return name === "assignments" ? entries.filter(({ roles }) => !isEmpty(roles)) : entries
}

function changesOfList([before, after]: Lists, entity: Entity): readonly EntryChange[] {
  const { pairs, added, removed } = pairEntries(before, after, [keyOf(entity)])
  return [
    ...pairs.flatMap((pair) => changedEntry(pair, entity) ?? []),
    ...added.map((entry) => ({ kind: "added", after: entry }) as const),
    ...removed.map((entry) => ({ kind: "removed", before: entry }) as const),
  ]
}

/** What tells entries of a list apart. */
function keyOf(entity: Entity): Key {
  if (entity === COLLECTIONS.assignments) {
    return ({ taskId, institutionId }) => JSON.stringify([taskId, institutionId])
  }
  if (entity.fields["id"]) return idKey
  const [first = ""] = Object.keys(entity.fields)
  return (entry) => textKey(entry[first]) ?? ""
}

const NOT_COMPARED: ReadonlySet<Field> = new Set([
  meta.fields.changes,
  workshop.fields.participants,
])

function changedEntry(
  [before, after]: readonly [Entry, Entry],
  entity: Entity,
): Extract<EntryChange, { kind: "changed" }> | undefined {
  const fields: FieldChange[] = []
  const inner: InnerChanges[] = []
  for (const { path, field } of fieldsOf(entity)) {
    if (field.kind === "id" || NOT_COMPARED.has(field)) continue
    const values = [valueAt(before, path), valueAt(after, path)] as const
    if (isSame(...values, field)) continue
    if (field.kind === "list") {
      const lists = [values[0] ?? [], values[1] ?? []] as unknown as Lists
      const changes = changesOfList(lists, field.entity)
      if (changes.length > 0) inner.push({ path, entity: field.entity, changes })
    } else {
      fields.push({ path, field, before: values[0], after: values[1] })
    }
  }
  if (fields.length === 0 && inner.length === 0) return undefined
  return { kind: "changed", before, after, fields, inner }
}

/** The value at a path such as `privacy.visibility`; undefined for an empty one. */
function valueAt(entry: Entry, path: string): unknown {
  let value: unknown = entry
  for (const name of path.split(".")) {
    value = typeof value === "object" && value !== null ? (value as Entry)[name] : undefined
  }
  return isEmpty(value) ? undefined : value
}

function isEmpty(value: unknown): boolean {
  const isList = Array.isArray(value)
  return value === undefined || value === null || value === "" || (isList && value.length === 0)
}

/** References and roles are sets; other lists have an order. */
function isSame(before: unknown, after: unknown, { kind }: Field): boolean {
  const isSet = kind === "refs" || kind === "choices"
  const [a, b] = [before, after].map((value) =>
    isSet && Array.isArray(value) ? [...new Set(value)].map(asText).toSorted(inOrder) : value,
  )
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
