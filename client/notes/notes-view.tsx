import { type ListedNote, removeNotes } from "@tafelrunde/shared/notes"
import { type JSX, useEffect, useId, useRef, useState } from "react"

import { type Board } from "../board/board.ts"
import { useForm } from "../entities/fields/form-context.ts"
import { FormFrame } from "../entities/form/form-frame.tsx"
import { OFFERED_MS, UndoOffer } from "../entities/remove-entry.tsx"
import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { Button } from "../ui/button.tsx"
import { TextField } from "../ui/field.tsx"
import { announce } from "../ui/toast.tsx"
import { AddNote } from "./add-note.tsx"
import { NoteForm } from "./note-form.tsx"
import { type NamedArea, titleOf, useNotes } from "./use-notes.ts"

import "../entities/entities.css"
import "../entities/fields/fields.css"
import "../entities/form/form.css"
import "../entities/table/table.css"
import "./notes.css"

interface NotesViewProps {
  readonly board: Board
  readonly openId: string | undefined
  readonly onOpen: (id: string | undefined) => void
}

/** The notes of the canvas by area, to read, write, move and remove without it. */
export function NotesView(props: NotesViewProps): JSX.Element {
  return (
    <FormFrame board={props.board}>
      <Notes {...props} />
    </FormFrame>
  )
}

function Notes({ board, openId, onOpen }: NotesViewProps): JSX.Element {
  const areas = useNotes(board)
  const area = areas.find(({ notes }) => notes.some(({ id }) => id === openId))
  const opened = area?.notes.find(({ id }) => id === openId)
  const latest = useRef(areas)
  useEffect(() => {
    latest.current = areas
  })
  const removal = useRemoval(board)
  return (
    <div className="entities" data-open={opened !== undefined || undefined}>
      <List board={board} areas={areas} openId={openId} onOpen={onOpen} />
      {opened && area && (
        <NoteForm
          key={opened.id}
          board={board}
          note={opened}
          read={() => textOf(latest.current, opened.id)}
          area={area}
          areas={areas}
          onRemove={() => {
            removal.remove(opened)
            onOpen(undefined)
          }}
          onClose={() => {
            onOpen(undefined)
            focusNote(opened.id)
          }}
        />
      )}
      {removal.element}
    </div>
  )
}

function textOf(areas: readonly NamedArea[], id: string): string {
  return areas.flatMap(({ notes }) => notes).find((note) => note.id === id)?.text ?? ""
}

interface ListProps extends NotesViewProps {
  readonly areas: readonly NamedArea[]
}

function List({ board, areas, openId, onOpen }: ListProps): JSX.Element {
  const { isReadOnly } = useForm()
  const messages = useMessages(tableMessages)
  const [search, setSearch] = useState("")
  const [areaId, setAreaId] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const shown = areas.map((area) => ({ ...area, notes: found(area.notes, search) }))
  const [all, some] = [countOf(areas), countOf(shown)]
  return (
    <div className="entity-list note-list">
      <div className="entity-tools">
        <TextField
          label={messages.noteSearch}
          type="search"
          value={search}
          autoComplete="off"
          onChange={({ target }) => setSearch(target.value)}
        />
        <output>{some === all ? messages.noteCount(all) : messages.noteCountOf(some, all)}</output>
      </div>
      {!isReadOnly && <AddNote {...{ board, areas, areaId, input }} onArea={setAreaId} />}
      <div className="entity-rows">
        {shown
          .filter(({ notes }) => search === "" || notes.length > 0)
          .map((area) => (
            <AreaSection
              key={area.id}
              area={area}
              openId={openId}
              onOpen={onOpen}
              onWrite={
                isReadOnly || area.isLocked
                  ? undefined
                  : () => {
                      setAreaId(area.id)
                      input.current?.focus()
                    }
              }
            />
          ))}
        {search !== "" && some === 0 && <p className="entity-none">{messages.noteNoneFound}</p>}
      </div>
    </div>
  )
}

function found(notes: readonly ListedNote[], search: string): readonly ListedNote[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return notes.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)))
}

function countOf(areas: readonly NamedArea[]): number {
  return areas.reduce((sum, { notes }) => sum + notes.length, 0)
}

interface AreaSectionProps {
  readonly area: NamedArea
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
  /** Leads to the line in which a note of this area is written. */
  readonly onWrite: (() => void) | undefined
}

function AreaSection({ area, openId, onOpen, onWrite }: AreaSectionProps): JSX.Element {
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
            <li key={note.id} data-open={note.id === openId || undefined}>
              <button
                type="button"
                className="entry-title"
                data-entry={note.id}
                data-unnamed={note.text.trim() === "" || undefined}
                aria-current={note.id === openId || undefined}
                onClick={() => onOpen(note.id)}
              >
                <span>{note.text.trim() || messages.noteEmpty}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface Removal {
  readonly remove: (note: ListedNote) => void
  /** The offer to take the last removal back. */
  readonly element: JSX.Element | null
}

function useRemoval(board: Board): Removal {
  const { messages: common } = useForm()
  const { noteEmpty: empty } = useMessages(tableMessages)
  const [removed, setRemoved] = useState<string>()
  useEffect(() => {
    if (removed === undefined) return undefined
    const timer = setTimeout(() => setRemoved(undefined), OFFERED_MS)
    return () => clearTimeout(timer)
  }, [removed])
  return {
    remove: ({ id, text }) => {
      const name = titleOf(text, empty)
      removeNotes(board, [id])
      setRemoved(name)
      announce(common.removed(name), "quiet")
    },
    element:
      removed === undefined ? null : (
        <UndoOffer board={board} name={removed} onGone={() => setRemoved(undefined)} />
      ),
  }
}

/** Back from the form to where the person came from. */
function focusNote(id: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`)?.focus(),
  )
}
