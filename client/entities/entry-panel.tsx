import { type EntryPlace } from "@tafelrunde/shared/model"
import { type JSX } from "react"

import { type Board } from "../board/board.ts"
import { useForm } from "./fields/form-context.ts"
import { EntryForm } from "./form/entry-form.tsx"
import { FormFrame } from "./form/form-frame.tsx"
import { type ListDescription, LISTS } from "./lists.ts"
import { useRemoval } from "./remove-entry.tsx"
import { nameOf } from "./table/rows.ts"
import { useEntries } from "./use-entries.ts"

import "./entities.css"
import "./fields/fields.css"
import "./form/form.css"

interface EntryPanelProps {
  readonly board: Board
  readonly place: EntryPlace
  readonly onClose: () => void
}

/** The form of one entry beside another view, such as the canvas. */
export function EntryPanel({ board, place, onClose }: EntryPanelProps): JSX.Element | null {
  const list = LISTS.find(({ collection }) => collection === place.collection)
  if (!list) return null
  return (
    <FormFrame board={board}>
      <Panel board={board} list={list} id={place.id} onClose={onClose} />
    </FormFrame>
  )
}

interface PanelProps {
  readonly board: Board
  readonly list: ListDescription
  readonly id: string
  readonly onClose: () => void
}

function Panel({ board, list, id, onClose }: PanelProps): JSX.Element {
  const form = useForm()
  const entry = useEntries(board.lists, list.collection).find((each) => each.id === id)
  const removal = useRemoval(board, () => {})
  return (
    <div className="entry-panel">
      {entry && (
        <EntryForm
          board={board}
          list={list}
          id={id}
          fields={entry.fields}
          name={nameOf(entry, list, form)}
          isNew={false}
          onRemove={() =>
            removal.ask({ collection: list.collection, id, name: nameOf(entry, list, form) })
          }
          onClose={onClose}
        />
      )}
      {removal.element}
    </div>
  )
}
