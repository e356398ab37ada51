import { LIMITS } from "@tafelrunde/shared/canvas"
import {
  type FactCollection,
  type ListedNote,
  moveNote,
  setNoteText,
  unlinkNote,
} from "@tafelrunde/shared/notes"
import { type JSX, useEffect, useId, useRef } from "react"

import { type Board } from "../board/board.ts"
import { useAccess } from "../board/use-board.ts"
import { useForm } from "../entities/fields/form-context.ts"
import { useDraft } from "../entities/fields/use-draft.ts"
import { useEscape } from "../entities/form/entry-form.tsx"
import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { Button } from "../ui/button.tsx"
import { SelectField, TextAreaField } from "../ui/field.tsx"
import { CloseIcon } from "../ui/icons.tsx"
import { announce } from "../ui/toast.tsx"
import { FactMark } from "./fact-mark.tsx"
import { matrixRatio } from "./matrix-ratio.ts"
import { shownFact } from "./promotion.ts"
import { SeatMark } from "./seat-mark.tsx"
import { MakeMenu } from "./selection-bar.tsx"
import { type NamedArea, titleOf } from "./use-notes.ts"

interface NoteFormProps {
  readonly board: Board
  readonly note: ListedNote
  /** The text as the board has it now. */
  readonly read: () => string
  readonly area: NamedArea
  readonly areas: readonly NamedArea[]
  readonly onMake: (collection: FactCollection) => void
  readonly onGoTo: (collection: FactCollection, id: string) => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** One note: its words and its area. */
export function NoteForm(props: NoteFormProps): JSX.Element {
  const { note, onClose } = props
  const { messages: common, isReadOnly } = useForm()
  const messages = useMessages(tableMessages)
  const titleId = useId()
  const form = useRef<HTMLElement>(null)
  useEffect(() => {
    const { current } = form
    current?.querySelector<HTMLElement>(isReadOnly ? "h3" : "textarea")?.focus()
  }, [isReadOnly])
  useEscape(form, onClose)
  const held = useHeld(props.board, note)
  return (
    <section ref={form} className="entry-form" aria-labelledby={titleId}>
      <div className="entry-form-head">
        <div>
          <p>
            {messages.note} {note.seat && <SeatMark board={props.board} seat={note.seat} />}
          </p>
          <h3 id={titleId} tabIndex={-1}>
            {titleOf(note.text, messages.noteEmpty)}
          </h3>
        </div>
        <Button kind="quiet" shape="icon" aria-label={common.close} onClick={onClose}>
          <CloseIcon />
        </Button>
      </div>
      <div className="entry-form-fields">
        <Words {...props} />
        <AreaChoice {...props} isHeld={held !== undefined || isReadOnly} />
        <Fact {...props} />
        {held !== undefined && <p className="note-held">{held}</p>}
      </div>
      {!isReadOnly && held === undefined && (
        <div className="entry-form-actions">
          <Button onClick={props.onRemove}>{common.remove}</Button>
        </div>
      )}
    </section>
  )
}

/** What the note has become, or what it can become. */
function Fact({ board, note, onMake, onGoTo }: NoteFormProps): JSX.Element | null {
  const { isReadOnly, language } = useForm()
  const messages = useMessages(tableMessages)
  const isFacilitator = useAccess(board).role === "facilitator"
  const { fact, text, isProtected } = note
  const mayChange = !isReadOnly && (isFacilitator || !isProtected)
  if (fact && shownFact(board, fact, language)) {
    return (
      <div className="note-fact-row">
        <FactMark board={board} fact={fact} onGoTo={onGoTo} />
        {mayChange && (
          <Button kind="quiet" onClick={() => unlinkNote(board, note.id)}>
            {messages.noteUnlink}
          </Button>
        )}
      </div>
    )
  }
  return mayChange && text.trim() !== "" ? <MakeMenu onMake={onMake} /> : null
}

/** Why this person cannot move or remove the note. */
function useHeld(board: Board, { isProtected, isLocked }: ListedNote): string | undefined {
  const messages = useMessages(tableMessages)
  const isFacilitator = useAccess(board).role === "facilitator"
  if (isProtected && !isFacilitator) return messages.noteIsProtected
  return isLocked ? messages.noteIsLocked : undefined
}

/** What people write here reaches the canvas letter by letter. */
function Words({ board, note, read }: NoteFormProps): JSX.Element {
  const { isReadOnly } = useForm()
  const messages = useMessages(tableMessages)
  const draft = useDraft<HTMLTextAreaElement>({
    value: note.text,
    read,
    write: (text, typing) => setNoteText(board, note.id, { text, typing }),
    check: (text) => {
      if (text.trim() === "") return messages.noteNeedsText
      return text.length > LIMITS.textLength ? messages.noteTooLong(LIMITS.textLength) : undefined
    },
    isLive: true,
    isReadOnly,
  })
  return <TextAreaField label={messages.noteText} rows={4} error={draft.problem} {...draft.props} />
}

function AreaChoice({
  board,
  note,
  area,
  areas,
  isHeld,
}: NoteFormProps & { readonly isHeld: boolean }): JSX.Element {
  const messages = useMessages(tableMessages)
  return (
    <SelectField
      label={messages.noteArea}
      value={area.id}
      disabled={isHeld}
      onChange={({ target }) => {
        const to = areas.find(({ id }) => id === target.value)
        if (!to) return
        const { id, text } = note
        moveNote(board, id, { areaId: to.id, text, matrixRatio: matrixRatio(board) })
        announce(messages.noteMoved(titleOf(text, messages.noteEmpty), to.label), "quiet")
      }}
    >
      {areas
        .filter(({ id, isLocked }) => !isLocked || id === area.id)
        .map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
    </SelectField>
  )
}
