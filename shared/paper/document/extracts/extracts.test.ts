import { strFromU8, unzipSync } from "fflate"
import { expect, test } from "vitest"

import { type BoardContent, templateContent } from "../../../content/index.ts"
import { unzipped } from "../../../testing/index.ts"
import { exportFile, type PaperOptions } from "../../index.ts"
import { table as metadata } from "../../tables/tables.ts"
import { type PaperDocument } from "../node.ts"
import { paperDocument } from "../paper-document.ts"
import { extractOf, extractsOf } from "./extracts.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const OPTIONS: PaperOptions = { profile: "internal", language: "de", asOf: "2027-03-10" }

function extract(path: RegExp, content: BoardContent = musterstadt): PaperDocument {
  const found = extractsOf(content, OPTIONS).find((each) => path.test(each.path))
  if (!found) throw new Error(`No extract ${path.source}`)
  return found.document
}

function rowsOf(document: PaperDocument, id: string): readonly (readonly string[])[] {
  const nodes = document.sections.find((section) => section.id === id)?.nodes ?? []
  return nodes.flatMap((node) =>
    node.kind === "table"
      ? node.rows.flatMap((row) =>
          row.kind === "cells" ? [row.cells.map(({ text }) => text)] : [],
        )
      : [],
  )
}

test("an institution's extract holds every task, handover and agreement that concerns it, and no other", () => {
  const house = musterstadt.institutions?.find(({ short }) => short === "VHS")
  const document = extract(/\/\d+_VHS$/)
  const own = musterstadt.assignments?.filter((cell) => cell.institutionId === house?.id)
  expect(rowsOf(document, "tasks")).toHaveLength(own?.length ?? 0)
  const handing = musterstadt.handovers?.filter((each) =>
    [each.fromInstitutionId, each.toInstitutionId].includes(house?.id ?? ""),
  )
  expect(rowsOf(document, "handovers").map(([number]) => number)).toEqual(
    handing?.map(({ id }) => id),
  )
  const agreed = musterstadt.agreements?.filter(
    (each) =>
      each.ownerInstitutionId === house?.id ||
      each.involvedInstitutionIds?.includes(house?.id ?? ""),
  )
  expect(rowsOf(document, "agreements")).toHaveLength(agreed?.length ?? 0)
  expect(document.cover.title).toContain(house?.name)
  expect(JSON.stringify(document.sections[0])).toContain("D – Durchführung")
})

test("a pair's extract holds both directions and the contacts of both alone", () => {
  const [first] = musterstadt.handovers ?? []
  const shorts = [first?.fromInstitutionId, first?.toInstitutionId].map(
    (id) => musterstadt.institutions?.find((each) => each.id === id)?.short ?? "",
  )
  const document = extract(
    new RegExp(`^Paare/\\d+_(?:${shorts.join("_")}|${shorts.toReversed().join("_")})$`),
  )
  const both = musterstadt.handovers?.filter((each) => {
    const parties = new Set([each.fromInstitutionId, each.toInstitutionId])
    return parties.has(first?.fromInstitutionId ?? "") && parties.has(first?.toInstitutionId ?? "")
  })
  expect(rowsOf(document, "handovers")).toHaveLength(both?.length ?? 0)
  const names = JSON.stringify(document.sections.find(({ id }) => id === "contacts"))
  const others = musterstadt.contacts?.filter(
    ({ institutionId }) =>
      ![first?.fromInstitutionId, first?.toInstitutionId].includes(institutionId),
  )
  expect(others?.filter(({ email }) => email && names.includes(email))).toEqual([])
})

test("each extract says what it leaves out, and the numbers add up to the whole", () => {
  for (const { document } of extractsOf(musterstadt, OPTIONS)) {
    const [list] = document.sections.find(({ id }) => id === "leftOut")?.nodes ?? []
    const items = list?.kind === "list" ? list.items : []
    expect(items.join("\n")).toContain("Offene Punkte, Prüfbericht")
    const left = items.map((item) => /^Aufgaben, .*: (\d+)$/.exec(item)?.[1]).find(Boolean) ?? "0"
    expect(Number(left) + rowsOf(document, "tasks").length).toBe(musterstadt.tasks?.length)
  }
})

