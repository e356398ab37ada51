import { expect, test } from "vitest"

import { readInstitutionList } from "./institution-list.ts"

const PRESENT = [{ short: "JC", name: "Jobcenter" }]

test("a list makes an institution of each line, with its code or with one derived from the name", () => {
  const list = readInstitutionList(
    "VHS; Volkshochschule\n\nAgentur für Arbeit\r\nBAMF\nSozialamt;SOZ\nHandwerkskammer (HWK)\nGesundheitsamt",
    PRESENT,
  )

  expect(list).toEqual({
    added: [
      { short: "VHS", name: "Volkshochschule" },
      { short: "AfA", name: "Agentur für Arbeit" },
      { short: "BAMF", name: "BAMF" },
      { short: "SOZ", name: "Sozialamt" },
      { short: "HWK", name: "Handwerkskammer (HWK)" },
      { short: "Gesu.", name: "Gesundheitsamt" },
    ],
    duplicates: [],
    refusal: undefined,
  })
})

test("what stands on the board or in an earlier line is named and not added again", () => {
  const list = readInstitutionList(
    "jobcenter\nVHS; Volkshochschule\nVHS; Andere\nVolkshochschule\njc",
    PRESENT,
  )

  expect(list.added).toEqual([{ short: "VHS", name: "Volkshochschule" }])
  expect(list.duplicates).toEqual(["jobcenter", "Andere", "Volkshochschule", "jc"])
})

test("two names with the same initials get different codes", () => {
  const { added } = readInstitutionList("Amt für Arbeit\nAgentur für Arbeit", [])

  expect(added.map(({ short }) => short)).toEqual(["AfA", "AfA2"])
})

test("a list beyond the limits is refused whole", () => {
  const many = Array.from({ length: 101 }, (_, number) => `Amt ${number}`).join("\n")

  expect(readInstitutionList(many, []).refusal).toEqual({ reason: "tooMany", most: 100 })
  expect(readInstitutionList("x".repeat(301), []).refusal).toEqual({ reason: "tooLong", most: 300 })
  const full = Array.from({ length: 200 }, (_, number) => ({
    short: `${number}`,
    name: `N ${number}`,
  }))
  expect(readInstitutionList("Neue", full).refusal).toEqual({ reason: "tooMany", most: 0 })
})
