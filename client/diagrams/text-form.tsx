import { type TextForm } from "@tafelrunde/shared/diagrams"
import { type JSX } from "react"

/** What a diagram shows, as ordered lists: one a group, each entry with its fields named. */
export function TextFormLists({ textForm }: { textForm: TextForm }): JSX.Element {
  const { columns, groups } = textForm
  return (
    <div className="diagram-lists">
      {groups.map(({ id, rows, title }) => (
        <section key={id}>
          <h3>{title}</h3>
          <ol>
            {rows.map((row) => (
              <li key={row.join("\n")}>
                {columns.map((name, column) => (
                  <Field key={name} name={name} value={row[column]} />
                ))}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

interface FieldProps {
  readonly name: string
  readonly value: string | undefined
}

function Field({ name, value }: FieldProps): JSX.Element | null {
  if (!value) return null
  return (
    <span className="diagram-field">
      <span className="diagram-field-name">{name}</span> {value}
    </span>
  )
}
