// @vitest-environment happy-dom
import { plainText } from "@tafelrunde/shared/canvas"
import { templateContent } from "@tafelrunde/shared/content"
import { addInstitution, addTask, renameTask } from "@tafelrunde/shared/model"
import { createShapeId, type TLShape } from "tldraw"
import { afterEach, beforeEach, expect, test } from "vitest"

import type { Board } from "../../board/board.ts"
import { createMatrixBoard } from "../../matrix/testing/matrix-board.ts"
import { setLanguage } from "../../messages/language.ts"
import { connectModel } from "../shapes/canvas-model.ts"
import { emptyBoard, joinCanvas, type TestPerson } from "../testing/person.ts"
import { markOf } from "./diagram-shapes.ts"
import { putDiagram } from "./put-diagram.ts"

let anna: TestPerson
let board: ReturnType<typeof createMatrixBoard>
let disconnect: () => void

beforeEach(() => {
  setLanguage("de")
  anna = joinCanvas(emptyBoard())
  board = createMatrixBoard(templateContent("musterstadt", { language: "de" }))
  disconnect = connectModel(anna.editor.store, board as Board)
})

afterEach(() => {
  disconnect()
  anna.leave()
})

function partOf(part: string): TLShape {
  const found = parts().find((shape) => markOf(shape)?.part === part)
  if (!found) throw new Error(`No shape for ${part}`)
  return found
}

function parts(): readonly TLShape[] {
  return anna.editor.getCurrentPageShapesSorted().filter((shape) => markOf(shape) !== undefined)
}

function textIn({ props }: TLShape): string {
  return "richText" in props ? plainText(props.richText) : ""
}

function draw({ h, w, x, y }: Record<"x" | "y" | "w" | "h", number>): TLShape {
  const id = createShapeId()
  anna.editor.createShapes([{ id, type: "geo", x, y, props: { w, h } }])
  const shape = anna.editor.getShape(id)
  if (!shape) throw new Error("Not drawn")
  return shape
}

test("the network is cards with bound arrows in a frame, where nobody has drawn", () => {
  const center = anna.editor.getViewportPageBounds().center
  const drawing = draw({ x: center.x - 50, y: center.y - 50, w: 100, h: 100 })

  putDiagram(anna.editor, "network")

  const frame = partOf("frame:network")
  const [one, other] = [frame, drawing].map(({ id }) => anna.editor.getShapePageBounds(id))
  expect(one && other && one.collides(other)).toBe(false)
  const arrows = parts().filter(({ type }) => type === "arrow")
  expect(arrows).toHaveLength(10)
  for (const { id } of arrows) {
    expect(anna.editor.getBindingsFromShape(id, "arrow")).toHaveLength(2)
  }
  expect(textIn(partOf("institution:kik"))).toBe("KIK")
})

test("one undo takes the whole diagram back", () => {
  putDiagram(anna.editor, "chain")
  expect(parts().length).toBeGreaterThan(30)
  anna.editor.undo()
  expect(parts()).toEqual([])
})

test("drawn again it is the same diagram, with new texts and what was added", () => {
  putDiagram(anna.editor, "chain")
  const before = parts().length
  renameTask(board.doc, "t02", "Wohnraum finden")
  addInstitution(board.doc, { short: "KITA", name: "Kita" })
  addTask(board.doc, { phaseId: "p6", title: "Kinderbetreuung klären" })

  putDiagram(anna.editor, "chain")

  expect(parts()).toHaveLength(before + 1)
  expect(textIn(partOf("task:t02"))).toContain("Wohnraum finden")
  expect(parts().some((shape) => textIn(shape).includes("Kinderbetreuung klären"))).toBe(true)
})

test("what somebody has moved or rewritten stays, and nothing is put over it", () => {
  putDiagram(anna.editor, "chain")
  const moved = partOf("task:t24")
  const rewritten = partOf("task:t02")
  const below = partOf("task:t03")
  anna.editor.updateShapes([
    // Over the place of another card, which has to make way.
    { id: moved.id, type: "geo", x: below.x + 5, y: below.y + 5 },
    { id: rewritten.id, type: "geo", props: { richText: richText("von Hand") } },
  ])
  renameTask(board.doc, "t02", "Wohnraum finden")
  renameTask(board.doc, "t24", "Nachbetreuen")

  putDiagram(anna.editor, "chain")

  expect(partOf("task:t24")).toMatchObject({ x: below.x + 5, y: below.y + 5 })
  expect(textIn(partOf("task:t24"))).toContain("Nachbetreuen")
  expect(textIn(partOf("task:t02"))).toBe("von Hand")
  const [one, other] = [partOf("task:t03"), partOf("task:t24")].map(({ id }) =>
    anna.editor.getShapePageBounds(id),
  )
  expect(one && other && one.collides(other)).toBe(false)
})

function richText(text: string): object {
  return { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] }
}
