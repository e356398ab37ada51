import { type Field, type Language } from "@tafelrunde/shared/entities"
import { type ListedEntry } from "@tafelrunde/shared/model"

import { cellText, type CellWords } from "../cell-text.ts"
import { type Labels, personName } from "../labels.ts"
import { entityOf, type ListDescription } from "../lists.ts"
import { asText, fieldAt, stringsAt, textAt, valueAt } from "../value-at.ts"

export interface Sorting {
  /** Path of the field; of the title too. */
  readonly path: string
  readonly isDescending: boolean
}

export interface Filter {
  readonly search: string
  /** Only what concerns this institution. */
  readonly institutionId: string | undefined
}

/** What people call an entry; a placeholder where it has no name yet. */
export function nameOf(
  { fields }: ListedEntry,
  list: ListDescription,
  { language, messages, labels }: CellWords,
): string {
  const name = nameIn(fields, list, labels)
  return name.trim() || messages.unnamed(entityOf(list).one[language])
}

function nameIn(fields: ListedEntry["fields"], list: ListDescription, labels: Labels): string {
  const { collection, title } = list
  if (collection === "contacts") return personName(fields) || textAt(fields, "function")
  if (collection === "tasks") return `${asText(fields["number"])} ${textAt(fields, "title")}`
  if (collection === "assignments") {
    return labels.option("tasks", textAt(fields, "taskId"))?.label ?? ""
  }
  return textAt(fields, title)
}

/** The entries that the filter leaves, in the order that was asked for. */
export function shownEntries(
  entries: readonly ListedEntry[],
  list: ListDescription,
  {
    filter,
    sorting,
    firstOf,
    words,
  }: {
    filter: Filter
    sorting: Sorting | undefined
    /** What concerns this institution stands first while nothing is sorted. */
    firstOf?: string | undefined
    words: CellWords
  },
): readonly ListedEntry[] {
  const search = filter.search.trim().toLocaleLowerCase(words.language)
  const shown = entries.filter(
    (entry) =>
      (search === "" || wordsOf(entry, list, words).includes(search)) &&
      (filter.institutionId === undefined || concerns(entry, list, filter.institutionId)),
  )
  if (sorting) return sorted(shown, list, { sorting, words })
  if (firstOf === undefined) return shown
  const isOwn = (entry: ListedEntry): boolean => concerns(entry, list, firstOf)
  return [...shown.filter(isOwn), ...shown.filter((entry) => !isOwn(entry))]
}

function wordsOf(entry: ListedEntry, list: ListDescription, words: CellWords): string {
  const cells = Object.entries(entityOf(list).fields).map(([name, field]) =>
    cellText(valueAt(entry.fields, name), field, words),
  )
  return [nameOf(entry, list, words), ...cells].join("\n").toLocaleLowerCase(words.language)
}

function concerns({ id, fields }: ListedEntry, list: ListDescription, ownId: string): boolean {
  if (list.collection === "institutions") return id === ownId
  return Object.entries(entityOf(list).fields).some(
    ([name, field]) =>
      (field.kind === "ref" || field.kind === "refs") &&
      field.to === "institutions" &&
      (textAt(fields, name) === ownId || stringsAt(fields, name).includes(ownId)),
  )
}

interface Order {
  readonly sorting: Sorting
  readonly words: CellWords
}

function sorted(
  entries: readonly ListedEntry[],
  list: ListDescription,
  { sorting: { path, isDescending }, words }: Order,
): readonly ListedEntry[] {
  const field = fieldAt(entityOf(list), path)
  const keyOf = (entry: ListedEntry): string =>
    path === list.title ? nameOf(entry, list, words) : sortKey(entry, { path, field, words })
  const { compare } = collator(words.language)
  const ordered = entries.toSorted((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)]
    // What is empty stands last in either direction.
    if (one === "" || other === "") return one === other ? 0 : one === "" ? 1 : -1
    return isDescending ? compare(other, one) : compare(one, other)
  })
  return ordered
}

interface SortedField {
  readonly path: string
  readonly field: Field | undefined
  readonly words: CellWords
}

/** Days by the calendar, choices in the order in which they are offered, everything else by its words. */
function sortKey({ fields }: ListedEntry, { path, field, words }: SortedField): string {
  const value = valueAt(fields, path)
  if (!field || value === null || value === undefined) return ""
  if (field.kind === "date") return asText(value)
  if (field.kind === "choice") return String(Object.keys(field.choices).indexOf(asText(value)))
  return cellText(value, field, words)
}

function collator(language: Language): Intl.Collator {
  return new Intl.Collator(language, { numeric: true, sensitivity: "base" })
}
