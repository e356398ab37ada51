import { agreement } from "@tafelrunde/shared/entities"
import { type JSX } from "react"

import { SelectField } from "../../ui/field.tsx"
import { useForm } from "../fields/form-context.ts"
import { stringsAt, textAt } from "../value-at.ts"
import { type BoundFields } from "./subject.ts"

const FIELDS = [
  "agreedByInstitutionIds",
  "reservedByInstitutionIds",
  "declinedByInstitutionIds",
  "absentInstitutionIds",
] as const

export const ACCEPTANCE_FIELDS: ReadonlySet<string> = new Set(FIELDS)

/** What each institution says to an agreement: of those that are responsible or involved, and whoever has answered. */
export function Acceptance({ bound }: { readonly bound: BoundFields }): JSX.Element {
  const { labels, language, messages, isReadOnly } = useForm()
  const { fields } = bound
  const asked = new Set([
    textAt(fields, "ownerInstitutionId"),
    ...stringsAt(fields, "involvedInstitutionIds"),
    ...FIELDS.flatMap((name) => stringsAt(fields, name)),
  ])
  const institutions = labels.options("institutions")
  const shown = institutions.filter(({ id }) => asked.has(id))
  const others = institutions.filter(({ id }) => !asked.has(id))
  const answer = (id: string, field: string): void =>
    bound.together(() => {
      for (const name of FIELDS) {
        const before = stringsAt(bound.read(), name)
        if (before.includes(id) === (name === field)) continue
        bound.set(name, name === field ? [...before, id] : before.filter((other) => other !== id))
      }
    })
  const options = (
    <>
      <option value="">{messages.undecided}</option>
      {FIELDS.map((name) => (
        <option key={name} value={name}>
          {agreement.fields[name].label[language]}
        </option>
      ))}
    </>
  )
  return (
    <fieldset className="field-group acceptance">
      <legend>{messages.acceptance}</legend>
      {shown.map(({ id, label }) => (
        <SelectField
          key={id}
          label={label}
          value={FIELDS.find((name) => stringsAt(fields, name).includes(id)) ?? ""}
          disabled={isReadOnly}
          onChange={({ target }) => answer(id, target.value)}
        >
          {options}
        </SelectField>
      ))}
      {!isReadOnly && others.length > 0 && (
        <SelectField
          label={messages.acceptedByMore}
          value=""
          onChange={({ target }) => answer(target.value, "agreedByInstitutionIds")}
        >
          <option value="">{messages.choose}</option>
          {others.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
      )}
    </fieldset>
  )
}
