// @vitest-environment happy-dom
import { toRichText } from "@tafelrunde/shared/canvas"
import { createShapeId, type TLGeoShape, type TLNoteShape, type TLRichText } from "tldraw"
import { afterEach, beforeEach, expect, test } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import { insertCards } from "../cards/insert-cards.ts"
import { turnIntoCards } from "../cards/turn-into-card.ts"
import { deleteCut } from "../clipboard/copy-shapes.ts"
import { pasteContent } from "../clipboard/paste-content.ts"
import { putDiagram } from "../diagrams/put-diagram.ts"
import { isNoteShape, promoteShapes } from "../notes/promoting.ts"
import { toggleProtection } from "../protection/toggle-protection.ts"
import { type LinkedPerson, joinBoard, musterstadtBoard } from "../testing/linked-board.ts"
import { restoreText } from "../text/lost-text.tsx"
import { keepContentOurs } from "./external-content.ts"
import { pasteNotes } from "./paste-notes.ts"
import { refuseContentWhenReading } from "./refuse-when-reading.ts"

const seed = musterstadtBoard()
let anna: LinkedPerson

function words(text: string): TLRichText {
  return toRichText(text) as unknown as TLRichText
}

beforeEach(() => {
  setLanguage("de")
  anna = joinBoard(seed, "participant")
  const { editor, board } = anna
  refuseContentWhenReading(editor, board)
  keepContentOurs(editor)
  pasteNotes(editor)
  editor.createShape<TLGeoShape>({
    id: createShapeId(),
    type: "geo",
    props: { richText: words("Kasten") },
  })
  editor.createShape<TLNoteShape>({
    id: createShapeId(),
    type: "note",
    props: { richText: words("Zettel") },
  })
  editor.selectAll()
})

afterEach(() => anna.leave())

const HANDLERS: Readonly<Record<string, (person: LinkedPerson) => void>> = {
  "pasted lines": ({ editor }) => {
    pasteContent(editor, { text: "Eins\nZwei", html: "", files: [] }, undefined)
  },
  "pasted addresses": ({ editor }) => {
    pasteContent(
      editor,
      { text: "https://a.example https://b.example", html: "", files: [] },
      undefined,
    )
  },
  "cut shapes": ({ editor }) => deleteCut(editor),
  "inserted cards": ({ editor }) => {
    insertCards(editor, [{ collection: "institutions", entryId: "jc" }])
  },
  "boxes that become cards": ({ editor }) => turnIntoCards(editor, "tasks"),
  "notes that become entries": ({ editor }) => {
    promoteShapes(editor, editor.getSelectedShapes().filter(isNoteShape), { collection: "goals" })
  },
  "drawn diagrams": ({ editor }) => putDiagram(editor, "network"),
  "protected shapes": ({ editor }) => toggleProtection(editor),
  "lost texts": ({ editor }) => {
    restoreText(editor, { kind: "deleted", richText: words("weg"), x: 0, y: 0, rotation: 0 })
  },
}

async function updatesOf(person: LinkedPerson, name: string): Promise<number> {
  person.sent.length = 0
  HANDLERS[name]?.(person)
  // Pasted addresses are gathered until the end of the turn.
  await Promise.resolve()
  return person.sent.length
}

test.each(Object.keys(HANDLERS).filter((name) => name !== "protected shapes"))(
  "%s change the board of who may write",
  async (name) => {
    expect(await updatesOf(anna, name)).toBeGreaterThan(0)
  },
)

test.each(Object.keys(HANDLERS))(
  "on a board that is locked meanwhile, %s change nothing",
  async (name) => {
    anna.lock()
    anna.editor.updateInstanceState({ isReadonly: true })

    expect(await updatesOf(anna, name)).toBe(0)
  },
)
