import { describe, expect, test } from "vitest"

import { type BoardContent, templateContent } from "../content/index.ts"
import expected from "../testing/musterstadt.expected.json" with { type: "json" }
import { findings } from "./findings.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })
const options = { asOf: expected.asOf, language: "de" } as const

describe("Musterstadt on the day of its workshop", () => {
  const found = findings(musterstadt, options)

  test("has exactly the three expected errors, in words", () => {
    expect(found.filter(({ severity }) => severity === "error")).toEqual(expected.errors)
  })

  test("has exactly the expected warnings of the named rules", () => {
    const rules = new Set(expected.warningsFromTheseRules.map(({ rule }) => rule))
    const warnings = found.filter(({ rule }) => rules.has(rule))
    expect(warnings).toHaveLength(expected.warningsFromTheseRules.length)
    for (const { asOf: _asOf, ...warning } of expected.warningsFromTheseRules) {
      expect(warnings).toContainEqual(expect.objectContaining(warning))
    }
  })

  test("has no conflict over task 9 once the Jobcenter only delivers", () => {
    const settled: BoardContent = {
      ...musterstadt,
      assignments: (musterstadt.assignments ?? []).map((cell) =>
        cell.taskId === "t09" && cell.institutionId === "jc"
          ? { ...cell, roles: ["responsible"] }
          : cell,
      ),
    }
    expect(findings(settled, options).map(({ rule }) => rule)).not.toContain(
      "TASK_WITH_MULTIPLE_ACCOUNTABLE",
    )
  })
})
