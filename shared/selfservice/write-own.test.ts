import { templateContent } from "@tafelrunde/shared/content"
import { readContent, writeContent } from "@tafelrunde/shared/model"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { changeOwn } from "./change-own.ts"
import { ownContent } from "./own-content.ts"
import { writeOwn } from "./write-own.ts"

test("a question of an institution touches nothing else, not even a value in its units that nobody can read", () => {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, templateContent("musterstadt", { language: "de" }))
  const institutions = docs.board.getMap<Y.Map<Y.Map<Y.Map<unknown>>>>("institutions")
  const [unit] = institutions.get("vhs")?.get("units")?.values() ?? []
  unit?.set("phone", 42)
  const whole = readContent(docs)
  const own = { institutionId: "vhs", today: "2026-11-29" }
  const question = { list: "openQuestions", id: "77777777-aaaa", fields: { text: "Wo?" } } as const
  const after = changeOwn(ownContent(whole, "vhs") ?? whole, { kind: "add", ...question }, own)
  if (typeof after === "string") throw new Error(after)

  writeOwn(docs, { institutionId: "vhs", whole, after })

  expect(unit?.get("phone")).toBe(42)
  expect(readContent(docs).openQuestions?.at(-1)?.text).toBe("Wo?")
})
