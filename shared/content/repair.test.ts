import { arbitraryContent } from "@tafelrunde/shared/testing"
import fc from "fast-check"
import { expect, test } from "vitest"

import { parseBoardContent } from "./parse.ts"
import { repairContent } from "./repair.ts"
import { templateContent } from "./templates.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })

function withoutSoz<T extends { readonly institutionId: string }>(
  entries: readonly T[] | null | undefined,
): readonly T[] | undefined {
  return entries?.filter(({ institutionId }) => institutionId !== "soz")
}

test("valid content is not touched", () => {
  expect(repairContent(musterstadt)).toEqual(musterstadt)
})

test("with an institution go its cells, contacts and handovers, and it is named nowhere else", () => {
  const institutions = musterstadt.institutions?.filter(({ id }) => id !== "soz") ?? []

  const healed = repairContent({ ...musterstadt, institutions })

  expect(healed.assignments).toEqual(withoutSoz(musterstadt.assignments))
  expect(healed.contacts?.map(({ id }) => id)).toEqual(
    withoutSoz(musterstadt.contacts)?.map(({ id }) => id),
  )
  expect(healed.handovers?.some(({ id }) => id === "h03")).toBe(false)
  expect(healed.agreements?.find(({ id }) => id === "v01")).toMatchObject({
    ownerInstitutionId: null,
    ownerContactId: null,
    agreedByInstitutionIds: ["jc", "abh"],
    handoverIds: [],
  })
})

test("an optional field that is invalid is left out alone, an id with its entry", () => {
  const [first, second, ...others] = musterstadt.tasks ?? []
  const tasks = [{ ...first, deadline: 14 }, { ...second, id: 42 }, ...others]

  const repaired = repairContent({ ...musterstadt, tasks })

  expect(repaired.tasks?.map(({ id }) => id)).toEqual(["t01", ...others.map(({ id }) => id)])
  expect(repaired.tasks?.[0]).toEqual(first)
})

test("an entry whose title is missing or no text stays, with an empty one and its cells", () => {
  const [first, second, ...others] = musterstadt.tasks ?? []
  const { title: _missing, ...untitled } = first ?? { title: "" }
  const tasks = [untitled, { ...second, title: 42 }, ...others]

  const repaired = repairContent({ ...musterstadt, tasks })

  expect(repaired.tasks?.slice(0, 2).map(({ id, title }) => [id, title])).toEqual([
    ["t01", ""],
    ["t02", ""],
  ])
  expect(repaired.assignments).toEqual(musterstadt.assignments)
})

test("a contact whose privacy is invalid is left out, not shown to more people", () => {
  const [first, ...others] = musterstadt.contacts ?? []
  const hidden = { ...first, privacy: { visibility: "internal", reviewBy: "soon" } }

  const repaired = repairContent({ ...musterstadt, contacts: [hidden, ...others] })

  expect(repaired.contacts).toHaveLength(others.length)
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
