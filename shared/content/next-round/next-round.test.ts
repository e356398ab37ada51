import fc from "fast-check"
import { expect, test } from "vitest"

import { arbitraryContent } from "../../testing/index.ts"
import {
  nextRound,
  nextTitle,
  nextVersion,
  parseBoardContent,
  redactContent,
  templateContent,
} from "../index.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })

test("the next round keeps the structure with its ids, and what is still open", () => {
  const next = nextRound(musterstadt)
  for (const list of [
    "phases",
    "tasks",
    "institutions",
    "assignments",
    "handovers",
    "goals",
  ] as const) {
    expect(next[list]).toEqual(musterstadt[list])
  }
  const open = musterstadt.agreements?.filter(
    ({ status }) => !["done", "cancelled"].includes(status ?? ""),
  )
  expect(next.agreements?.map(({ id }) => id)).toEqual(open?.map(({ id }) => id))
  expect(next.openQuestions?.some(({ status }) => status === "answered")).toBe(false)
})

test("the paper is a draft of the next version and says which one it replaces", () => {
  const { meta, workshop } = nextRound(musterstadt)
  expect(meta).toMatchObject({ status: "draft", version: "4.0", replaces: "3.0", asOf: null })
  expect(workshop).toMatchObject({ participants: null, previousDate: musterstadt.workshop?.date })
})

test.each([
  ["3.0", "4.0"],
  ["v2", "v3"],
  ["1.4.2", "2.0.0"],
  ["Entwurf", "Entwurf"],
])("version %s becomes %s", (version, next) => {
  expect(nextVersion(version)).toBe(next)
})

test("the suggested title names the next edition, and the workshop its next number", () => {
  const titleOf = (title: string, version?: string): string =>
    nextTitle({ ...musterstadt, meta: { title, ...(version && { version }) } }, "de")
  expect(titleOf("Papier Musterstadt", "3.0")).toBe("Papier Musterstadt – Fassung 4.0")
  expect(titleOf("Papier Musterstadt – Fassung 4.0", "4.0")).toBe(
    "Papier Musterstadt – Fassung 5.0",
  )
  expect(titleOf("Papier Musterstadt")).toBe("Papier Musterstadt – nächste Runde")
  expect(nextRound(musterstadt).workshop?.title).toBe("4. Regionalworkshop Musterstadt")
})

test("contacts are all there, and none is named to the network before it is confirmed again", () => {
  const next = nextRound(musterstadt)
  expect(next.contacts).toHaveLength(musterstadt.contacts?.length ?? 0)
  expect(
    next.contacts?.every(
      ({ privacy }) => privacy?.visibility === "pending" && !privacy.confirmedOn,
    ),
  ).toBe(true)
  expect(redactContent(next, "network").contacts?.some(({ lastName }) => lastName)).toBe(false)
})

test("the next round of any board is content that a board takes", () => {
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      expect(parseBoardContent(nextRound(content))).toMatchObject({ ok: true })
    }),
  )
})
