// @vitest-environment happy-dom
import { handoverOf } from "@tafelrunde/shared/cards"
import { templateContent } from "@tafelrunde/shared/content"
import { removeEntry, restoreEntry, setField } from "@tafelrunde/shared/model"
import { type TLArrowBinding, type TLArrowShape } from "tldraw"
import { afterEach, beforeEach, expect, test } from "vitest"

import type { Board } from "../../board/board.ts"
import { createEntry } from "../../entities/create-entry.ts"
import { createEntityBoard } from "../../entities/testing/entity-board.ts"
import { setLanguage } from "../../messages/language.ts"
import { goToOnCanvas } from "../camera/go-to.ts"
import { connectModel, modelOf } from "../shapes/canvas-model.ts"
import {
  deliverAll,
  emptyBoard,
  expectAgreement,
  joinCanvas,
  type TestPerson,
} from "../testing/person.ts"
import { type CardShape, isCardShape } from "./card-shape.tsx"
import { insertCards, shownEntries } from "./insert-cards.ts"

let anna: TestPerson
let board: Board
let disconnect: () => void

beforeEach(() => {
  setLanguage("de")
  anna = joinCanvas(emptyBoard())
  board = createEntityBoard(templateContent("musterstadt", { language: "de" }))
  disconnect = connectModel(anna.editor.store, board)
})

afterEach(() => {
  disconnect()
  anna.leave()
})

function cards(): readonly CardShape[] {
  return anna.editor.getCurrentPageShapesSorted().filter(isCardShape)
}

function textOf(card: CardShape | undefined): string {
  return card ? (anna.editor.getShapeUtil(card).getText(card) ?? "") : ""
}

test("cards are put beside each other, say what the lists say, and follow them", () => {
  insertCards(anna.editor, [
    { collection: "institutions", entryId: "jc" },
    { collection: "tasks", entryId: "t09" },
  ])

  const [jobcenter, task] = cards()
  expect(jobcenter && task && jobcenter.x !== task.x).toBe(true)
  expect(textOf(jobcenter)).toContain("Jobcenter Musterstadt")
  setField(board.doc, { collection: "institutions", id: "jc" }, { field: "short", value: "JCM" })
  expect(textOf(jobcenter)).toMatch(/^JCM\n/)
  expect(textOf(task)).toContain("E/D JCM")
})

test("a card holds its reference and its size alone, and others see it", () => {
  const seed = emptyBoard()
  const everyone = [joinCanvas(seed), joinCanvas(seed)]
  const [ben] = everyone
  const stop = ben ? connectModel(ben.editor.store, board) : undefined
  if (ben) insertCards(ben.editor, [{ collection: "agreements", entryId: "v01" }])

  deliverAll(everyone)

  expectAgreement(everyone)
  const [card] = ben?.editor.getCurrentPageShapes().filter(isCardShape) ?? []
  expect(Object.keys(card?.props ?? {}).toSorted()).toEqual(["collection", "entryId", "h", "w"])
  stop?.()
  for (const person of everyone) person.leave()
})

test("one undo takes all inserted cards back", () => {
  insertCards(anna.editor, [
    { collection: "institutions", entryId: "jc" },
    { collection: "institutions", entryId: "vhs" },
  ])
  expect(shownEntries(anna.editor).size).toBe(2)

  anna.editor.undo()

  expect(cards()).toEqual([])
})

function arrows(): readonly TLArrowShape[] {
  return anna.editor
    .getCurrentPageShapes()
    .filter((shape): shape is TLArrowShape => shape.type === "arrow")
}

test("handovers between institutions that have cards now are arrows, each once; one undo takes all back", () => {
  const { editor } = anna
  const handovers = board.lists.list("handovers").length
  insertCards(editor, [{ collection: "institutions", entryId: "jc" }])
  expect(arrows()).toEqual([])

  const others = board.lists.list("institutions").filter(({ id }) => id !== "jc")
  insertCards(
    editor,
    others.map(({ id }) => ({ collection: "institutions", entryId: id })),
  )

  const shown = arrows().map(({ meta }) => handoverOf(meta))
  expect(new Set(shown).size).toBe(handovers)
  expect(shown).toHaveLength(handovers)
  for (const { meta, id, props } of arrows()) {
    const { fields = {} } = board.lists.entry("handovers", handoverOf(meta) ?? "") ?? {}
    const ends = editor.getBindingsFromShape<TLArrowBinding>(id, "arrow").map(({ toId }) => {
      const card = editor.getShape(toId)
      return isCardShape(card) ? card.props.entryId : ""
    })
    expect([...ends, props.text]).toEqual([
      fields["fromInstitutionId"],
      fields["toInstitutionId"],
      fields["title"],
    ])
  }
  insertCards(editor, [{ collection: "institutions", entryId: "jc" }])
  expect(arrows()).toHaveLength(handovers)
  editor.undo()
  editor.undo()
  expect([arrows().length, cards().length]).toEqual([0, 1])
})

test("no arrow is drawn to the card of an institution in the bin", () => {
  const { editor } = anna
  const [handover] = board.lists.list("handovers")
  const [from = "", to = ""] = ["fromInstitutionId", "toInstitutionId"].map((end) =>
    String(handover?.fields[end]),
  )
  insertCards(editor, [{ collection: "institutions", entryId: from }])
  removeEntry(board.doc, { collection: "institutions", id: from })

  insertCards(editor, [{ collection: "institutions", entryId: to }])

  expect(arrows()).toEqual([])
})

test("a card whose entry has been removed says so, and shows it again when it comes back", () => {
  insertCards(anna.editor, [{ collection: "institutions", entryId: "vhs" }])
  const [card] = cards()
  const name = (): string | undefined =>
    card && anna.editor.getShapeUtil(card).getAriaDescriptor(card)

  removeEntry(board.doc, { collection: "institutions", id: "vhs" })
  expect(name()).toBe("Entfernt")
  restoreEntry(board.bin.docs, { collection: "institutions", id: "vhs" })
  expect(name()).toBe("Karte: Institution, VHS")
})

test("opening a card opens its entry, and leaves the canvas ready", async () => {
  insertCards(anna.editor, [{ collection: "openQuestions", entryId: "q01" }])
  const [card] = cards()
  if (card) anna.editor.setEditingShape(card.id)
  await Promise.resolve()

  expect(modelOf(anna.editor).opened.get()).toMatchObject({
    collection: "openQuestions",
    id: "q01",
  })
  expect(anna.editor.getEditingShapeId()).toBeNull()
})

test("a finding leads to the card of its institution", () => {
  insertCards(anna.editor, [{ collection: "institutions", entryId: "hwk" }])
  anna.editor.selectNone()

  goToOnCanvas(anna.editor, { kind: "entity", entity: "institution", entityId: "hwk" })

  expect(anna.editor.getSelectedShapeIds()).toEqual(cards().map(({ id }) => id))
})

test("a new entry begins in its list; one that has the name already gets the card itself", () => {
  const id = createEntry(board, "tasks", "Kinderbetreuung klären")

  expect(board.lists.entry("tasks", id ?? "")?.fields).toMatchObject({
    title: "Kinderbetreuung klären",
    phaseId: board.lists.list("phases")[0]?.id,
  })
  expect(createEntry(board, "institutions", "vhs")).toBe("vhs")
  expect(createEntry(board, "institutions", "Verein für Bildung (VfB)")).not.toBe("vhs")
})
