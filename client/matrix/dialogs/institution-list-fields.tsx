import { type JSX } from "react"

import { type MatrixMessages } from "../../messages/matrix.ts"
import { TextAreaField } from "../../ui/field.tsx"
import { type InstitutionList } from "../commands/institution-list.ts"
import { useGrid } from "../grid/grid-context.ts"

interface InstitutionListFieldsProps {
  readonly text: string
  readonly list: InstitutionList
  /** Whether a list without a new institution is an error. */
  readonly isTried: boolean
  readonly onChange: (text: string) => void
}

/** A field for many institutions, one a line, and what will come of it. */
export function InstitutionListFields({
  text,
  list,
  isTried,
  onChange,
}: InstitutionListFieldsProps): JSX.Element {
  const { messages } = useGrid()
  const { added, duplicates, refusal } = list
  return (
    <>
      <TextAreaField
        ref={focus}
        label={messages.institutionList}
        hint={messages.institutionListHint}
        error={isTried || refusal ? problemOf(list, messages) : undefined}
        value={text}
        rows={8}
        onChange={(event) => onChange(event.target.value)}
      />
      <output className="institution-preview">
        {added.length > 0 && (
          <>
            <strong>{messages.listed(added.length)}</strong>
            <span>{added.map(({ short, name }) => `${name} (${short})`).join(" · ")}</span>
          </>
        )}
        {duplicates.length > 0 && <span>{messages.duplicates(duplicates)}</span>}
      </output>
    </>
  )
}

/** The field takes the place of the one that had the focus. */
function focus(area: HTMLTextAreaElement | null): void {
  area?.focus()
}

function problemOf(
  { added, refusal }: InstitutionList,
  messages: MatrixMessages,
): string | undefined {
  if (refusal) return messages[refusal.reason](refusal.most)
  return added.length === 0 ? messages.listEmpty : undefined
}
