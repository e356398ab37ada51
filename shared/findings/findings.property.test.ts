import fc from "fast-check"
import { expect, test } from "vitest"

import { arbitraryContent } from "../testing/index.ts"
import { findings } from "./findings.ts"

test("any content has findings, each about an entry and in words, and none stops the others", () => {
  fc.assert(
    fc.property(
      arbitraryContent,
      fc.constantFrom("de" as const, "en" as const),
      (content, language) => {
        const found = findings(content, { asOf: "2027-03-10", language, profile: "public" })
        for (const finding of found) {
          expect(finding.entityId).not.toBe("")
          expect(finding.message).toMatch(/\S.*[.?]$/s)
        }
      },
    ),
  )
})
