import { LIMITS, toRichText } from "@tafelrunde/shared/canvas"
import {
  createShapeId,
  defaultHandleExternalTextContent,
  type Editor,
  type TLNoteShape,
  type TLShapeId,
  type TLShapePartial,
  type VecLike,
} from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { currentLanguage } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { cellsOf, countOf, type PastedCells } from "./notes-from-text.ts"
import { showSelection } from "./show-selection.ts"

const MOST_NOTES = 200
const NOTE = 200
const GAP = 20
/** A grid somewhat wider than high, like screens. */
const WIDE = 1.6

/** Pastes several lines or cells as notes in a grid, as one undo step; a single line stays a text. */
export function pasteNotes(editor: Editor): void {
  editor.registerExternalContentHandler("text", (content) => {
    const plain = content.sources?.find(
      (source) => source.type === "text" && source.subtype === "text",
    )
    const text = plain?.type === "text" ? plain.data : content.text
    const cells = cellsOf({ text, html: content.html })
    if (!cells) {
      void defaultHandleExternalTextContent(editor, content)
      return
    }
    const count = countOf(cells.rows)
    const messages = canvasMessages[currentLanguage()]
    if (count > MOST_NOTES) announce(messages.tooManyNotes(count, MOST_NOTES))
    else placeNotes(editor, toGrid(cells), content.point ?? editor.getViewportPageBounds().center)
  })
}

interface Placed {
  readonly id: TLShapeId
  readonly row: number
  readonly column: number
  readonly text: string
}

function toGrid({ rows, isTable }: PastedCells): readonly Placed[] {
  const columns = Math.ceil(Math.sqrt(rows.length * WIDE))
  return rows
    .flatMap((cells, row) =>
      cells.map((text, column) => ({
        id: createShapeId(),
        row: isTable ? row : Math.floor(row / columns),
        column: isTable ? column : row % columns,
        text: text.slice(0, LIMITS.textLength),
      })),
    )
    .filter(({ text }) => text !== "")
}

/** Positions centred on the point; each row has the height of its highest note, which grows with its text. */
function placeNotes(editor: Editor, notes: readonly Placed[], at: VecLike): void {
  const columns = Math.max(...notes.map(({ column }) => column)) + 1
  const rows = Math.max(...notes.map(({ row }) => row)) + 1
  const left = at.x - (columns * (NOTE + GAP) - GAP) / 2
  const top = at.y - (rows * (NOTE + GAP) - GAP) / 2
  const shapes = notes.map(({ id, row, column, text }): TLShapePartial<TLNoteShape> => ({
    id,
    type: "note",
    x: left + column * (NOTE + GAP),
    y: top + row * (NOTE + GAP),
    props: { richText: richText(text) },
  }))
  if (!editor.canCreateShapes(shapes)) return
  editor.run(() => {
    editor.createShapes(shapes)
    pushRowsApart(editor, notes)
    editor.select(...notes.map(({ id }) => id))
  })
  showSelection(editor)
}

function pushRowsApart(editor: Editor, notes: readonly Placed[]): void {
  const heights: number[] = []
  for (const { id, row } of notes) {
    const height = editor.getShapeGeometry(id).bounds.h
    heights[row] = Math.max(heights[row] ?? NOTE, height)
  }
  editor.updateShapes(
    notes.flatMap(({ id, row }) => {
      const shape = editor.getShape(id)
      const extra = heights.slice(0, row).reduce((sum, height) => sum + height - NOTE, 0)
      return shape && extra > 0 ? [{ id, type: shape.type, y: shape.y + extra }] : []
    }),
  )
}

function richText(text: string): TLNoteShape["props"]["richText"] {
  return toRichText(text) as unknown as TLNoteShape["props"]["richText"]
}
