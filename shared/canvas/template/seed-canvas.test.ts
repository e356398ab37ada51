import { COLLECTIONS } from "@tafelrunde/shared/entities"
import { expect, test } from "vitest"

import { type BoardContent, templateContent } from "../../content/index.ts"
import { isJsonObject } from "../records/json.ts"
import { recordViolation } from "../records/record-violation.ts"
import { type CanvasRecord } from "../records/record.ts"
import { plainText } from "../text/rich-text.ts"
import { placeAlongChain } from "./process-chain.ts"
import { templateRecords } from "./seed-canvas.ts"

function many<T>(name: keyof typeof COLLECTIONS, entry: (index: number) => T): T[] {
  return Array.from({ length: COLLECTIONS[name].max }, (_, index) => entry(index))
}

/** As much of everything as a board may have, and every text as long as it may be. */
function largest(text: (length: number) => string): BoardContent {
  const title = text(300)
  const sentences = text(5_000)
  return {
    schema: "tafelrunde/board-content",
    version: 1,
    meta: { title, language: "de" },
    workshop: { id: "w", title, place: title, focus: sentences },
    phases: many("phases", (index) => ({ id: `p${index}`, title })),
    institutions: many("institutions", (index) => ({
      id: `i${index}`,
      name: title,
      short: text(20),
    })),
    tasks: many("tasks", (index) => ({ id: `t${index}`, phaseId: `p${index % 100}`, title })),
    goals: many("goals", (index) => ({ id: `g${index}`, text: sentences, target: title })),
    handovers: many("handovers", (index) => ({
      id: `h${index}`,
      title,
      fromInstitutionId: `i${index % 200}`,
      toInstitutionId: `i${(index * 7 + 3) % 200}`,
      deadline: title,
    })),
    agreements: many("agreements", (index) => ({ id: `a${index}`, title, text: sentences })),
    openQuestions: many("openQuestions", (index) => ({
      id: `q${index}`,
      text: sentences,
      status: "parked",
    })),
  }
}

function wordsOn(record: CanvasRecord | undefined): string {
  const props = record?.["props"]
  return isJsonObject(props) ? plainText(props["richText"]) : ""
}

test.each<{ what: string; text: (length: number) => string }>([
  { what: "words", text: (length) => "Zuständigkeit klären, ".repeat(300).slice(0, length) },
  { what: "one long word", text: (length) => "x".repeat(length) },
  { what: "nothing but line breaks", text: (length) => "\n".repeat(length) },
])(
  "the canvas of the largest board of $what has no record that a page would refuse",
  ({ text }) => {
    const records = templateRecords("regionalworkshop", largest(text))

    const refused = records.flatMap((record) => {
      const violation = recordViolation(record)
      return violation === null ? [] : [`${record.id}: ${violation}`]
    })
    expect(refused).toEqual([])
  },
)

test("of a long list the first ones are on the canvas, and a note says how many more there are", () => {
  const { agreements, ...content } = largest(() => "Text")
  const records = templateRecords("regionalworkshop", { ...content, agreements })

  const notes = records.filter(
    ({ id, type }) => type === "note" && id.startsWith("shape:agreement"),
  )
  expect(notes).toHaveLength(50)
  const more = records.find(({ id }) => id === "shape:agreements-more")
  expect(wordsOn(more)).toBe("… und 1951 weitere")
})

test("a question without anybody who asks it is a note that pages can show", () => {
  const content: BoardContent = {
    ...templateContent("blank", { language: "de" }),
    openQuestions: [{ id: "q1", text: "Wer trägt die Kosten?" }],
  }
  const note = templateRecords("regionalworkshop", content).find(
    ({ id }) => id === "shape:question-q1",
  )
  expect(note && recordViolation(note)).toBeNull()
  expect(wordsOn(note)).toBe("Wer trägt die Kosten?")
})

test("every institution has a place along the chain, however many handovers there are", () => {
  const content = largest(() => "Text")
  expect(placeAlongChain(content).size).toBe(200)
})
