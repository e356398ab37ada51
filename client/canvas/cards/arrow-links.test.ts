// @vitest-environment happy-dom
import { plainText, toRichText } from "@tafelrunde/shared/canvas"
import { handoverOf } from "@tafelrunde/shared/cards"
import {
  addHandover,
  cellKey,
  changeHandover,
  clearCell,
  readHandovers,
  readMatrix,
  removeEntry,
  restoreEntry,
  setField,
  setRoles,
  type ShownHandover,
} from "@tafelrunde/shared/model"
import { createShapeId, type Editor, type TLArrowShape, type TLShapeId } from "tldraw"
import { afterEach, beforeEach, expect, test } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { modelOf } from "../shapes/canvas-model.ts"
import { type LinkedPerson, joinBoard, musterstadtBoard } from "../testing/linked-board.ts"
import { deliverAll, expectAgreement } from "../testing/person.ts"
import { linkToCell } from "./arrow-links.ts"
import { arrowVisibility } from "./arrow-visibility.ts"
import { isCardShape } from "./card-shape.tsx"
import { insertCards } from "./insert-cards.ts"
import { turnIntoCards } from "./turn-into-card.ts"

let anna: LinkedPerson
const seed = musterstadtBoard()

beforeEach(() => {
  setLanguage("de")
  anna = joinBoard(seed)
  insertCards(
    anna.editor,
    ["jc", "vhs", "soz"].map((entryId) => ({ collection: "institutions", entryId })),
  )
  insertCards(anna.editor, [{ collection: "tasks", entryId: "t05" }])
})

afterEach(() => anna.leave())

function cardOf(editor: Editor, entryId: string): TLShapeId {
  const card = editor
    .getCurrentPageShapes()
    .filter(isCardShape)
    .find((each) => each.props.entryId === entryId)
  if (!card) throw new Error(`No card of ${entryId}`)
  return card.id
}

function bind(editor: Editor, arrow: TLShapeId, ends: Readonly<Record<string, string>>): void {
  for (const [terminal, entryId] of Object.entries(ends)) {
    const before = editor
      .getBindingsFromShape(arrow, "arrow")
      .filter(({ props }) => Reflect.get(props, "terminal") === terminal)
    editor.deleteBindings(before)
    editor.createBinding({
      type: "arrow",
      fromId: arrow,
      toId: cardOf(editor, entryId),
      props: {
        terminal,
        normalizedAnchor: { x: 0.5, y: 0.5 },
        isExact: false,
        isPrecise: false,
        snap: "none",
      },
    })
  }
}

/** Draws an arrow as one gesture. */
async function draw(from: string, to: string, text = ""): Promise<TLShapeId> {
  const { editor } = anna
  const id = createShapeId()
  editor.markHistoryStoppingPoint("arrow")
  editor.run(() => {
    editor.createShapes<TLArrowShape>([{ id, type: "arrow", props: { text } }])
    bind(editor, id, { start: from, end: to })
  })
  await atRest()
  return id
}

async function atRest(): Promise<void> {
  await Promise.resolve()
}

function handovers({ doc } = anna): readonly ShownHandover[] {
  return [...readHandovers(doc).values()].filter(({ isRemoved }) => !isRemoved)
}

function arrowOf(id: TLShapeId): TLArrowShape {
  const arrow = anna.editor.getShape<TLArrowShape>(id)
  if (!arrow) throw new Error("The arrow is gone")
  return arrow
}

test("an arrow between two cards is a handover; one undo takes both back, one redo brings both", async () => {
  const id = await draw("jc", "vhs", "Verpflichtung")

  const handover = { fromInstitutionId: "jc", toInstitutionId: "vhs", title: "Verpflichtung" }
  expect(handovers()).toMatchObject([handover])
  anna.editor.selectAll()
  anna.editor.undo()
  expect([handovers(), anna.editor.getShape(id)]).toEqual([[], undefined])
  anna.editor.redo()
  expect(handovers()).toMatchObject([handover])
  expect(handoverOf(arrowOf(id).meta)).toBeDefined()
  anna.editor.undo()
  expect([handovers(), anna.editor.getShape(id)]).toEqual([[], undefined])
})

test("while a gesture is open nothing begins in the list", async () => {
  anna.editor.setCurrentTool("select.pointing_canvas")
  await draw("jc", "vhs")
  expect(handovers()).toEqual([])

  anna.editor.setCurrentTool("select.idle")
  await atRest()
  expect(handovers()).toHaveLength(1)
})

test("an arrow that is being drawn when the board is locked begins nothing in the list", async () => {
  anna.editor.setCurrentTool("select.pointing_canvas")
  await draw("jc", "vhs")
  anna.lock()

  anna.editor.setCurrentTool("select.idle")
  await atRest()
  expect(handovers()).toEqual([])
})

