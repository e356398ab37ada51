import { expect, test } from "vitest"

import { type Agreement, blankContent, viewBoard } from "../content/index.ts"
import { agreementLight } from "./index.ts"

const content = {
  ...blankContent({ language: "de" }),
  institutions: [
    { id: "jc", name: "Jobcenter", short: "JC" },
    { id: "vhs", name: "Volkshochschule", short: "VHS" },
  ],
}
const board = viewBoard(content, "2027-03-10", "de")

const agreed: Agreement = {
  id: "v1",
  title: "Übergabebogen",
  text: "Ab Mai gemeinsam.",
  ownerInstitutionId: "jc",
  involvedInstitutionIds: ["vhs"],
  agreedByInstitutionIds: ["jc", "vhs"],
  dueDate: "2027-04-30",
  status: "open",
}

test.each<{ words: string; change: Partial<Agreement>; light: string; state: string }>([
  { words: "accepted by all and in time", change: {}, light: "green", state: "accepted" },
  {
    words: "done, however late",
    change: { status: "done", dueDate: "2026-01-01" },
    light: "green",
    state: "done",
  },
  { words: "cancelled", change: { status: "cancelled" }, light: "none", state: "cancelled" },
  { words: "past its date", change: { dueDate: "2027-03-09" }, light: "red", state: "overdue" },
  { words: "due today", change: { dueDate: "2027-03-10" }, light: "green", state: "accepted" },
  { words: "without a date", change: { dueDate: null }, light: "yellow", state: "withoutDue" },
  {
    words: "of an institution that is gone",
    change: { ownerInstitutionId: "x" },
    light: "yellow",
    state: "withoutOwner",
  },
])("an agreement $words is $light", ({ change, light, state }) => {
  expect(agreementLight(board, { ...agreed, ...change })).toMatchObject({ light, state })
})

test("the light says which institutions hold an agreement up", () => {
  const declined = { ...agreed, declinedByInstitutionIds: ["vhs", "gone"] }
  const reserved = { ...agreed, reservedByInstitutionIds: ["vhs"] }
  const waiting = { ...agreed, agreedByInstitutionIds: ["jc"] }

  const lights = [declined, reserved, waiting].map((each) => agreementLight(board, each))

  expect(lights).toEqual([
    { light: "red", state: "declined", institutionIds: ["vhs"] },
    { light: "yellow", state: "reserved", institutionIds: ["vhs"] },
    { light: "yellow", state: "notAccepted", institutionIds: ["vhs"] },
  ])
})
