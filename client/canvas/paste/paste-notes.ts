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

import { cellsOf, countOf, type PastedCells, withoutListMarker } from "../../clipboard/cells.ts"
import { withoutTables } from "../../clipboard/html.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { placeShapes } from "./place-shapes.ts"
import { mayAdd } from "./refuse-when-reading.ts"

const MOST_NOTES = 200
const NOTE = 200
const GAP = 20
/** A grid somewhat wider than high, like screens. */
const WIDE = 1.6

/** Pastes several lines or cells as notes in a grid, as one undo step; a single line stays a text. */
export function pasteNotes(editor: Editor): void {
  editor.registerExternalContentHandler("text", ({ text, html, point }) => {
    const cells = cellsOf({ text, html })
    if (!cells) return placeText(editor, { text, html, point })
    const count = countOf(cells.rows)
    const messages = currentMessages(canvasMessages)
    if (count > MOST_NOTES) announce(messages.tooManyNotes(count, MOST_NOTES))
    else placeNotes(editor, toGrid(cells), point)
  })
}

interface PastedText {
  readonly text: string
  readonly html?: string | undefined
  readonly point?: VecLike | undefined
}

function placeText(editor: Editor, { text, html, point }: PastedText): void {
  const before = new Set(editor.getCurrentPageShapeIds())
  editor.run(() => {
    void defaultHandleExternalTextContent(editor, {
      text: withoutListMarker(text),
      ...(html !== undefined && { html: withoutTables(html) }),
    })
    const added = [...editor.getCurrentPageShapeIds()].filter((id) => !before.has(id))
    if (added.length > 0) placeShapes(editor, added, point)
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

/** Each row has the height of its highest note, which grows with its text. */
function placeNotes(editor: Editor, notes: readonly Placed[], point: VecLike | undefined): void {
  const shapes = notes.map(({ id, row, column, text }): TLShapePartial<TLNoteShape> => ({
    id,
    type: "note",
    parentId: editor.getCurrentPageId(),
    x: column * (NOTE + GAP),
    y: row * (NOTE + GAP),
    props: { richText: richText(text) },
  }))
  if (!mayAdd(editor, shapes.length)) return
  editor.run(() => {
    editor.createShapes(shapes)
    pushRowsApart(editor, notes)
    placeShapes(
      editor,
      notes.map(({ id }) => id),
      point,
    )
  })
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
