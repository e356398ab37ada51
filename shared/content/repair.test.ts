import { arbitraryContent } from "@tafelrunde/shared/testing"
import fc from "fast-check"
import { expect, test } from "vitest"

import { parseBoardContent } from "./parse.ts"
import { repairContent } from "./repair.ts"
import { templateContent } from "./templates.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })

test("valid content is not touched", () => {
  expect(repairContent(musterstadt)).toEqual(musterstadt)
})

test("with an institution go its cells, contacts and handovers, and it is named nowhere else", () => {
  const institutions = musterstadt.institutions?.filter(({ id }) => id !== "soz") ?? []

  const healed = repairContent({ ...musterstadt, institutions })

  expect(healed.assignments?.some(({ institutionId }) => institutionId === "soz")).toBe(false)
  expect(healed.contacts?.some(({ institutionId }) => institutionId === "soz")).toBe(false)
  expect(healed.handovers?.some(({ id }) => id === "h03")).toBe(false)
  expect(healed.agreements?.find(({ id }) => id === "v01")).toMatchObject({
    ownerInstitutionId: null,
    ownerContactId: null,
    agreedByInstitutionIds: ["jc", "abh"],
    handoverIds: [],
  })
})

test("any content with anything removed is importable again", () => {
  const removal = fc.constantFrom("phases", "institutions", "contacts", "tasks", "handovers")
  fc.assert(
    fc.property(arbitraryContent, removal, fc.nat(3), (content, collection, index) => {
      const left = (content[collection as "tasks"] ?? []).toSpliced(index, 1)
      expect(parseBoardContent(repairContent({ ...content, [collection]: left }))).toMatchObject({
        ok: true,
      })
    }),
    { numRuns: 150 },
  )
})
