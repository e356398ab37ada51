import fc from "fast-check"
import { expect, test } from "vitest"

import { templateContent } from "../../content/index.ts"
import { arbitraryContent } from "../../testing/index.ts"
import { type DocumentNode, headingOf, type PaperDocument } from "./node.ts"
import { paperDocument } from "./paper-document.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const options = { profile: "network", language: "de", asOf: "2027-03-10" } as const

function textsOf(paper: PaperDocument): string {
  return JSON.stringify(paper)
}

function headingsOf({ sections }: PaperDocument): readonly string[] {
  return sections.flatMap((section) => [
    ...(section.title === "" ? [] : [headingOf(section)]),
    ...section.nodes.flatMap((node) =>
      node.kind === "heading" && /^\d\.\d /.test(node.text) ? [node.text] : [],
    ),
  ])
}

test("the paper has the chapters of the template, in order and with their numbers", () => {
  expect(headingsOf(paperDocument(musterstadt, options))).toEqual([
    "Beteiligte",
    "1 Zweck und Geltung",
    "2 Auf einen Blick",
    "3 Akteure",
    "4 Zuständigkeiten",
    "4.1 Legende",
    "4.2 Matrix",
    "4.3 Liste nach Aufgabe",
    "4.4 Liste nach Institution",
    "5 Schnittstellen",
    "5.1 Übersicht",
    "5.2 Tabelle",
    "5.3 Steckbriefe",
    "6 Verbindliche Vereinbarungen",
    "6.1 Vereinbarungen",
    "6.2 Stand der Vereinbarungen aus früheren Workshops",
    "7 Offene Punkte und Themenspeicher",
    "8 Kontakte und Ansprechpersonen",
    "9 Hinweise zu Datenschutz und Rechtsgrundlagen",
    "Anlage A Prüfbericht",
    "Anlage B Abkürzungen",
    "Anlage C Teilnehmende",
    "Anlage D Unterschriften",
  ])
})

test("in English every chapter and heading of a table is English", () => {
  const paper = paperDocument(musterstadt, { ...options, language: "en" })
  expect(headingsOf(paper)).toContain("6.2 State of agreements from earlier workshops")
  const headings = paper.sections.flatMap(({ nodes }) =>
    nodes.flatMap((node) =>
      node.kind === "table" ? node.columns.map(({ heading }) => heading) : [],
    ),
  )
  expect(headings.filter((heading) => /Aufgabe|Frist|Anlass|Kurz|Bedeutung/.test(heading))).toEqual(
    [],
  )
})

test("every fact of the board is in the paper", () => {
  const text = textsOf(paperDocument(musterstadt, { ...options, profile: "internal" }))
  const expected = [
    ...(musterstadt.tasks ?? []).map(({ title }) => title),
    ...(musterstadt.institutions ?? []).flatMap(({ name, mandate, units }) => [
      name,
      mandate ?? "",
      ...(units ?? []).flatMap((unit) => [unit.name, unit.mailbox ?? "", unit.phone ?? ""]),
    ]),
    ...(musterstadt.handovers ?? []).flatMap(({ title, channel, deadline }) => [
      title,
      channel ?? "",
      deadline ?? "",
    ]),
    ...(musterstadt.agreements ?? []).map((agreement) => agreement.text),
    ...(musterstadt.openQuestions ?? []).map((question) => question.text),
    ...(musterstadt.goals ?? []).map((goal) => goal.text),
    ...(musterstadt.abbreviations ?? []).map(({ long }) => long ?? ""),
    ...(musterstadt.contacts ?? []).map(({ lastName }) => lastName ?? ""),
  ]
  expect(expected.filter((each) => !text.includes(JSON.stringify(each).slice(1, -1)))).toEqual([])
})

test("a matrix of more institutions than a page has room for is split, with the legend at every part", () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    id: `h${index}`,
    name: `Haus ${index}`,
    short: `H${index}`,
  }))
  const paper = paperDocument({ ...musterstadt, institutions: many, assignments: [] }, options)
  const tables = paper.sections
    .filter(({ page }) => page === "a3Landscape")
    .flatMap(({ nodes }) => nodes.filter(isMatrix))
  expect(tables.map(({ columns }) => columns.length)).toEqual([22, 22])
  expect(tables.every(({ legend }) => legend?.includes("E Entscheidung & Federführung"))).toBe(true)
})

function isMatrix(node: DocumentNode): node is Extract<DocumentNode, { kind: "table" }> {
  return node.kind === "table" && node.legend !== undefined
}

test("a draft says so on every page, an agreed paper does not", () => {
  expect(paperDocument(musterstadt, options).draftMark).toBe("Entwurf")
  const agreed = { ...musterstadt, meta: { title: "Papier", status: "agreed" as const } }
  expect(paperDocument(agreed, options).draftMark).toBe("")
})

test("fields that nobody filled leave no trace", () => {
  const empty = paperDocument(musterstadt, options)
  expect(empty.cover.facts.map(([label]) => label)).not.toContain("Aktenzeichen")
  expect(textsOf(empty)).not.toContain("Änderungsverzeichnis")
  const meta = {
    title: "Papier",
    fileNumber: "IV-3/27",
    changes: [{ version: "2.1", text: "Neu: KIK" }],
  }
  const filled = textsOf(paperDocument({ ...musterstadt, meta }, options))
  expect(filled).toContain("IV-3/27")
  expect(filled).toContain("Neu: KIK")
})

test("any content becomes a paper whose tables have as many cells as columns", () => {
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      for (const { nodes } of paperDocument(content, options).sections) {
        for (const node of nodes) {
          if (node.kind !== "table") continue
          const lengths = node.rows.flatMap((row) =>
            row.kind === "cells" ? [row.cells.length] : [],
          )
          expect(lengths.every((length) => length === node.columns.length)).toBe(true)
        }
      }
    }),
    { numRuns: 50 },
  )
})
