import { type Entry, type Language, viewBoard } from "@tafelrunde/shared/content"
import {
  assignment,
  type CollectionName,
  type Entity,
  type SectionName,
  SECTIONS,
  type Words,
} from "@tafelrunde/shared/entities"

import { type Comparison, type EntryChange, type FieldChange } from "./compare.ts"
import { nameOf, type Side, taskName } from "./entry-names.ts"
import { asText, textAt } from "./entry-text.ts"
import { valueInWords } from "./values-in-words.ts"

type ChangeKind = EntryChange["kind"]

/** A changed field in words; empty texts for no value. */
export interface ChangedField {
  readonly label: string
  readonly before: string
  readonly after: string
  /** Whether they are sentences. */
  readonly isProse: boolean
}

/** An entry in words. */
export interface ChangedEntry {
  /** Its own, or what it is known by. */
  readonly id: string
  /** What people know it by; empty for a section of the board, which there is only one of. */
  readonly name: string
  readonly kind: ChangeKind
  /** Only of changed ones; of a task in the matrix its cells. */
  readonly fields: readonly ChangedField[]
}

export interface ChangedSection {
  readonly name: SectionName | CollectionName
  readonly title: string
  readonly entries: readonly ChangedEntry[]
}

export const CHANGE_WORDS = {
  added: { de: "neu", en: "new" },
  removed: { de: "entfallen", en: "removed" },
  changed: { de: "geändert", en: "changed" },
} as const satisfies Readonly<Record<ChangeKind, Readonly<Record<Language, string>>>>

/** The comparison in words, for paper and page; responsibilities are grouped by their task. */
export function changesInWords(
  { earlier, now, sections }: Comparison,
  language: Language,
): readonly ChangedSection[] {
  const sides: Sides = [
    { content: earlier, board: viewBoard(earlier, "", language), language },
    { content: now, board: viewBoard(now, "", language), language },
  ]
  return sections
    .map(({ name, entity, changes }): ChangedSection => {
      const entries =
        entity === assignment
          ? changedRows(changes, sides)
          : changes.map((change) => changedEntry(name, change, sides))
      return { name, title: titleOf(name, entity)[language], entries }
    })
    .filter(({ entries }) => entries.length > 0)
}

function titleOf(name: ChangedSection["name"], { one, many }: Entity): Words {
  return name in SECTIONS ? one : many
}

type Sides = readonly [before: Side, after: Side]

/** The entry as it is now, or as it was where it is gone. */
function entryOf(change: EntryChange): Entry {
  return change.kind === "removed" ? change.before : change.after
}

function changedEntry(
  section: ChangedSection["name"],
  change: EntryChange,
  sides: Sides,
): ChangedEntry {
  const { kind } = change
  const name = nameOf(section, entryOf(change), sides[kind === "removed" ? 0 : 1])
  const id = textAt(entryOf(change), "id") || name
  return { id, name, kind, fields: kind === "changed" ? changedFields(change, sides) : [] }
}

function changedFields(
  { fields, inner }: Extract<EntryChange, { kind: "changed" }>,
  sides: Sides,
): readonly ChangedField[] {
  const { language } = sides[1]
  const ofLists = inner.flatMap(({ entity, changes }) =>
    changes.flatMap((change) => changedInner({ change, word: entity.one[language] }, sides)),
  )
  return [...fields.map((field) => changedField(field, sides)), ...ofLists]
}

/** An entry inside another one, such as a unit, as fields of that. */
function changedInner(
  { change, word }: { readonly change: EntryChange; readonly word: string },
  sides: Sides,
): readonly ChangedField[] {
  const name = innerName(entryOf(change))
  if (change.kind !== "changed") {
    const [before, after] = change.kind === "added" ? ["", name] : [name, ""]
    return [{ label: word, before, after, isProse: false }]
  }
  return changedFields(change, sides).map((field) => ({
    ...field,
    label: `${[word, name].filter(Boolean).join(" ")}, ${field.label}`,
  }))
}

function innerName(entry: Entry): string {
  const others = Object.entries(entry).filter(([key]) => key !== "id")
  return textAt(entry, "name") || asText(others.find(([, value]) => asText(value) !== "")?.[1])
}

function changedField({ field, before, after }: FieldChange, sides: Sides): ChangedField {
  return {
    label: field.label[sides[1].language],
    before: valueInWords(before, field, sides[0]),
    after: valueInWords(after, field, sides[1]),
    isProse: field.kind === "prose",
  }
}

/** Each task whose row in the matrix is different; rows and columns that are gone need no cells. */
function changedRows(changes: readonly EntryChange[], sides: Sides): readonly ChangedEntry[] {
  const { board } = sides[1]
  const rows = Map.groupBy(changes, (change) => textAt(entryOf(change), "taskId"))
  return board.tasks.flatMap(({ id }) => {
    const fields = (rows.get(id) ?? []).flatMap((change) => changedCell(change, sides))
    return fields.length > 0 ? [{ id, name: taskName(board, id), kind: "changed", fields }] : []
  })
}

function changedCell(change: EntryChange, sides: Sides): readonly ChangedField[] {
  const [before, after] = sides
  const institutionId = textAt(entryOf(change), "institutionId")
  if (!after.board.institution(institutionId)) return []
  const label = after.board.short(institutionId)
  const { roles } = assignment.fields
  if (change.kind === "changed") {
    return changedFields(change, sides).map((field) => {
      const isRoles = field.label === roles.label[after.language]
      return { ...field, label: isRoles ? label : `${label}, ${field.label}` }
    })
  }
  const isAdded = change.kind === "added"
  const letters = valueInWords(entryOf(change)["roles"], roles, isAdded ? after : before)
  const [then, now] = isAdded ? ["", letters] : [letters, ""]
  return [{ label, before: then, after: now, isProse: false }]
}
