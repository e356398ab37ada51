import { expect, test } from "vitest"

import { taskTitleLines } from "./task-title.ts"

test("a title is broken at spaces, hyphens and slashes", () => {
  expect(taskTitleLines("Unterbringung sicherstellen")).toEqual(["Unterbringung sicherstellen"])
  expect(
    taskTitleLines(
      "Berechtigung/Verpflichtung zum Integrationskurs bei erstmaliger Titelerteilung feststellen",
    ),
  ).toEqual([
    "Berechtigung/Verpflichtung zum",
    "Integrationskurs bei erstmaliger",
    "Titelerteilung feststellen",
  ])
  expect(taskTitleLines("Teilnahme am Integrationskurs bei SGB-II-Bezug")).toEqual([
    "Teilnahme am Integrationskurs bei",
    "SGB-II-Bezug",
  ])
})

test("a title has at most four lines; a word without an end is cut", () => {
  const lines = taskTitleLines("Wort ".repeat(60))
  expect(lines).toHaveLength(4)
  expect(lines.at(-1)).toMatch(/…$/)
  expect(taskTitleLines("x".repeat(74))).toEqual(["x".repeat(36), "x".repeat(36), "xx"])
  expect(taskTitleLines("")).toEqual([])
})
