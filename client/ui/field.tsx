import { type ComponentProps, type JSX, type ReactNode, useId } from "react"

import { WarningIcon } from "./icons.tsx"

interface Frame {
  label: string
  hint?: string | undefined
  error?: string | undefined
}

interface Described {
  id: string
  "aria-describedby": string | undefined
  "aria-invalid": boolean
}

function Field({
  label,
  hint,
  error,
  children,
}: Frame & { children: (described: Described) => ReactNode }): JSX.Element {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ")
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": Boolean(error),
      })}
      {error && (
        <span className="field-error" id={`${id}-error`} role="alert">
          <WarningIcon /> {error}
        </span>
      )}
    </div>
  )
}

export function TextField({
  label,
  hint,
  error,
  ...input
}: Frame & ComponentProps<"input">): JSX.Element {
  return (
    <Field label={label} hint={hint} error={error}>
      {(described) => <input className="input" {...input} {...described} />}
    </Field>
  )
}

export function TextAreaField({
  label,
  hint,
  error,
  ...area
}: Frame & ComponentProps<"textarea">): JSX.Element {
  return (
    <Field label={label} hint={hint} error={error}>
      {(described) => <textarea className="input" {...area} {...described} />}
    </Field>
  )
}

export function SelectField({
  label,
  hint,
  error,
  ...select
}: Frame & ComponentProps<"select">): JSX.Element {
  return (
    <Field label={label} hint={hint} error={error}>
      {(described) => <select className="input" {...select} {...described} />}
    </Field>
  )
}

/** A file field with a label in the page's language; the browser's own button uses the browser's language. */
export function FileField({
  label,
  error,
  button,
  fileName,
  ...input
}: Frame &
  ComponentProps<"input"> & { button: string; fileName?: string | undefined }): JSX.Element {
  return (
    <Field label={label} error={error}>
      {(described) => (
        <div className="file-field">
          <input className="file-input" type="file" {...input} {...described} />
          <span className="button" data-kind="secondary" aria-hidden="true">
            {button}
          </span>
          <span>{fileName}</span>
        </div>
      )}
    </Field>
  )
}

/** A check box; the hint explains what checking it does. */
export function CheckField({
  label,
  hint,
  ...input
}: Omit<Frame, "error"> & ComponentProps<"input">): JSX.Element {
  const id = useId()
  return (
    <div className="check-field">
      <input
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...input}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}