test("after the canvas has lost its history, undo takes back the newest step and no arrow's handover", async () => {
  await draw("jc", "vhs")
  anna.editor.clearHistory()
  for (const x of [0, 500, 1_000, 1_500, 2_000, 2_500, 3_000, 3_500]) {
    anna.editor.markHistoryStoppingPoint("box")
    write("Kasten", x)
  }
  const boxes = (): number =>
    anna.editor.getCurrentPageShapes().filter(({ type }) => type === "geo").length

  for (const left of [7, 6, 5, 4, 3, 2, 1, 0]) {
    anna.editor.undo()
    expect([boxes(), handovers().length]).toEqual([left, 1])
  }
  anna.editor.undo()
  expect(handovers()).toEqual([])
})

test("a renamed or redirected arrow changes its handover, and one undo changes both back", async () => {
  const id = await draw("jc", "vhs", "Verpflichtung")
  anna.editor.markHistoryStoppingPoint("label")
  anna.editor.updateShapes<TLArrowShape>([{ id, type: "arrow", props: { text: "Anmeldung" } }])
  await atRest()
  anna.editor.markHistoryStoppingPoint("redirect")
  bind(anna.editor, id, { end: "soz" })
  await atRest()

  expect(handovers()).toMatchObject([{ title: "Anmeldung", toInstitutionId: "soz" }])
  anna.editor.undo()
  expect(handovers()).toMatchObject([{ title: "Anmeldung", toInstitutionId: "vhs" }])
  anna.editor.undo()
  expect(handovers()).toMatchObject([{ title: "Verpflichtung", toInstitutionId: "vhs" }])
  expect(arrowOf(id).props.text).toBe("Verpflichtung")
})

test("what changes in the list shows on the arrow; undo there takes it back here", async () => {
  const id = await draw("jc", "vhs", "Verpflichtung")
  const handoverId = handoverOf(arrowOf(id).meta) ?? ""
  changeHandover(anna.doc, handoverId, { title: "Liste", toInstitutionId: "soz" })

  const ends = (): readonly unknown[] =>
    anna.editor.getBindingsFromShape(id, "arrow").map(({ toId }) => toId)
  expect(arrowOf(id).props.text).toBe("Liste")
  expect(ends()).toContain(cardOf(anna.editor, "soz"))
  anna.board.history.undo()
  expect(arrowOf(id).props.text).toBe("Verpflichtung")
  expect(ends()).toContain(cardOf(anna.editor, "vhs"))
})

test("a deleted arrow takes its handover from the list, and one undo brings both", async () => {
  const id = await draw("jc", "vhs", "Verpflichtung")
  setField(
    anna.doc,
    { collection: "handovers", id: handoverOf(arrowOf(id).meta) ?? "" },
    { field: "channel", value: "Laufzettel" },
  )
  anna.editor.markHistoryStoppingPoint("delete")
  anna.editor.deleteShapes([id])
  await atRest()
  expect(handovers()).toEqual([])

  anna.editor.undo()
  expect(handovers()).toMatchObject([{ title: "Verpflichtung" }])
  expect(anna.editor.getBindingsFromShape(id, "arrow")).toHaveLength(2)
})

test("arrows that are deleted together come back with their handovers and roles in one undo", async () => {
  const cell = { taskId: "t05", institutionId: "jc" }
  const ids = [await draw("jc", "vhs", "Hin"), await draw("vhs", "jc", "Zurück")]
  const assigned = await draw("jc", "t05")
  linkToCell(anna.editor, assigned, cell)
  setRoles(anna.doc, cell, ["responsible"])
  const facts = (): unknown => [
    handovers().map(({ title }) => title),
    readMatrix(anna.doc).roles.get(cellKey(cell)),
  ]
  const before = [["Hin", "Zurück"], ["responsible"]]
  expect(facts()).toEqual(before)

  anna.editor.markHistoryStoppingPoint("delete")
  anna.editor.deleteShapes([...ids, assigned])
  await atRest()
  expect(facts()).toEqual([[], undefined])
  anna.editor.undo()
  expect(facts()).toEqual(before)
  anna.editor.redo()
  expect(facts()).toEqual([[], undefined])
})

test("the arrow of a removed task's card goes alone: with the task its roles come back", async () => {
  const cell = { taskId: "t05", institutionId: "jc" }
  const place = { collection: "tasks", id: "t05" } as const
  const id = await draw("jc", "t05")
  linkToCell(anna.editor, id, cell)
  setRoles(anna.doc, cell, ["responsible"])
  removeEntry(anna.doc, place)
  anna.editor.deleteShapes([id])
  await atRest()

  restoreEntry({ board: anna.doc }, place)
  expect(readMatrix(anna.doc).roles.get(cellKey(cell))).toEqual(["responsible"])
})

