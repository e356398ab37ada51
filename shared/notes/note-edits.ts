import {
  type BoundsOptions,
  isEmptyPlace,
  isNote,
  isShape,
  LIMITS,
  notePlace,
  noteRecord,
  readCanvas,
  type ShapeRecord,
  withText,
} from "@tafelrunde/shared/canvas"
import { newId, type Typing } from "@tafelrunde/shared/model"

import { editNotes, type NoteBoard, putNote, shapeAt } from "./note-changes.ts"

interface NewNotes extends BoundsOptions {
  /** A frame, or a page. */
  readonly areaId: string
  readonly texts: readonly string[]
}

/**
 * Writes notes into an area, in one undo step; returns their ids. They fill the places that the template has prepared
 * there, then lie where they cover nothing.
 */
export function addNotes(board: NoteBoard, { areaId, texts, ...options }: NewNotes): string[] {
  const shapes = readCanvas(board.doc).filter(isShape)
  const places = shapes
    .filter((shape) => shape.parentId === areaId && isNote(shape) && isEmptyPlace(shape))
    .toSorted((a, b) => a.y - b.y || a.x - b.x)
  const color = shapes.find((shape) => shape.parentId === areaId && isNote(shape))?.props["color"]
  return editNotes(board, () =>
    texts.map((whole) => {
      const text = whole.slice(0, LIMITS.textLength)
      const prepared = places.shift()
      if (prepared) {
        putNote(board, prepared, withText(prepared, text))
        return prepared.id
      }
      const note = noteRecord(
        { id: `shape:${newId()}`, text, color },
        notePlace(shapes, { areaId, text }, options),
      )
      shapes.push(note)
      putNote(board, undefined, note)
      return note.id
    }),
  )
}

/** Gives a note another text; with `typing` it belongs to the undo step of what is being typed. */
export function setNoteText(board: NoteBoard, id: string, change: TextChange): void {
  const note = shapeAt(board.doc, id)
  if (!note || !isNote(note)) return
  editNotes(board, () => putNote(board, note, withText(note, change.text)), change.typing)
}

interface TextChange {
  readonly text: string
  readonly typing?: Typing | undefined
}

interface Move extends BoundsOptions {
  readonly areaId: string
  /** The note's text, whose height counts. */
  readonly text: string
}

/** Moves a note to a free place in another area. */
export function moveNote(board: NoteBoard, id: string, { areaId, text, ...options }: Move): void {
  const note = shapeAt(board.doc, id)
  if (!note || note.parentId === areaId) return
  const shapes = readCanvas(board.doc).filter(isShape)
  const place = notePlace(shapes, { areaId, text, noteId: id }, options)
  const { x, y, parentId, index, scale } = place
  const props = { ...note.props, scale }
  const moved: ShapeRecord = { ...note, x, y, parentId, index, rotation: 0, props }
  editNotes(board, () => putNote(board, note, moved))
}

/** Removes notes, in one undo step. */
export function removeNotes(board: NoteBoard, ids: readonly string[]): void {
  editNotes(board, () => {
    for (const id of ids) putNote(board, shapeAt(board.doc, id), undefined)
  })
}