test("a pair's extract says of each direction what is handed over, also where that is nothing", () => {
  const [first] = musterstadt.handovers ?? []
  const ids = [first?.toInstitutionId ?? "", first?.fromInstitutionId ?? ""]
  const oneWay = { ...musterstadt, handovers: first ? [first] : [] }
  const { sections } = extractOf(oneWay, OPTIONS, ids)
  const nodes = sections.find(({ id }) => id === "handovers")?.nodes ?? []

  const [to, from] = ids.map(
    (id) => musterstadt.institutions?.find((each) => each.id === id)?.short,
  )
  expect(nodes).toEqual([
    { kind: "paragraph", text: `Von ${to} an ${from}: keine Übergabe vereinbart.` },
    expect.objectContaining({ kind: "table", caption: `Von ${from} an ${to}` }),
  ])
})

test.each(["docx", "odt", "html", "md"])(
  "the ZIP of %s files has one for each extract, the same bytes each time, and hides whom the profile hides",
  async (format) => {
    const contacts = musterstadt.contacts?.map((each) => ({
      ...each,
      lastName: `Zz${each.privacy?.visibility}zZ`,
    }))
    const content: BoardContent = { ...musterstadt, contacts: contacts ?? null }
    const options = { profile: "network", language: "de", today: "2027-03-10" } as const
    const name = format === "docx" ? "extracts.zip" : `extracts-${format}.zip`
    const file = await exportFile(name, content, options)
    const again = await exportFile(name, content, options)
    expect(file?.fileName).toBe(
      `Auszüge-${format.toUpperCase()}_Musterstadt_2027-03-10_v3-0_Netzwerk.zip`,
    )
    expect(file?.bytes).toEqual(again?.bytes)
    const files = Object.entries(unzipSync(file?.bytes ?? new Uint8Array()))
    expect(files).toHaveLength(extractsOf(content, OPTIONS).length)
    expect(files.every(([path]) => path.endsWith(`.${format}`))).toBe(true)
    const isZip = format === "docx" || format === "odt"
    const text = files
      .map(([, bytes]) => (isZip ? JSON.stringify(unzipped(bytes)) : strFromU8(bytes)))
      .join("")
    expect(text).toContain("ZznetworkzZ")
    for (const hidden of ["ZzinternalzZ", "ZzpendingzZ", "ZzmailboxOnlyzZ"])
      expect(text).not.toContain(hidden)
  },
)

test("one extract is a file of its own in every format, named after its institutions", async () => {
  const institutionIds = (musterstadt.institutions ?? []).slice(0, 2).map(({ id }) => id)
  const options = { ...OPTIONS, today: "2027-03-10", institutionIds } as const
  const files = await Promise.all(
    ["docx", "odt", "html", "md"].map((format) =>
      exportFile(`paper.${format}`, musterstadt, options),
    ),
  )
  const [one, other] = musterstadt.institutions ?? []
  expect(files.map((file) => file?.fileName.split("_")[0])).toEqual(
    Array(4).fill(`Auszug-${one?.short}-${other?.short}`),
  )
  const html = strFromU8(files[2]?.bytes ?? new Uint8Array())
  expect(html).toContain(`Auszug für ${one?.name} und ${other?.name}`)
  expect(html).not.toContain("<nav")
})

test("every file of the paper says which contacts it leaves out and why, without their names", () => {
  const counts = new Map<string, number>()
  for (const { privacy } of musterstadt.contacts ?? []) {
    const visibility = privacy?.visibility ?? "pending"
    counts.set(visibility, (counts.get(visibility) ?? 0) + 1)
  }
  const mailbox = (counts.get("mailboxOnly") ?? 0) + (counts.get("pending") ?? 0)
  const paper = JSON.stringify(paperDocument(musterstadt, { ...OPTIONS, profile: "network" }))
  expect(paper).toContain("Was diese Fassung weglässt")
  expect(paper).toContain(`noch nicht bestätigt sind: ${mailbox}.`)
  const table = JSON.stringify(metadata("metadata", musterstadt, { ...OPTIONS, profile: "public" }))
  expect(table).toContain("weil diese Fassung öffentlich ist")
})

test("a board of sixty institutions, and one without anything, have their extracts", () => {
  const blank: BoardContent = { schema: "tafelrunde/board-content", version: 1 }
  expect(extractsOf(blank, OPTIONS)).toEqual([])
  const institutions = Array.from({ length: 60 }, (_unused, at) => ({
    id: `i${at}`,
    name: `Haus ${at}`,
    short: `H${at}`,
  }))
  expect(extractsOf({ ...blank, institutions }, OPTIONS)).toHaveLength(60)
})
