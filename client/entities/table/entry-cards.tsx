import { type ListedEntry } from "@tafelrunde/shared/model"
import { type JSX } from "react"

import { cellText } from "../cell-text.ts"
import { useForm } from "../fields/form-context.ts"
import { entityOf, type ListDescription } from "../lists.ts"
import { valueAt } from "../value-at.ts"
import { columnsOf, type RowActions, TitleButton } from "./entry-table.tsx"
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
        <li key={entry.id} className="entry-card">
          <TitleButton list={list} entry={entry} isOpen={false} actions={actions} />
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
        </li>
      ))}
    </ul>
  )
}
