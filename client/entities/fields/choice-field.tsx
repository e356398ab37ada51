import { type Field } from "@tafelrunde/shared/entities"
import { type JSX } from "react"

import { SelectField, TextField } from "../../ui/field.tsx"
import { type Binding, useForm } from "./form-context.ts"

interface ChoiceFieldProps {
  readonly field: Extract<Field, { kind: "choice" | "flag" }>
  readonly label: string
  readonly binding: Binding
  /** The choices that this person may make; default: all. */
  readonly allowed?: readonly string[] | undefined
  readonly hint?: string | undefined
}

/** One of fixed values, or yes and no; both may be left open. */
export function ChoiceField({
  field,
  label,
  binding,
  allowed,
  hint,
}: ChoiceFieldProps): JSX.Element {
  const { isReadOnly } = useForm()
  const options = useChoices(field).filter(
    ({ value }) => !allowed || allowed.includes(value) || value === keyOf(binding.value),
  )
  const value = keyOf(binding.value)
  if (isReadOnly) {
    const word = options.find((option) => option.value === value)?.word ?? ""
    return <TextField label={label} value={word} readOnly />
  }
  return (
    <SelectField
      label={label}
      hint={hint}
      value={value}
      onChange={({ target }) => binding.write(valueOf(target.value, field))}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.word}
        </option>
      ))}
    </SelectField>
  )
}

interface Choice {
  readonly value: string
  readonly word: string
}

function useChoices(field: ChoiceFieldProps["field"]): readonly Choice[] {
  const { messages, language } = useForm()
  if (field.kind === "flag") {
    return [
      { value: "", word: messages.undecided },
      { value: "true", word: messages.yes },
      { value: "false", word: messages.no },
    ]
  }
  const words = Object.entries(field.choices).map(([value, word]) => ({
    value,
    word: word[language],
  }))
  return [{ value: "", word: messages.notChosen }, ...words]
}

function keyOf(value: unknown): string {
  return typeof value === "string" || typeof value === "boolean" ? String(value) : ""
}

function valueOf(key: string, field: ChoiceFieldProps["field"]): unknown {
  if (key === "") return null
  return field.kind === "flag" ? key === "true" : key
}
