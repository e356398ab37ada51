import { type FactCollection, type ListedNote } from "@tafelrunde/shared/notes"
import { type JSX, useId } from "react"

import { type Board } from "../board/board.ts"
import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { Button } from "../ui/button.tsx"
import { FactMark } from "./fact-mark.tsx"
import { SeatMark } from "./seat-mark.tsx"
import { type NamedArea, titleOf } from "./use-notes.ts"
import { type Selection } from "./use-selection.ts"

interface RowProps {
  readonly board: Board
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
  readonly onGoTo: (collection: FactCollection, id: string) => void
  /** Undefined for who can do nothing with selected notes. */
  readonly selection: Selection | undefined
}

interface AreaSectionProps extends RowProps {
  readonly area: NamedArea
  /** Leads to the line in which a note of this area is written. */
  readonly onWrite: (() => void) | undefined
}

/** An area with its notes. */
export function AreaSection({ area, onWrite, ...row }: AreaSectionProps): JSX.Element {
  const messages = useMessages(tableMessages)
  const id = useId()
  return (
    <section className="note-area" aria-labelledby={id}>
      <div className="note-area-head">
        <h3 id={id}>{area.label}</h3>
        <span>{messages.noteCount(area.notes.length)}</span>
        {onWrite && (
          <Button kind="quiet" aria-label={messages.noteWriteIn(area.label)} onClick={onWrite}>
            <span aria-hidden="true">+</span> {messages.note}
          </Button>
        )}
      </div>
      {area.notes.length > 0 && (
        <ul>
          {area.notes.map((note) => (
            <Row key={note.id} {...row} note={note} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({
  board,
  note,
  openId,
  onOpen,
  onGoTo,
  selection,
}: RowProps & { readonly note: ListedNote }): JSX.Element {
  const messages = useMessages(tableMessages)
  const { id, text, fact, seat } = note
  return (
    <li data-open={id === openId || undefined}>
      {selection && (
        <label className="note-tick">
          <input
            type="checkbox"
            aria-label={messages.noteSelect(titleOf(text, messages.noteEmpty))}
            checked={selection.has(id)}
            onChange={() => selection.toggle(id)}
          />
        </label>
      )}
      <button
        type="button"
        className="entry-title"
        data-entry={id}
        data-unnamed={text.trim() === "" || undefined}
        aria-current={id === openId || undefined}
        onClick={() => onOpen(id)}
      >
        <span>{text.trim() || messages.noteEmpty}</span>
      </button>
      {seat && <SeatMark board={board} seat={seat} />}
      {fact && <FactMark board={board} fact={fact} onGoTo={onGoTo} />}
    </li>
  )
}
