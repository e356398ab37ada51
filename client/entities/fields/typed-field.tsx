import { type ComponentProps, type JSX } from "react"

import { Button } from "../../ui/button.tsx"
import { TextAreaField, TextField } from "../../ui/field.tsx"
import { type Binding, useForm } from "./form-context.ts"
import { problemOf, toText, toValue, type TypedField as Typed } from "./text-value.ts"
import { type Draft, useDraft } from "./use-draft.ts"

interface TypedFieldProps {
  readonly field: Typed
  readonly label: string
  readonly binding: Binding
}

/** A field to type in: one line, sentences, or a text a line. Sentences reach the others letter by letter. */
export function TypedField(props: TypedFieldProps): JSX.Element {
  const { kind } = props.field
  return kind === "prose" || kind === "lines" ? <AreaField {...props} /> : <LineField {...props} />
}

function AreaField({ field, label, binding }: TypedFieldProps): JSX.Element {
  const { messages } = useForm()
  const draft = useFieldDraft<HTMLTextAreaElement>(field, binding)
  return (
    <div className="typed-field">
      <TextAreaField
        label={label}
        hint={field.kind === "lines" ? messages.onePerLine : undefined}
        error={draft.problem}
        rows={2}
        {...draft.props}
      />
      <Theirs draft={draft} />
    </div>
  )
}

function LineField({ field, label, binding }: TypedFieldProps): JSX.Element {
  const { messages } = useForm()
  const draft = useFieldDraft<HTMLInputElement>(field, binding)
  const isMail = label.includes("ail") || label.includes("postfach")
  const isDoubtful = isMail && draft.text !== "" && !/^\S+@\S+\.\S+$/.test(draft.text.trim())
  return (
    <div className="typed-field">
      <TextField
        label={label}
        hint={isDoubtful ? messages.noMail : undefined}
        error={draft.problem}
        autoComplete="off"
        {...INPUTS[field.kind]}
        {...draft.props}
      />
      <Theirs draft={draft} />
    </div>
  )
}

const INPUTS: Readonly<Partial<Record<Typed["kind"], ComponentProps<"input">>>> = {
  phone: { inputMode: "tel" },
  wholeNumber: { inputMode: "numeric" },
}

function useFieldDraft<E extends HTMLInputElement | HTMLTextAreaElement>(
  field: Typed,
  binding: Binding,
): Draft<E> {
  const { messages, isReadOnly } = useForm()
  return useDraft<E>({
    value: toText(binding.value),
    read: () => toText(binding.read()),
    write: (text, typing) => binding.write(toValue(text, field), typing),
    check: (text) => problemOf(text, field, messages),
    isLive: field.kind === "prose",
    isReadOnly,
  })
}

/** What somebody else has written here meanwhile, where both texts do not fit together. */
function Theirs({
  draft,
}: {
  readonly draft: Pick<Draft<HTMLInputElement>, "theirs" | "takeTheirs">
}): JSX.Element {
  const { messages } = useForm()
  const { theirs, takeTheirs } = draft
  return (
    // Always rendered: screen readers ignore a live region that appears together with its text.
    <output className="field-theirs">
      {theirs !== undefined && (
        <>
          <span>{messages.theirs(theirs)}</span>
          <Button onClick={takeTheirs}>{messages.takeTheirs}</Button>
        </>
      )}
    </output>
  )
}
