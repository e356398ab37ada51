import fc from "fast-check"
import { readXlsx } from "hucre/xlsx"
import { expect, test, vi } from "vitest"

import { templateContent } from "../../content/index.ts"
import { arbitraryContent } from "../../testing/index.ts"
import { type Table } from "../tables/table.ts"
import { tables } from "../tables/tables.ts"
import { xlsxOf } from "./xlsx.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const options = { profile: "internal", language: "de", asOf: "2027-03-10" } as const
const written = { language: "de", asOf: "2027-03-10", title: "Papier" } as const

test("a sheet a table, with real days, real numbers and a heading that stays in view", async () => {
  const workbook = await readXlsx(await xlsxOf(tables(musterstadt, options), written), {
    readStyles: true,
  })
  expect(workbook.sheets.map(({ name }) => name)).toHaveLength(9)
  const agreements = workbook.sheets.find(({ name }) => name === "Vereinbarungen")
  expect(agreements).toMatchObject({ freezePane: { rows: 1 }, autoFilter: { range: "A1:O9" } })
  expect(agreements?.rows[3]?.[6]).toEqual(new Date("2027-01-31T00:00:00Z"))
  expect(agreements?.cells?.get("3,6")).toMatchObject({ style: { numFmt: "dd.mm.yyyy" } })
  const matrix = workbook.sheets[0]
  expect(matrix).toMatchObject({ freezePane: { rows: 1, columns: 3 } })
  expect(matrix?.rows[1]?.[0]).toBe(1)
})

test("text stays as it was written: telephone numbers, formulas, line breaks, odd characters", async () => {
  const texts = [
    "+49 30 23125102",
    "=1+1",
    "@SUM(A1)",
    "a\r\nb",
    "\0",
    "_x0041_",
    " ä ",
    "2027-01-31",
  ]
  const it: Table = {
    name: "questions",
    title: "Fragen",
    columns: [{ key: "text", heading: "=Frage", kind: "text", width: 10 }],
    rows: texts.map((text) => [text]),
  }
  const { sheets } = await readXlsx(await xlsxOf([it], written))
  expect(sheets[0]?.rows.map(([cell]) => cell)).toEqual(["=Frage", ...texts])
  expect(sheets[0]?.cells?.size ?? 0).toBe(0)
})

test("a text longer than a cell may be is cut, not the file damaged", async () => {
  const it: Table = {
    name: "questions",
    title: "Fragen",
    columns: [{ key: "text", heading: "Frage", kind: "text", width: 10 }],
    rows: [["x".repeat(40_000)]],
  }
  const { sheets } = await readXlsx(await xlsxOf([it], written))
  expect(String(sheets[0]?.rows[1]?.[0])).toHaveLength(32_767)
})

test("the same content gives the same bytes at any hour, and names no person", async () => {
  vi.useFakeTimers({ now: new Date("2027-03-10T08:00:00Z"), toFake: ["Date"] })
  const morning = await xlsxOf(tables(musterstadt, options), written)
  vi.setSystemTime(new Date("2031-12-24T20:15:00Z"))
  const years = await xlsxOf(tables(musterstadt, options), written)
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
      const { sheets } = await readXlsx(await xlsxOf(all, written))
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
