import {
  CHANGE_WORDS,
  type ChangedEntry,
  type ChangedField,
  type ChangedSection,
  changesInWords,
  compareFor,
  type Comparison,
  type EntryChange,
  type FieldChange,
} from "@tafelrunde/shared/comparison"
import { type BoardView } from "@tafelrunde/shared/content"
import { type CollectionName, meta, type SectionName } from "@tafelrunde/shared/entities"

import { type BoardContent } from "../../../content/index.ts"
import { type Paper } from "../../tables/paper.ts"
import { type DocumentNode, type DocumentRow, type TableNode } from "../node.ts"

/** The list of changes: the lines that people have written, then what is different from the previous version. */
export function changeNodes(paper: Paper, whole: BoardContent): readonly DocumentNode[] {
  return [...writtenChanges(paper), ...changesSince(paper, whole)]
}

function writtenChanges({ board, content, language }: Paper): readonly DocumentNode[] {
  const lines = content.meta?.changes ?? []
  if (lines.length === 0) return []
  const { fields } = meta.fields.changes.entity
  const keys = ["version", "date", "sectionNumber", "text", "requestedBy"] as const
  const widths = { version: 8, date: 12, sectionNumber: 10, text: 50, requestedBy: 20 }
  const table: TableNode = {
    kind: "table",
    caption: meta.fields.changes.label[language],
    columns: keys.map((key) => ({ heading: fields[key].heading[language], width: widths[key] })),
    rows: lines.map((line) => ({
      kind: "cells",
      cells: keys.map((key) => {
        const value = line[key] ?? ""
        return { text: key === "date" && value ? board.day(value) : value }
      }),
    })),
    rowHeader: 0,
  }
  return [table]
}

/** Where in the paper each list and section of the board stands, in the order of the paper. */
const NUMBERS: Readonly<Record<SectionName | CollectionName, string>> = {
  meta: "1",
  goals: "1",
  institutions: "3",
  roleScheme: "4.1",
  assignments: "4.2",
  phases: "4.3",
  tasks: "4.3",
  handovers: "5",
  agreements: "6",
  openQuestions: "7",
  contacts: "8",
  findingAnswers: "A",
  abbreviations: "B",
  workshop: "C",
}

/** What the cover says of every version, and whether contacts are confirmed, are no changes of the paper's content. */
const NOT_LISTED: Readonly<Partial<Record<SectionName | CollectionName, RegExp>>> = {
  meta: /^(version|status|asOf|validFrom|validUntil|reviewBy|replaces|language)$/,
  contacts: /^privacy\./,
}

function changesSince(paper: Paper, whole: BoardContent): readonly DocumentNode[] {
  const { board, language, previous, profile } = paper
  if (!previous) return []
  const compared = ofContent(compareFor(profile, previous, whole))
  const comparison = paper.contacts === "partial" ? withoutContacts(compared) : compared
  const rows = changeRows(changesInWords(comparison, language), board)
  const heading = headingSince(paper, previous)
  const nothing = board.say({
    de: "Inhaltlich hat sich nichts geändert.",
    en: "Nothing has changed in content.",
  })
  return [
    { kind: "heading", level: 2, text: heading },
    rows.length > 0 ? tableOfChanges(rows, board) : { kind: "paragraph", text: nothing },
  ]
}

/** What is different, in the order of the paper and under its section numbers. */
export function changeRows(
  sections: readonly ChangedSection[],
  board: BoardView,
): readonly DocumentRow[] {
  const order = Object.keys(NUMBERS)
  return sections
    .toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .flatMap((section) => rowsOf(section, board))
}

/** A browser that lacks contacts would report each one that it lacks as gone. */
function withoutContacts(comparison: Comparison): Comparison {
  const sections = comparison.sections
    .filter(({ name }) => name !== "contacts")
    .map((section) => {
      const changes = section.changes.flatMap((change) => withoutFields(change, namesContact))
      return { ...section, changes }
    })
  return { ...comparison, sections }
}

function namesContact({ field }: FieldChange): boolean {
  return "to" in field && field.to === "contacts"
}

function ofContent(comparison: Comparison): Comparison {
  const sections = comparison.sections.map((section) => {
    const hidden = NOT_LISTED[section.name]
    if (!hidden) return section
    const changes = section.changes.flatMap((change) =>
      withoutFields(change, ({ path }) => hidden.test(path)),
    )
    return { ...section, changes }
  })
  return { ...comparison, sections }
}

function withoutFields(
  change: EntryChange,
  isHidden: (field: FieldChange) => boolean,
): readonly EntryChange[] {
  if (change.kind !== "changed") return [change]
  const fields = change.fields.filter((field) => !isHidden(field))
  return fields.length + change.inner.length > 0 ? [{ ...change, fields }] : []
}

/** `Änderungen gegenüber Fassung 3.0 vom 10.03.2027`. */
function headingSince({ board }: Paper, previous: BoardContent): string {
  const { version, asOf } = previous.meta ?? {}
  const day = asOf ? board.day(asOf) : ""
  if (!version) {
    return board.say({
      de: `Änderungen gegenüber der vorigen Fassung${day && ` vom ${day}`}`,
      en: `Changes since the previous version${day && ` of ${day}`}`,
    })
  }
  return board.say({
    de: `Änderungen gegenüber Fassung ${version}${day && ` vom ${day}`}`,
    en: `Changes since version ${version}${day && ` of ${day}`}`,
  })
}

export function tableOfChanges(rows: readonly DocumentRow[], board: BoardView): TableNode {
  return {
    kind: "table",
    caption: board.say({ de: "Geänderte Einträge", en: "Changed entries" }),
    columns: [
      { heading: board.say({ de: "Eintrag", en: "Entry" }), width: 34 },
      { heading: board.say({ de: "Änderung", en: "Change" }), width: 12 },
      { heading: board.say({ de: "Einzelheiten", en: "Details" }), width: 52 },
    ],
    rows,
    rowHeader: 0,
  }
}

function rowsOf(section: ChangedSection, board: BoardView): readonly DocumentRow[] {
  const number = NUMBERS[section.name]
  const word = /^[A-Z]$/.test(number)
    ? board.say({ de: "Anlage", en: "Annex" })
    : board.say({ de: "Abschnitt", en: "Section" })
  const cells = section.entries.map((entry): DocumentRow => ({
    kind: "cells",
    cells: [
      { text: entry.name || section.title },
      { text: board.say(CHANGE_WORDS[entry.kind]) },
      { text: detailsOf(section, entry, board) },
    ],
  }))
  return [{ kind: "group", text: `${word} ${number}: ${section.title}` }, ...cells]
}

function detailsOf({ name }: ChangedSection, { fields }: ChangedEntry, board: BoardView): string {
  // What a contact's details were is not for the readers of today.
  if (name === "contacts") return fields.map(({ label }) => label).join(", ")
  const details = fields.map((field) => detailOf(field, board))
  return details.join(name === "assignments" ? "; " : "\n")
}

/** Longer texts stand in their chapter. */
const MOST_LETTERS = 120

function detailOf({ label, before, after, isProse }: ChangedField, board: BoardView): string {
  const isLong = isProse || before.length + after.length > MOST_LETTERS
  if (!isLong) return `${label}: ${before || "–"} → ${after || "–"}`
  if (before === "") return `${label}: ${board.say({ de: "ergänzt", en: "added" })}`
  if (after === "") return `${label}: ${board.say({ de: "gestrichen", en: "deleted" })}`
  return `${label}: ${board.say({ de: "neu gefasst", en: "reworded" })}`
}
