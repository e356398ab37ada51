import { type ListedEntry } from "@tafelrunde/shared/model"
import { type JSX, type ReactNode } from "react"

import { cellText } from "../cell-text.ts"
import { useForm } from "../fields/form-context.ts"
import { entityOf, type ListDescription } from "../lists.ts"
import { valueAt } from "../value-at.ts"
import {
  columnsOf,
  EntryHandle,
  type RowActions,
  TitleButton,
  useEntryDrop,
} from "./entry-table.tsx"
import { StatusMark } from "./status-mark.tsx"

interface EntryCardsProps {
  readonly list: ListDescription
  readonly entries: readonly ListedEntry[]
  readonly actions: RowActions
}

/** The same rows for a narrow screen. */
export function EntryCards({ list, entries, actions }: EntryCardsProps): JSX.Element {
  const form = useForm()
  const { language, messages } = form
  const [, ...columns] = columnsOf(list)
  return (
    <ul className="entry-cards" aria-label={messages.entriesOf(entityOf(list).many[language])}>
      {entries.map((entry) => (
        <EntryCard key={entry.id} entry={entry} actions={actions}>
          <div className="entry-head">
            <TitleButton list={list} entry={entry} isOpen={false} actions={actions} />
            <EntryHandle list={list} entry={entry} actions={actions} />
          </div>
          <dl>
            {columns.flatMap(([path, field]) => {
              const text = cellText(valueAt(entry.fields, path), field, form)
              if (text === "") return []
              return (
                <div key={path}>
                  <dt>{field.heading[language]}</dt>
                  <dd>
                    {path === "status" && <StatusMark list={list} entry={entry} />}
                    {text}
                  </dd>
                </div>
              )
            })}
          </dl>
        </EntryCard>
      ))}
    </ul>
  )
}

interface EntryCardProps extends Pick<EntryCardsProps, "actions"> {
  readonly entry: ListedEntry
  readonly children: ReactNode
}

function EntryCard({ entry, actions, children }: EntryCardProps): JSX.Element {
  const drop = useEntryDrop<HTMLLIElement>(entry, actions)
  return (
    <li {...drop} className="entry-card">
      {children}
    </li>
  )
}
