import { type JSX } from "react"

import { useMessages } from "../messages/language.ts"
import { paperMessages } from "../messages/paper.ts"
import { SelectField } from "../ui/field.tsx"
import { type EarlierState, type Since } from "./earlier-states.ts"
import { type ShownPaper } from "./use-paper.ts"

interface ScopeChoiceProps {
  readonly paper: Pick<ShownPaper, "institutions" | "institutionIds">
  readonly onChange: (institutionIds: readonly string[]) => void
}

/** The whole paper, or the extract of an institution, or of two together. */
export function ScopeChoice({ paper, onChange }: ScopeChoiceProps): JSX.Element | null {
  const messages = useMessages(paperMessages)
  const { institutions, institutionIds } = paper
  const [one = "", other = ""] = institutionIds
  if (institutions.length === 0) return null
  return (
    <>
      <SelectField
        label={messages.scope}
        value={one}
        onChange={({ target: { value } }) => {
          onChange([value, other === value ? "" : other].filter((id) => id !== "" && value !== ""))
        }}
      >
        <option value="">{messages.wholePaper}</option>
        {institutions.map(({ id, name }) => (
          <option key={id} value={id}>
            {messages.extractOf(name)}
          </option>
        ))}
      </SelectField>
      {one !== "" && institutions.length > 1 && (
        <SelectField
          label={messages.togetherWith}
          value={other}
          onChange={({ target: { value } }) => onChange([one, value].filter((id) => id !== ""))}
        >
          <option value="">{messages.alone}</option>
          {institutions
            .filter(({ id }) => id !== one)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </SelectField>
      )}
    </>
  )
}

interface SinceChoiceProps {
  readonly states: readonly EarlierState[]
  readonly since: Since
  readonly onChange: (since: Since) => void
}

/** The version that the list of changes compares with; nothing to choose without versions. */
export function SinceChoice({ states, since, onChange }: SinceChoiceProps): JSX.Element | null {
  const messages = useMessages(paperMessages)
  if (states.length === 0) return null
  const first = states.find(({ isPreviousRound }) => isPreviousRound)?.n ?? "none"
  return (
    <SelectField
      label={messages.changesSince}
      value={since ?? first}
      onChange={({ target: { value } }) => onChange(value === "none" ? value : Number(value))}
    >
      <option value="none">{messages.noChanges}</option>
      {states.map(({ n, name }) => (
        <option key={n} value={n}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
