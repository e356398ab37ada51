import { setNoteSeatsHidden } from "@tafelrunde/shared/facilitation"
import { type FactCollection, type ListedNote, removeNotes } from "@tafelrunde/shared/notes"
import { type JSX, useEffect, useRef, useState } from "react"

import { type Board } from "../board/board.ts"
import { useAccess } from "../board/use-board.ts"
import { useFacilitation } from "../board/wall/use-facilitation.ts"
import { useForm } from "../entities/fields/form-context.ts"
import { FormFrame } from "../entities/form/form-frame.tsx"
import { OFFERED_MS, UndoOffer } from "../entities/remove-entry.tsx"
import { focusEntry } from "../entities/use-gone.ts"
import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { CheckField, TextField } from "../ui/field.tsx"
import { announce } from "../ui/toast.tsx"
import { AddNote } from "./add-note.tsx"
import { AreaSection } from "./area-section.tsx"
import { NoteForm } from "./note-form.tsx"
import { SelectionBar } from "./selection-bar.tsx"
import { useLostNote } from "./use-lost-note.tsx"
import { type NamedArea, titleOf, useNotes } from "./use-notes.ts"
import { usePromotion } from "./use-promotion.tsx"
import { type Selection, useSelection } from "./use-selection.ts"

import "../entities/entities.css"
import "../entities/fields/fields.css"
import "../entities/form/form.css"
import "../entities/table/table.css"
import "./notes.css"

interface NotesViewProps {
  readonly board: Board
  readonly openId: string | undefined
  readonly onOpen: (id: string | undefined) => void
  /** Leads to the entry that a note has become. */
  readonly onGoTo: (collection: FactCollection, id: string) => void
}

/** The notes of the canvas by area, to read, write, move, remove and make entries of the lists without it. */
export function NotesView(props: NotesViewProps): JSX.Element {
  return (
    <FormFrame board={props.board}>
      <Notes {...props} />
    </FormFrame>
  )
}

function Notes({ board, openId, onOpen, onGoTo }: NotesViewProps): JSX.Element {
  const areas = useNotes(board)
  const area = areas.find(({ notes }) => notes.some(({ id }) => id === openId))
  const opened = area?.notes.find(({ id }) => id === openId)
  const latest = useRef(areas)
  useEffect(() => {
    latest.current = areas
  })
  const removal = useRemoval(board)
  const selection = useSelection(areas)
  const promotion = usePromotion(board, selection.clear)
  const lost = useLostNote(board, { areas, opened, openId, onOpen })
  return (
    <div className="entities" data-open={opened !== undefined || undefined}>
      <List
        {...{ board, areas, openId, onOpen, onGoTo, selection }}
        onMake={(collection) => promotion.ask({ collection, notes: selection.notes })}
      />
      {opened && area && (
        <NoteForm
          key={opened.id}
          board={board}
          note={opened}
          read={() => textOf(latest.current, opened.id)}
          area={area}
          areas={areas}
          onMake={(collection) => promotion.ask({ collection, notes: [opened] })}
          onGoTo={onGoTo}
          onRemove={() => {
            removal.remove(opened)
            onOpen(undefined)
          }}
          onClose={() => {
            onOpen(undefined)
            focusEntry(opened.id)
          }}
        />
      )}
      {removal.element}
      {lost}
      {promotion.element}
    </div>
  )
}

function textOf(areas: readonly NamedArea[], id: string): string {
  return areas.flatMap(({ notes }) => notes).find((note) => note.id === id)?.text ?? ""
}

interface ListProps extends NotesViewProps {
  readonly areas: readonly NamedArea[]
  readonly selection: Selection
  readonly onMake: (collection: FactCollection) => void
}

function List({ board, areas, openId, onOpen, ...more }: ListProps): JSX.Element {
  const { isReadOnly } = useForm()
  const { selection } = more
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
      <WhoWroteWhat board={board} />
      {!isReadOnly && <AddNote {...{ board, areas, areaId, input }} onArea={setAreaId} />}
      {!isReadOnly && selection.notes.length > 0 && (
        <SelectionBar
          count={selection.notes.length}
          onMake={more.onMake}
          onClear={selection.clear}
        />
      )}
      <div className="entity-rows">
        {shown
          .filter(({ notes }) => search === "" || notes.length > 0)
          .map((area) => (
            <AreaSection
              key={area.id}
              {...{ board, area, openId, onOpen }}
              onGoTo={more.onGoTo}
              selection={isReadOnly ? undefined : selection}
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

/** Facilitators decide for everybody whether notes show their institution. */
function WhoWroteWhat({ board }: Pick<NotesViewProps, "board">): JSX.Element | null {
  const messages = useMessages(tableMessages)
  const { noteSeatsHidden } = useFacilitation(board)
  const { role, access } = useAccess(board)
  if (role !== "facilitator" || access !== "write") return null
  return (
    <CheckField
      label={messages.showNoteSeats}
      checked={!noteSeatsHidden}
      onChange={({ target }) => setNoteSeatsHidden(board.facilitationDoc, !target.checked)}
    />
  )
}

function found(notes: readonly ListedNote[], search: string): readonly ListedNote[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return notes.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)))
}

function countOf(areas: readonly NamedArea[]): number {
  return areas.reduce((sum, { notes }) => sum + notes.length, 0)
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
