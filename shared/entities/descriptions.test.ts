import { describe, expect, test } from "vitest"

import { boardContentJsonSchema } from "../content/index.ts"
import {
  choiceOfWord,
  choiceWord,
  COLLECTIONS,
  type Entity,
  fieldOfHeading,
  fieldsOf,
  SECTIONS,
  unit,
  participant,
} from "./index.ts"

const entities: readonly (readonly [string, Entity])[] = [
  ...Object.entries(COLLECTIONS),
  ...Object.entries(SECTIONS),
  ["units", unit],
  ["participants", participant],
]

const schema = JSON.stringify(boardContentJsonSchema())

describe.each(entities)("%s", (_name, entity) => {
  const fields = fieldsOf(entity)

  test("call every field by a label and a heading in both languages", () => {
    for (const { field } of fields) {
      for (const { de, en } of [field.label, field.heading]) {
        expect(de.trim()).not.toBe("")
        expect(en.trim()).not.toBe("")
      }
    }
  })

  test("have every field in the JSON Schema", () => {
    for (const name of Object.keys(entity.fields)) expect(schema).toContain(`"${name}":`)
  })

  test("are filled from columns under any name of a field", () => {
    for (const { path, field } of fields.filter((placed) => !placed.path.startsWith("labels."))) {
      for (const heading of [
        path,
        ...Object.values(field.label),
        ...Object.values(field.heading),
      ]) {
        expect([heading, fieldOfHeading(entity, heading)?.path]).toEqual([heading, path])
      }
    }
  })

  test("have words for choices that lead back to the choice", () => {
    for (const { field } of fields) {
      if (field.kind !== "choice") continue
      for (const value of Object.keys(field.choices)) {
        for (const language of ["de", "en"] as const) {
          expect(choiceOfWord(field, choiceWord(field, value, language))).toBe(value)
        }
      }
    }
  })

  test("leave no required reference without an answer to the removal of its target", () => {
    const open = Object.values(entity.fields).filter(
      (field) => field.kind === "ref" && field.required && field.onDelete === "clear",
    )
    expect(open).toEqual([])
  })
})

test("a heading that no field or more than one has fills nothing", () => {
  expect(fieldOfHeading(unit, "Lieblingsfarbe")).toBeUndefined()
  expect(fieldOfHeading(unit, " ")).toBeUndefined()
  expect(fieldOfHeading(SECTIONS.roleScheme, "Buchstabe")).toBeUndefined()
})
