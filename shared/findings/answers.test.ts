import { type BoardContent, templateContent } from "@tafelrunde/shared/content"
import { expect, test } from "vitest"

import { answerIdOf, isUnansweredError } from "./answers.ts"
import { type Finding } from "./finding.ts"
import { findings } from "./findings.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const options = { asOf: "2027-03-10", language: "de" } as const

function errorsOf(content: BoardContent): readonly Finding[] {
  return findings(content, options).filter(({ severity }) => severity === "error")
}

const [task4, task9] = errorsOf(musterstadt)
if (!task4 || !task9) throw new Error("Musterstadt has errors")

/** Musterstadt with a reason for its two leads of task 9. */
const answered: BoardContent = {
  ...musterstadt,
  findingAnswers: [
    {
      id: answerIdOf(task9),
      finding: task9.message,
      reason: "Übergang bis Ende Juni.",
      institutionIds: [...task9.institutionIds].toReversed(),
    },
  ],
}

test("an answered finding stays a finding, with its reason, and is no open error", () => {
  const found = errorsOf(answered)
  expect(found.map(({ rule }) => rule)).toEqual(errorsOf(musterstadt).map(({ rule }) => rule))
  expect(found.find(({ rule }) => rule === task9.rule)?.answer).toBe("Übergang bis Ende Juni.")
  expect(found.filter(isUnansweredError)).toHaveLength(found.length - 1)
})

test("a reason does not hold for other institutions, and holds again when the facts return", () => {
  const third = [
    ...(answered.assignments ?? []),
    { taskId: "t09", institutionId: "afa", roles: ["accountable" as const] },
  ]
  expect(errorsOf({ ...answered, assignments: third }).every(isUnansweredError)).toBe(true)
  expect(errorsOf(answered).every(isUnansweredError)).toBe(false)
})

test("a reason without words, or for what is only not begun, holds for nothing", () => {
  const empty = (answered.findingAnswers ?? []).map((answer) => ({ ...answer, reason: "  " }))
  expect(errorsOf({ ...answered, findingAnswers: empty }).every(isUnansweredError)).toBe(true)

  const template = templateContent("regionalworkshop", { language: "de" })
  const open = findings(template, options).find(({ severity }) => severity === "open")
  if (!open) throw new Error("the template has open tasks")
  const all = [{ id: answerIdOf(open), finding: open.message, reason: "Darum." }]
  expect(findings({ ...template, findingAnswers: all }, options)).toContainEqual(open)
})
