import type { Field } from "@tafelrunde/shared/entities"
import { type FormEvent, type JSX, useId, useState } from "react"

import type { Board } from "../../board/board.ts"
import { useUnansweredErrors } from "../../board/findings.ts"
import { detailsMessages } from "../../messages/details.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { announce } from "../../ui/toast.tsx"
import { DETAILS, type Detail, type Details, readDetails, writeDetails } from "./details.ts"

/** What stands in file names, sheets and pages of the board; facilitators change it. */
export function DetailsDialog({
  board,
  onClose,
}: {
  board: Board
  onClose: () => void
}): JSX.Element {
  const messages = useMessages(detailsMessages)
  const formId = useId()
  const [before] = useState(() => readDetails(board))
  const [now, setNow] = useState<Details>(before)
  const [isMissing, setMissing] = useState(false)
  const errors = useUnansweredErrors(board)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const isUntitled = (now["meta.title"] ?? "").trim() === ""
    setMissing(isUntitled)
    if (isUntitled) return
    writeDetails(board.doc, before, now)
    announce(messages.saved)
    onClose()
  }
  return (
    <Dialog
      title={messages.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{messages.cancel}</Button>
          <Button kind="primary" type="submit" form={formId}>
            {messages.save}
          </Button>
        </>
      }
    >
      <form id={formId} className="stack details-form" onSubmit={save} noValidate>
        <p>{messages.more}</p>
        {DETAILS.map((detail) => (
          <DetailField
            key={detail.path}
            detail={detail}
            value={now[detail.path] ?? ""}
            errors={errors}
            error={isMissing && detail.path === "meta.title" ? messages.titleMissing : undefined}
            onChange={(value) => setNow({ ...now, [detail.path]: value })}
          />
        ))}
      </form>
    </Dialog>
  )
}

interface DetailFieldProps {
  readonly detail: Detail
  readonly value: string
  /** The number of errors on the board. */
  readonly errors: number
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

function DetailField({ detail, value, errors, error, onChange }: DetailFieldProps): JSX.Element {
  const { language } = useLanguage()
  const messages = useMessages(detailsMessages)
  const field: Field = detail.field
  const isBlocked = detail.path === "meta.status" && errors > 0
  const label = detail.label?.[language] ?? field.label[language]
  if (field.kind === "choice") {
    return (
      <SelectField
        label={label}
        hint={isBlocked ? messages.notAgreedYet(errors) : undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{messages.notChosen}</option>
        {Object.entries(field.choices).map(([choice, words]) => (
          <option
            key={choice}
            value={choice}
            disabled={isBlocked && choice === "agreed" && value !== "agreed"}
          >
            {words[language]}
          </option>
        ))}
      </SelectField>
    )
  }
  return (
    <TextField
      label={label}
      error={error}
      type={field.kind === "date" ? "date" : "text"}
      {...("max" in field && { maxLength: field.max })}
      value={value}
      autoComplete="off"
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
