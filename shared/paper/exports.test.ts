import { expect, test } from "vitest"

import { EXPORT_GROUPS, EXPORTS, exportProfiles } from "./exports.ts"
import { TABLE_NAMES } from "./tables/table.ts"

test("every table is to be had for spreadsheets, the responsibilities as a page too", () => {
  const names = EXPORTS.map(({ name }) => name)
  for (const table of TABLE_NAMES) {
    expect(names).toEqual(expect.arrayContaining([`${table}.xlsx`, `${table}.ods`, `${table}.csv`]))
  }
  expect(names).toEqual(
    expect.arrayContaining([
      "extracts.zip",
      "workbook.xlsx",
      "workbook.ods",
      "contacts.vcf",
      "contacts.zip",
      "agreements.ics",
      "board.tafelrunde",
      "board.json",
      "responsibilities.json",
      "responsibilities.html",
      "matrix.html",
    ]),
  )
  expect(new Set(names).size).toBe(names.length)
})

test("no two things in the menu or among the files are called the same, in either language", () => {
  for (const language of ["de", "en"] as const) {
    const items = EXPORTS.map(({ label, choice }) => `${label[language]} ${choice}`)
    const files = EXPORTS.map(({ title, format }) => `${title[language]}.${format}`)
    for (const names of [items, files]) expect(new Set(names).size).toBe(names.length)
  }
})

test("every group of the menu has something in it", () => {
  const used = new Set(EXPORTS.map(({ group }) => group))
  expect([...used]).toEqual(Object.keys(EXPORT_GROUPS))
})

test("nobody exports for readers who see more than the role", () => {
  expect(exportProfiles("facilitator")).toEqual(["internal", "network", "public"])
  expect(exportProfiles("participant")).toEqual(["network", "public"])
  expect(exportProfiles("viewer")).toEqual(["public"])
})
