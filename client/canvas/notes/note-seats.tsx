import { noteSeats, readNoteSeat } from "@tafelrunde/shared/canvas"
import { type JSX, useCallback, useRef, useSyncExternalStore } from "react"
import { type Editor, type TLShapeId, useEditor, useValue } from "tldraw"
import type * as Y from "yjs"

import { labelSeat, type SeatLabel } from "../../board/people/seat-label.ts"
import { useInstitutions } from "../../board/use-board.ts"
import { useFacilitation } from "../../board/wall/use-facilitation.ts"
import { modelOf } from "../shapes/canvas-model.ts"
import { isNoteShape } from "./promoting.ts"

/** On each note: for which institution it was written, as the server has stamped it. */
export function NoteSeats(): JSX.Element | null {
  const editor = useEditor()
  const { board } = modelOf(editor)
  const institutions = useInstitutions(board)
  const { noteSeatsHidden } = useFacilitation(board)
  useStamps(board.doc)
  // As one string, so that equal lists compare equal.
  const ids = useValue("notes here", () => notesHere(editor), [editor])
  if (noteSeatsHidden || ids === "") return null
  return (
    <>
      {ids.split(" ").map((id) => {
        const seat = readNoteSeat(board.doc, id)
        return (
          seat && (
            <NoteSeatMark key={id} id={id as TLShapeId} label={labelSeat(seat, institutions)} />
          )
        )
      })}
    </>
  )
}

function notesHere(editor: Editor): string {
  return editor
    .getCurrentPageShapes()
    .filter(isNoteShape)
    .map(({ id }) => id)
    .join(" ")
}

/** Renders anew whenever the server has stamped a note. */
function useStamps(doc: Y.Doc): void {
  const version = useRef(0)
  const subscribe = useCallback(
    (listener: () => void) => {
      const report = (): void => {
        version.current += 1
        listener()
      }
      noteSeats(doc).observe(report)
      return () => noteSeats(doc).unobserve(report)
    },
    [doc],
  )
  useSyncExternalStore(subscribe, () => version.current)
}

interface NoteSeatMarkProps {
  readonly id: TLShapeId
  readonly label: SeatLabel
}

function NoteSeatMark({ id, label }: NoteSeatMarkProps): JSX.Element | null {
  const editor = useEditor()
  const place = useValue("place", () => placeOf(editor, id), [editor, id])
  if (!place) return null
  return (
    <div className="note-mark note-mark-seat" style={place}>
      <span style={{ backgroundColor: label.color }} title={label.name}>
        {label.short}
      </span>
    </div>
  )
}

/** The note's upper edge, in the note's own scale. */
function placeOf(editor: Editor, id: TLShapeId): { transform: string; width: number } | undefined {
  const shape = editor.getShape(id)
  if (!shape || !isNoteShape(shape) || !editor.getShapeMaskedPageBounds(id)) return undefined
  const { scale } = shape.props
  const transform = `${editor.getShapePageTransform(id).toCssString()} scale(${scale})`
  return { transform, width: editor.getShapeGeometry(shape).bounds.w / scale }
}
