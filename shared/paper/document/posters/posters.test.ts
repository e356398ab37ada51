import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import { expect, test } from "vitest"

import type { DocumentRow } from "../node.ts"
import type { PosterSubject } from "./poster.ts"
import { posterOf } from "./posters.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const blank = templateContent("blank", { language: "de" })

function poster(subject: PosterSubject, content: BoardContent) {
  return posterOf(subject, content, { profile: "public", language: "de", asOf: "2027-03-10" })
}

function textsOf(row: DocumentRow): readonly string[] {
  return row.kind === "group" ? [row.text] : row.cells.map(({ text }) => text)
}

test("the matrix on the wall has every task and institution and their letters", () => {
  const { table, sheet, isLandscape } = poster("matrix-a1", musterstadt)

  expect([sheet, isLandscape]).toEqual(["a1", true])
  expect(table.columns.slice(2).map(({ heading }) => heading)).toHaveLength(12)
  expect(table.rows.filter(({ kind }) => kind === "cells")).toHaveLength(24)
  expect(table.rows.flatMap(textsOf)).toContain("E/D")
})

test("the empty matrix has the same heads and no letter", () => {
  const current = poster("matrix-a3", musterstadt).table
  const empty = poster("empty-matrix-a3", musterstadt).table

  expect(empty.columns).toEqual(current.columns)
  expect(empty.rows.map((row) => textsOf(row).slice(0, 2))).toEqual(
    current.rows.map((row) => textsOf(row).slice(0, 2)),
  )
  expect(new Set(empty.rows.flatMap((row) => textsOf(row).slice(2)))).toEqual(new Set([""]))
})

test("the empty matrix of an empty board has lines and columns to write in", () => {
  const { columns, rows } = poster("empty-matrix-a1", blank).table

  expect(columns).toHaveLength(2 + 12)
  expect(rows).toHaveLength(20)
})

function times(start: string | undefined, end: string | undefined): readonly string[] {
  const workshop = { id: "w", title: "Workshop", ...(start && { start }), ...(end && { end }) }
  return poster("agenda-a3", { ...blank, workshop }).table.rows.map((row) => textsOf(row)[0] ?? "")
}

test("the agenda fills the time of the workshop, whole day or half a day", () => {
  expect([times("09:00", "16:00").at(0), times("09:00", "16:00").at(-1)]).toEqual([
    "09:00–09:20",
    "15:45–16:00",
  ])
  expect(times("13:00", "16:30")).toHaveLength(8)
  expect(times("13:00", "16:30").at(-1)).toMatch(/–16:30$/)
  expect(times("08:30", "17:00").at(-1)).toMatch(/–17:00$/)
})

test("without times, or with an end before the beginning, the agenda is the usual day", () => {
  const usual = times(undefined, undefined)

  expect(usual.at(0)).toMatch(/^09:00/)
  expect(times("09:00", "08:00")).toEqual(usual)
})
