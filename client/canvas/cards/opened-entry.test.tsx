// @vitest-environment happy-dom
import { purgeEntry, removeEntry } from "@tafelrunde/shared/model"
import { act, cleanup, render, screen } from "@testing-library/react"
import { createShapeId, type TLShapeId } from "tldraw"
import { afterEach, beforeEach, expect, test } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { openEntry } from "../shapes/canvas-model.ts"
import { joinBoard, type LinkedPerson, musterstadtBoard } from "../testing/linked-board.ts"
import { OpenedEntry } from "./opened-entry.tsx"

const TASK = { collection: "tasks", id: "t05" } as const
let anna: LinkedPerson

beforeEach(() => {
  setLanguage("de")
  anna = joinBoard(musterstadtBoard())
  removeEntry(anna.doc, TASK)
})

afterEach(() => {
  cleanup()
  anna.leave()
})

function shape(type: "note" | "card"): TLShapeId {
  const id = createShapeId()
  const props = type === "card" ? { collection: TASK.collection, entryId: TASK.id } : {}
  anna.editor.createShapes([{ id, type, props }])
  return id
}

function open(shapeId: TLShapeId): void {
  act(() => openEntry(anna.editor, { ...TASK, shapeId }))
  render(<OpenedEntry editor={anna.editor} />)
}

function buttons(): readonly (string | null)[] {
  return screen.getAllByRole("button").map(({ textContent }) => textContent)
}

test("a card whose entry has been removed can be deleted, or the entry brought back", () => {
  open(shape("card"))

  expect(buttons()).toEqual(expect.arrayContaining(["Karte löschen", "Zurückholen"]))
})

test("a note outlives the entry that it has become", () => {
  open(shape("note"))

  expect(buttons()).not.toContain("Karte löschen")
  expect(buttons()).toContain("Zurückholen")
})

test("what was opened by a note and is gone for good is not called a card", () => {
  purgeEntry({ board: anna.doc }, TASK)
  open(shape("note"))

  expect(screen.getByRole("heading").textContent).toBe("„Aufgabe“ ist entfernt")
})
