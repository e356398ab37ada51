// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest"

import { emptyBoard, joinCanvas, type TestPerson } from "../testing/person.ts"
import { showPageNames } from "./page-names.ts"

let person: TestPerson | undefined

afterEach(() => person?.leave())

test("pages that the program named stand in the interface's language, those that people named stay", () => {
  person = joinCanvas(emptyBoard())
  const { editor, doc } = person
  editor.createPage({ name: "Seite 1" })
  editor.createPage({ name: "Tafel der Region" })
  editor.createPage({ name: "Seite 2 von Anna" })
  const stored = doc.toJSON()
  // The interface may have read the names before.
  expect([editor.getCurrentPage().name, editor.getPages()[0]?.name]).toEqual(["Tafel", "Tafel"])
  showPageNames(editor)
  const names = (): string[] => editor.getPages().map(({ name }) => name)

  editor.user.updateUserPreferences({ locale: "en" })
  expect(names()).toEqual(["Board", "Page 1", "Tafel der Region", "Seite 2 von Anna"])
  expect(editor.getCurrentPage().name).toBe("Board")
  expect(editor.getCurrentPage()).toBe(editor.getCurrentPage())

  editor.user.updateUserPreferences({ locale: "de" })
  expect(names()).toEqual(["Tafel", "Seite 1", "Tafel der Region", "Seite 2 von Anna"])
  expect(editor.getCurrentPage().name).toBe("Tafel")
  expect(doc.toJSON()).toEqual(stored)
})

test("a first page that somebody has renamed keeps that name", () => {
  person = joinCanvas(emptyBoard())
  const { editor } = person
  showPageNames(editor)
  editor.user.updateUserPreferences({ locale: "en" })

  editor.renamePage(editor.getCurrentPageId(), "Landkreis")

  expect(editor.getCurrentPage().name).toBe("Landkreis")
})
