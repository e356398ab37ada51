import { factOf } from "@tafelrunde/shared/notes"
import { type JSX } from "react"
import { type Editor, type TLShapeId, useEditor, useValue } from "tldraw"

import { useLanguage, useMessages } from "../../messages/language.ts"
import { tableMessages } from "../../messages/table.ts"
import { shownFact, type ShownFact } from "../../notes/promotion.ts"
import { modelOf, openEntry } from "../shapes/canvas-model.ts"
import { toCanvasRecord } from "../sync/records.ts"
import { isNoteShape } from "./promoting.ts"

/** On each note that has become an entry: which, in words; it leads to the entry's form. */
export function NoteMarks(): JSX.Element {
  const editor = useEditor()
  const { language } = useLanguage()
  const ids = useValue(
    "notes with entries",
    () =>
      editor
        .getCurrentPageShapes()
        .filter((shape) => isNoteShape(shape) && factAt(editor, shape.id, language) !== undefined)
        .map(({ id }) => id)
        .join(" "),
    [editor, language],
  )
  return (
    <>
      {ids
        .split(" ")
        .filter(Boolean)
        .map((id) => (
          <NoteMark key={id} id={id as TLShapeId} />
        ))}
    </>
  )
}

/** Reads signals. */
function factAt(editor: Editor, id: TLShapeId, language: "de" | "en"): ShownFact | undefined {
  const shape = editor.getShape(id)
  const lists = modelOf(editor).lists.get().now
  // A note that the template has made of an entry has said so from the beginning, in its words and by its area.
  return shape?.meta["fact"] === undefined
    ? undefined
    : shownFact({ lists }, factOf(toCanvasRecord(shape)), language)
}

function NoteMark({ id }: { readonly id: TLShapeId }): JSX.Element | null {
  const editor = useEditor()
  const { language } = useLanguage()
  const messages = useMessages(tableMessages)
  const fact = useValue("entry", () => factAt(editor, id, language), [editor, id, language])
  const place = useValue("place", () => placeOf(editor, id), [editor, id])
  if (!fact || !place) return null
  const { label, title, collection, id: entryId } = fact
  return (
    <div className="note-mark" style={place}>
      <button
        type="button"
        aria-label={messages.noteToFact(label, title)}
        title={title}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => openEntry(editor, { collection, id: entryId, shapeId: id })}
      >
        {label}
      </button>
    </div>
  )
}

/** The note's lower edge, in the note's own scale. */
function placeOf(editor: Editor, id: TLShapeId): { transform: string; width: number } | undefined {
  const shape = editor.getShape(id)
  const transform = editor.getShapePageTransform(id)
  if (!shape || !isNoteShape(shape) || !editor.getShapeMaskedPageBounds(id)) return undefined
  const { w, h } = editor.getShapeGeometry(shape).bounds
  const { scale } = shape.props
  return {
    transform: `${transform.toCssString()} translate(0px, ${h}px) scale(${scale})`,
    width: w / scale,
  }
}
