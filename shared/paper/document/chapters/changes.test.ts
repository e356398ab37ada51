import { expect, test } from "vitest"

import {
  type BoardContent,
  nextRound,
  type Profile,
  templateContent,
} from "../../../content/index.ts"
import { unzipped } from "../../../testing/index.ts"
import { docxOf } from "../../formats/document/docx.ts"
import { paperHtml } from "../../formats/document/html.ts"
import { paperMarkdown } from "../../formats/document/markdown.ts"
import { odtOf } from "../../formats/document/odt.ts"
import { type PaperDocument } from "../node.ts"
import { paperDocument } from "../paper-document.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const next = nextRound(musterstadt)
const now: BoardContent = {
  ...next,
  meta: { ...next.meta, title: "Papier", scope: "Landkreis Musterstadt" },
  tasks: next.tasks?.map((task) => (task.id === "t01" ? { ...task, deadline: "3 Tage" } : task)),
  assignments: next.assignments?.map((cell) =>
    cell.taskId === "t01" && cell.institutionId === "jc"
      ? { ...cell, roles: ["responsible"] }
      : cell,
  ),
  handovers: next.handovers?.slice(1),
}

function paper(
  previous: BoardContent | undefined,
  language: "de" | "en" = "de",
  profile: Profile = "network",
): PaperDocument {
  return paperDocument(now, {
    profile,
    language,
    asOf: "2027-09-10",
    ...(previous && { previous }),
  })
}

function rowsOf({ sections }: PaperDocument): readonly string[] {
  const nodes = sections.find(({ id }) => id === "changes")?.nodes ?? []
  return nodes.flatMap((node) =>
    node.kind === "table"
      ? node.rows.map((row) =>
          row.kind === "group" ? row.text : row.cells.map(({ text }) => text).join(" | "),
        )
      : [],
  )
}

test("the list of changes names by section what is new, gone and different since the previous version", () => {
  const { sections } = paper(musterstadt)
  const changes = sections.find(({ id }) => id === "changes")
  const title = String(musterstadt.tasks?.[0]?.title)

  expect(changes?.nodes[0]).toMatchObject({
    kind: "heading",
    text: "Änderungen gegenüber Fassung 3.0 vom 10.03.2027",
  })
  const rows = rowsOf(paper(musterstadt))
  expect(rows).toEqual(
    expect.arrayContaining([
      "Abschnitt 1: Angaben zum Papier",
      "Abschnitt 4.2: Zuständigkeiten",
      `1 ${title} | geändert | JC: I → D`,
      `1 ${title} | geändert | Frist: – → 3 Tage`,
      expect.stringMatching(/ \(.+ → .+\) \| entfallen \| $/),
    ]),
  )
  const numbers = rows.flatMap((row) => /^Abschnitt (\S+):/.exec(row)?.[1] ?? [])
  expect(numbers).toEqual(numbers.toSorted())
})

test("in English the list is English", () => {
  const rows = rowsOf(paper(musterstadt, "en"))
  expect(rows).toContain("Section 4.2: Responsibilities")
  expect(rows.filter((row) => /geändert|entfallen|Abschnitt/.test(row))).toEqual([])
})

test("without a previous version there is no list, and where nothing is different it says so", () => {
  expect(paper(undefined).sections.some(({ id }) => id === "changes")).toBe(false)
  const same = JSON.stringify(paper(now).sections.find(({ id }) => id === "changes"))
  expect(same).toContain("Inhaltlich hat sich nichts geändert.")
})

test.each<[string, (from: PaperDocument) => string]>([
  ["html", paperHtml],
  ["md", paperMarkdown],
  ["docx", (from) => Object.values(unzipped(docxOf(from))).join("\n")],
  ["odt", (from) => Object.values(unzipped(odtOf(from))).join("\n")],
])(
  "%s: the list is in the file, without any name of then that nobody has confirmed",
  (_, write) => {
    const marked: BoardContent = {
      ...musterstadt,
      contacts: musterstadt.contacts?.map((contact) => ({ ...contact, lastName: "Damaligername" })),
    }
    for (const profile of ["network", "public"] as const) {
      const written = write(paper(marked, "de", profile))
      expect(written).toContain("3 Tage")
      expect(written).not.toContain("Damaligername")
    }
  },
)
