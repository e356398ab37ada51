import { COLLECTIONS, type CollectionName, SECTIONS } from "@tafelrunde/shared/entities"
import { type JSX } from "react"

import { FORM_SECTIONS, type FormSection, LISTS } from "../entities/lists.ts"
import { useLanguage, useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { SelectField } from "../ui/field.tsx"

/** What the table view shows: the matrix, one of the board's lists, the notes, or the form of a section. */
export type ListName = "matrix" | "notes" | CollectionName | FormSection

interface ListNavProps {
  readonly shown: ListName
  readonly onShow: (name: ListName) => void
}

/** The way between the matrix and the lists: buttons side by side, or a choice where there is no room for them. */
export function ListNav({ shown, onShow }: ListNavProps): JSX.Element {
  const messages = useMessages(tableMessages)
  const names = useListNames()
  return (
    <nav className="list-nav" aria-label={messages.lists}>
      <SelectField
        label={messages.list}
        value={shown}
        onChange={({ target }) => onShow(target.value as ListName)}
      >
        {names.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </SelectField>
      <ul>
        {names.map(({ name, label }) => (
          <li key={name}>
            <button
              type="button"
              aria-current={name === shown ? "page" : undefined}
              onClick={() => onShow(name)}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What the table view can show, in the language of the interface. */
export function useListNames(): readonly { readonly name: ListName; readonly label: string }[] {
  const { language } = useLanguage()
  const messages = useMessages(tableMessages)
  return [
    { name: "matrix", label: messages.matrix },
    // Reasons stand with their findings.
    ...LISTS.filter(({ collection }) => collection !== "findingAnswers").map(({ collection }) => ({
      name: collection,
      label: COLLECTIONS[collection].many[language],
    })),
    { name: "notes", label: messages.notes },
    ...FORM_SECTIONS.map((name) => ({ name, label: SECTIONS[name].one[language] })),
  ]
}
