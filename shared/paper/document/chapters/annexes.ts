import { abbreviation, choiceWord, participant } from "@tafelrunde/shared/entities"

import { type Paper } from "../../tables/paper.ts"
import { fullName } from "../../tables/people.ts"
import { findingsTable } from "../../tables/report.ts"
import { tableOrNothing, tableNode } from "../from-table.ts"
import { type DocumentNode, type TableNode } from "../node.ts"

/** Annex A: gaps and contradictions, errors first. */
export function findingNodes(paper: Paper): readonly DocumentNode[] {
  const { board } = paper
  const caption = board.say({ de: "Prüfbericht", en: "Findings" })
  const node = tableNode(findingsTable(paper), board, {
    caption,
    keys: ["severity", "object", "message", "answer"],
  })
  return [
    tableOrNothing(
      node,
      board.say({
        de: "Keine Lücken oder Widersprüche gefunden.",
        en: "No gaps or contradictions found.",
      }),
    ),
  ]
}

/** Annex B, in alphabetical order. */
export function abbreviationNodes({ board, content, language }: Paper): readonly DocumentNode[] {
  const collator = new Intl.Collator(language)
  const entries = (content.abbreviations ?? []).toSorted((a, b) =>
    collator.compare(a.short, b.short),
  )
  const { fields, many } = abbreviation
  const node: TableNode = {
    kind: "table",
    caption: many[language],
    columns: [
      { heading: fields.short.heading[language], width: 12 },
      { heading: fields.long.heading[language], width: 60 },
    ],
    rows: entries.map(({ short, long, explanation }) => ({
      kind: "cells",
      cells: [{ text: short }, { text: [long, explanation].filter(Boolean).join("\n") }],
    })),
    rowHeader: 0,
  }
  return [
    tableOrNothing(
      node,
      board.say({ de: "Keine Abkürzungen eingetragen.", en: "No abbreviations entered." }),
    ),
  ]
}

/** Annex C: who took part in the workshop, as far as the profile may name them. */
export function participantNodes(paper: Paper): readonly DocumentNode[] {
  const { board, content, language } = paper
  const people = board.participants.flatMap((person) => {
    const contact = board.contact(person.contactId)
    const name = fullName(contact) || person.name || ""
    const house = contact ? board.name(contact.institutionId) : ""
    return name === "" && house === "" ? [] : [{ person, name, house }]
  })
  const role = participant.fields.role
  const attendance = participant.fields.attendance
  const node: TableNode = {
    kind: "table",
    caption: participant.many[language],
    columns: [
      { heading: board.say({ de: "Institution", en: "Institution" }), width: 36 },
      { heading: board.say({ de: "Name", en: "Name" }), width: 30 },
      { heading: role.heading[language], width: 18 },
      { heading: attendance.heading[language], width: 14 },
    ],
    rows: people.map(({ person, name, house }) => ({
      kind: "cells",
      cells: [
        { text: house },
        { text: name },
        { text: choiceWord(role, person.role, language) },
        { text: choiceWord(attendance, person.attendance, language) },
      ],
    })),
    rowHeader: 0,
  }
  return [
    ...workshopLine(paper, content.workshop),
    tableOrNothing(
      node,
      paper.contacts === "partial"
        ? board.say({
            de: "Auf diesem Gerät stehen keine Namen von Teilnehmenden.",
            en: "This device holds no names of participants.",
          })
        : board.say({ de: "Keine Teilnehmenden eingetragen.", en: "No participants entered." }),
    ),
  ]
}

function workshopLine(
  { board }: Paper,
  workshop: Paper["content"]["workshop"],
): readonly DocumentNode[] {
  if (!workshop) return []
  const times = [workshop.start, workshop.end].filter(Boolean).join("–")
  const when = workshop.date ? board.day(workshop.date) : ""
  const text = [workshop.title, when, times, workshop.place].filter(Boolean).join(" · ")
  return text === "" ? [] : [{ kind: "paragraph", text }]
}

/** Annex D: a row for each institution to be signed by hand. */
export function signatureNodes({ board }: Paper): readonly DocumentNode[] {
  const headings = [
    { de: "Institution", en: "Institution" },
    { de: "Name, Funktion", en: "Name, function" },
    { de: "Ort, Datum", en: "Place, date" },
    { de: "Unterschrift", en: "Signature" },
  ]
  const table: TableNode = {
    kind: "table",
    caption: board.say({ de: "Unterschriften", en: "Signatures" }),
    columns: headings.map((words, index) => ({
      heading: board.say(words),
      width: [34, 28, 20, 30][index] ?? 20,
    })),
    rows: board.institutions.map(({ id, representedBy, representativeFunction }) => ({
      kind: "cells",
      cells: [
        { text: board.name(id) },
        { text: [representedBy, representativeFunction].filter(Boolean).join(", ") },
        { text: "" },
        { text: "" },
      ],
    })),
    rowHeader: 0,
    isForm: true,
  }
  return board.institutions.length > 0 ? [table] : []
}