test("cards that are cleared away with their arrows leave the handovers in the list", async () => {
  const id = await draw("jc", "vhs")
  anna.editor.deleteShapes([id, cardOf(anna.editor, "jc"), cardOf(anna.editor, "vhs")])
  await atRest()

  expect(handovers()).toHaveLength(1)
})

test("a participant's deleted arrow leaves what others have filled in", async () => {
  const ben = joinBoard(seed, "participant")
  const id = await draw("jc", "vhs", "Verpflichtung")
  const handoverId = handoverOf(arrowOf(id).meta) ?? ""
  const place = { collection: "handovers", id: handoverId } as const
  setField(anna.doc, place, { field: "channel", value: "Laufzettel" })
  deliverAll([anna, ben])
  ben.editor.deleteShapes([id])
  await atRest()

  expect(handovers(ben)).toHaveLength(1)
  ben.leave()
})

test("the arrow of a removed handover is hidden, and shown again when that comes back", async () => {
  const id = await draw("jc", "vhs")
  const place = { collection: "handovers", id: handoverOf(arrowOf(id).meta) ?? "" } as const
  const visibility = (): string => arrowVisibility(arrowOf(id), anna.editor)

  removeEntry(anna.doc, place)
  expect(visibility()).toBe("hidden")
  restoreEntry({ board: anna.doc }, place)
  expect(visibility()).toBe("inherit")
})

test("undo leaves a handover that somebody else has gone on with, and its arrow", async () => {
  const ben = joinBoard(seed)
  const id = await draw("jc", "vhs")
  deliverAll([anna, ben])
  const handoverId = handoverOf(arrowOf(id).meta) ?? ""
  setField(
    ben.doc,
    { collection: "handovers", id: handoverId },
    { field: "channel", value: "Post" },
  )
  deliverAll([anna, ben])

  anna.editor.undo()

  expect(handovers()).toHaveLength(1)
  expect(anna.editor.getShape(id)).toBeDefined()
  deliverAll([anna, ben])
  expectAgreement([anna, ben])
  ben.leave()
})

test("an arrow to a task asks for the roles once; with them it is an assignment, and one undo takes both", async () => {
  const id = await draw("jc", "t05")
  const { askedRoles } = modelOf(anna.editor)
  const cell = { taskId: "t05", institutionId: "jc" }
  expect(askedRoles.get()).toEqual({ arrowId: id, cell })
  askedRoles.set(undefined)
  anna.editor.updateShapes<TLArrowShape>([{ id, type: "arrow", props: { bend: 20 } }])
  await atRest()
  expect(askedRoles.get()).toBeUndefined()

  linkToCell(anna.editor, id, cell)
  anna.board.history.join(() => setRoles(anna.doc, cell, ["responsible"]))
  expect(arrowOf(id).props.text).toBe("D")
  const roles = (): unknown => readMatrix(anna.doc).roles.get(cellKey(cell))
  expect(roles()).toEqual(["responsible"])
  anna.editor.undo()
  expect([roles(), anna.editor.getShape(id)]).toEqual([undefined, undefined])
})

test("a deleted arrow to a task empties the cell; an emptied cell hides the arrow", async () => {
  const cell = { taskId: "t05", institutionId: "jc" }
  const id = await draw("jc", "t05")
  linkToCell(anna.editor, id, cell)
  setRoles(anna.doc, cell, ["responsible"])
  anna.editor.deleteShapes([id])
  await atRest()
  expect(readMatrix(anna.doc).roles.has(cellKey(cell))).toBe(false)

  anna.editor.undo()
  expect(arrowVisibility(arrowOf(id), anna.editor)).toBe("inherit")
  clearCell(anna.doc, cell)
  expect(arrowVisibility(arrowOf(id), anna.editor)).toBe("hidden")
})

function write(text: string, x: number): TLShapeId {
  const id = createShapeId()
  const props = { w: 300, h: 200, richText: toRichText(text) }
  anna.editor.createShapes([{ id, type: "geo", x, y: 2_000, props }])
  return id
}

test("a box with text becomes the card of a new entry, at its place; one undo brings the box back", () => {
  const id = write("Kinderbetreuung klären\nvor dem Kurs", 0)
  anna.editor.select(id)
  turnIntoCards(anna.editor, "tasks")

  const card = anna.editor.getSelectedShapes().find(isCardShape)
  expect(card).toMatchObject({ x: 0, y: 2_000, props: { w: 300, h: 200, collection: "tasks" } })
  expect(anna.board.lists.entry("tasks", card?.props.entryId ?? "")?.fields).toMatchObject({
    title: "Kinderbetreuung klären",
    description: "vor dem Kurs",
  })
  anna.editor.undo()
  expect(anna.editor.getShape(id)).toBeDefined()
  expect(anna.board.lists.entry("tasks", card?.props.entryId ?? "")).toBeUndefined()
})

