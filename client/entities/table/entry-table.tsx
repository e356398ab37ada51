import { type Field } from "@tafelrunde/shared/entities"
import { type ListedEntry } from "@tafelrunde/shared/model"
import { type JSX, memo } from "react"

import { DragHandle } from "../../ui/reorder/drag-handle.tsx"
import { type Line, type Side } from "../../ui/reorder/line.ts"
import { useLineDrop } from "../../ui/reorder/use-line-drop.ts"
import { cellText } from "../cell-text.ts"
import { useForm } from "../fields/form-context.ts"
import { entityOf, type ListDescription } from "../lists.ts"
import { fieldAt, textAt, valueAt } from "../value-at.ts"
import { nameOf, type Sorting } from "./rows.ts"
import { StatusMark } from "./status-mark.tsx"

export interface RowActions {
  readonly open: (id: string) => void
  /** Where the board's order is shown, and may be changed. */
  readonly order: OrderActions | undefined
}

export interface OrderActions {
  /** Moves the entry one place. */
  readonly step: (id: string, direction: "up" | "down") => void
  /** Where a dragged entry would come to stand; undefined where it cannot be dropped. */
  readonly sideOf: (moved: Line, ontoId: string) => Side | undefined
  /** Moves a dragged entry to the place of another. */
  readonly moveOnto: (moved: Line, ontoId: string) => void
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
  const drop = useEntryDrop<HTMLTableRowElement>(entry, actions)
  return (
    <tr {...drop} data-open={isOpen || undefined}>
      <th scope="row">
        <div className="entry-head">
          <EntryHandle list={list} entry={entry} actions={actions} />
          <TitleButton {...{ list, entry, isOpen, actions }} />
        </div>
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

/** The props of a row that other entries of its list can be dropped on. */
export function useEntryDrop<T extends HTMLElement>(
  { id }: ListedEntry,
  { order }: RowActions,
): ReturnType<typeof useLineDrop<T>> {
  return useLineDrop<T>({
    sideOf: (moved) => order?.sideOf(moved, id),
    onDrop: (moved) => order?.moveOnto(moved, id),
  })
}

type HandleProps = Pick<RowProps, "list" | "entry" | "actions">

export function EntryHandle({ list, entry, actions }: HandleProps): JSX.Element | null {
  const form = useForm()
  if (!actions.order) return null
  const label = nameOf(entry, list, form)
  const line = { kind: list.collection, id: entry.id, label }
  return <DragHandle line={line} hint={form.messages.drag} />
}

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
      aria-keyshortcuts={actions.order && "Alt+ArrowUp Alt+ArrowDown"}
      onClick={() => actions.open(entry.id)}
      onKeyDown={(event) => {
        const direction = DIRECTIONS[event.key]
        if (!event.altKey || !direction || !actions.order) return
        event.preventDefault()
        actions.order.step(entry.id, direction)
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
