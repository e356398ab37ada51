import { type Field } from "@tafelrunde/shared/entities"
import { type ListedEntry } from "@tafelrunde/shared/model"
import { type JSX, memo } from "react"

import { cellText } from "../cell-text.ts"
import { useForm } from "../fields/form-context.ts"
import { entityOf, type ListDescription } from "../lists.ts"
import { fieldAt, textAt, valueAt } from "../value-at.ts"
import { nameOf, type Sorting } from "./rows.ts"
import { StatusMark } from "./status-mark.tsx"

export interface RowActions {
  readonly open: (id: string) => void
  /** Moves the entry one place, where the board's order is shown. */
  readonly move: ((id: string, direction: "up" | "down") => void) | undefined
}

interface EntryTableProps {
  readonly list: ListDescription
  readonly entries: readonly ListedEntry[]
  readonly openId: string | undefined
  readonly sorting: Sorting | undefined
  readonly onSort: (sorting: Sorting | undefined) => void
  readonly actions: RowActions
}

/** A list as a table: a row for each entry, its title opens the form. */
export function EntryTable(props: EntryTableProps): JSX.Element {
  const { list, entries, openId, actions } = props
  const { language, messages } = useForm()
  const entity = entityOf(list)
  const columns = columnsOf(list)
  return (
    <table className="entry-table">
      <caption className="visually-hidden">{messages.entriesOf(entity.many[language])}</caption>
      <thead>
        <tr>
          {columns.map(([path, field]) => (
            <ColumnHead
              key={path}
              path={path}
              label={path === list.title ? entity.one[language] : field.heading[language]}
              sorting={props.sorting}
              onSort={props.onSort}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row
            key={entry.id}
            list={list}
            entry={entry}
            isOpen={entry.id === openId}
            actions={actions}
          />
        ))}
      </tbody>
    </table>
  )
}

/** The columns of a list, the title first. */
export function columnsOf(list: ListDescription): readonly (readonly [string, Field])[] {
  const entity = entityOf(list)
  return [list.title, ...list.columns].flatMap((path) => {
    const field = fieldAt(entity, path)
    return field ? [[path, field] as const] : []
  })
}

interface ColumnHeadProps extends Pick<EntryTableProps, "sorting" | "onSort"> {
  readonly path: string
  readonly label: string
}

/** Sorts by its column, the other way round, and then no longer. */
function ColumnHead({ path, label, sorting, onSort }: ColumnHeadProps): JSX.Element {
  const { messages } = useForm()
  const isSorted = sorting?.path === path
  const isDescending = isSorted && sorting.isDescending
  const direction = isDescending ? "descending" : "ascending"
  const next = isDescending ? undefined : { path, isDescending: isSorted }
  return (
    <th scope="col" aria-sort={isSorted ? direction : undefined}>
      <button
        type="button"
        title={next ? messages.sortBy(label) : messages.unsort}
        onClick={() => onSort(next)}
      >
        {label}
        {isSorted && <span aria-hidden="true">{isDescending ? " ↓" : " ↑"}</span>}
      </button>
    </th>
  )
}

interface RowProps {
  readonly list: ListDescription
  readonly entry: ListedEntry
  readonly isOpen: boolean
  readonly actions: RowActions
}

const Row = memo(function Row({ list, entry, isOpen, actions }: RowProps): JSX.Element {
  const form = useForm()
  const [, ...columns] = columnsOf(list)
  const { fields } = entry
  return (
    <tr data-open={isOpen || undefined}>
      <th scope="row">
        <TitleButton {...{ list, entry, isOpen, actions }} />
      </th>
      {columns.map(([path, field]) => (
        <td key={path} data-kind={field.kind}>
          {path === "status" && <StatusMark list={list} entry={entry} />}
          <span className="cell-text">{cellText(valueAt(fields, path), field, form)}</span>
        </td>
      ))}
    </tr>
  )
})

/** The title of an entry: opens the form; Alt with an arrow moves the entry. */
export function TitleButton({ list, entry, isOpen, actions }: RowProps): JSX.Element {
  const form = useForm()
  const name = nameOf(entry, list, form)
  return (
    <button
      type="button"
      className="entry-title"
      data-entry={entry.id}
      data-unnamed={textAt(entry.fields, list.title) === "" || undefined}
      aria-current={isOpen || undefined}
      aria-keyshortcuts={actions.move && "Alt+ArrowUp Alt+ArrowDown"}
      onClick={() => actions.open(entry.id)}
      onKeyDown={(event) => {
        const direction = DIRECTIONS[event.key]
        if (!event.altKey || !direction || !actions.move) return
        event.preventDefault()
        actions.move(entry.id, direction)
      }}
    >
      {name}
    </button>
  )
}

const DIRECTIONS: Readonly<Partial<Record<string, "up" | "down">>> = {
  ArrowUp: "up",
  ArrowDown: "down",
}