test("a line that is too long for a title is kept whole below it", () => {
  const line = "Sehr langer Satz ".repeat(40).trim()
  anna.editor.select(write(line, 0))
  turnIntoCards(anna.editor, "tasks")

  const card = anna.editor.getSelectedShapes().find(isCardShape)
  const fields = anna.board.lists.entry("tasks", card?.props.entryId ?? "")?.fields
  expect(fields).toMatchObject({ description: line })
})

test("what a box says beside the name of an entry stays on a note beside its card", () => {
  const id = write("VHS\nFrau M. plant die Kurse", 0)
  anna.editor.select(id)
  turnIntoCards(anna.editor, "institutions")

  const note = anna.editor.getCurrentPageShapes().find(({ type }) => type === "note")
  expect(note && plainText(Reflect.get(note.props, "richText"))).toBe("Frau M. plant die Kurse")
  anna.editor.undo()
  expect(note && anna.editor.getShape(note.id)).toBeUndefined()
  expect(anna.editor.getShape(id)).toBeDefined()
})

test("a box that is called like an entry becomes its card; arrows between such boxes become handovers", async () => {
  const boxes = [write("HWK", 0), write("AGS\nGemeinsamer Arbeitgeber-Service", 900)]
  const arrow = createShapeId()
  anna.editor.createShapes([{ id: arrow, type: "arrow", props: { text: "Stellen" } }])
  for (const [at, terminal] of ["start", "end"].entries()) {
    const ends = { normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false }
    const props = { ...ends, terminal, snap: "none" }
    const toId = boxes[at] ?? arrow
    anna.editor.createBinding({ type: "arrow", fromId: arrow, toId, props })
  }
  await atRest()
  expect(handovers()).toEqual([])

  anna.editor.select(...boxes)
  turnIntoCards(anna.editor, "institutions")
  await atRest()

  expect(handovers()).toMatchObject([
    { fromInstitutionId: "hwk", toInstitutionId: "ags", title: "Stellen" },
  ])
  anna.editor.undo()
  expect([handovers(), boxes.map((id) => anna.editor.getShape(id)?.type)]).toEqual([
    [],
    ["geo", "geo"],
  ])
})

test("what stays on a note lies on the page where the frame around the box would cut it off", () => {
  const { editor } = anna
  const frame = createShapeId()
  editor.createShapes([{ id: frame, type: "frame", x: 9_000, y: 9_000, props: { w: 340, h: 240 } }])
  const id = write("VHS\nFrau M. plant die Kurse", 0)
  editor.updateShapes([{ id, type: "geo", parentId: frame, x: 20, y: 20 }])
  editor.select(id)
  turnIntoCards(editor, "institutions")

  const note = editor.getCurrentPageShapes().find(({ type }) => type === "note")
  if (!note) throw new Error("No note")
  const whole = editor.getShapePageBounds(note)
  expect(editor.getShapeMaskedPageBounds(note)).toEqual(whole)
  expect(whole?.y).toBeGreaterThan(9_000)
})

test("the arrows of an old template become the handovers that the list has, and begin no others", async () => {
  const ends = { fromInstitutionId: "hwk", toInstitutionId: "ags" }
  addHandover(anna.doc, "h1", { ...ends, title: "Stellen" })
  addHandover(anna.doc, "h2", { ...ends, title: "Beratung" })
  const boxes = [write("HWK", 0), write("AGS", 900)]
  const drawn = ["", "Beratung"].map((text) => {
    const arrow = createShapeId()
    anna.editor.createShapes([{ id: arrow, type: "arrow", props: { text } }])
    for (const [at, terminal] of ["start", "end"].entries()) {
      const end = { normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false }
      const props = { ...end, terminal, snap: "none" }
      anna.editor.createBinding({ type: "arrow", fromId: arrow, toId: boxes[at] ?? arrow, props })
    }
    return arrow
  })
  await atRest()

  anna.editor.select(...boxes)
  turnIntoCards(anna.editor, "institutions")
  await atRest()

  expect(handovers().map(({ title }) => title)).toEqual(["Stellen", "Beratung"])
  expect(drawn.map((id) => arrowOf(id).props.text)).toEqual(["Stellen", "Beratung"])
  expect(drawn.map((id) => handoverOf(arrowOf(id).meta))).toEqual(["h1", "h2"])
  anna.editor.undo()
  expect(drawn.map((id) => handoverOf(arrowOf(id).meta))).toEqual([undefined, undefined])
  expect(handovers()).toHaveLength(2)
})
