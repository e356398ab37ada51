import { type JSX, type ReactNode, type SubmitEvent, useId, useState } from "react"
import { createPortal } from "react-dom"

import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TextField } from "../../ui/field.tsx"
import { stopPropagation } from "../../ui/stop-propagation.ts"
import { type InstitutionNames, MAX_NAME, MAX_SHORT } from "../commands/institution-list.ts"
import { useGrid } from "../grid/grid-context.ts"

interface RenameInstitutionDialogProps {
  /** The names as they are now; a field that is not touched follows them. */
  readonly initial: InstitutionNames
  /** Whether somebody has removed the institution meanwhile. */
  readonly isGone: boolean
  readonly onSave: (names: InstitutionNames) => void
}

/** Asks for the two names of an institution: the code over its column and the official one. */
export function RenameInstitutionDialog({
  initial,
  isGone,
  onSave,
}: RenameInstitutionDialogProps): JSX.Element {
  const { messages, close, editable } = useGrid()
  const formId = useId()
  const [typed, setTyped] = useState<Partial<InstitutionNames>>({})
  const names = { short: initial.short, name: initial.name, ...typed }
  const [isTried, setTried] = useState(false)
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    setTried(true)
    if (!isNamed(names) || !editable) return
    close("back")
    onSave({ short: names.short.trim(), name: names.name.trim() })
  }
  const locked = editable ? undefined : messages.lockedMeanwhile
  return (
    <InstitutionFrame
      title={messages.renameInstitution}
      actions={
        <>
          <Button onClick={() => close("back")}>{messages.cancel}</Button>
          <Button kind="primary" type="submit" form={formId} disabled={!editable}>
            {isGone ? messages.addAgain : messages.save}
          </Button>
        </>
      }
    >
      <form id={formId} className="institution-form" noValidate onSubmit={onSubmit}>
        <InstitutionFields
          names={names}
          isTried={isTried}
          onChange={(changed) => setTyped({ ...typed, ...changed })}
        />
        <output>{isGone ? messages.institutionGone : locked}</output>
      </form>
    </InstitutionFrame>
  )
}

export function isNamed({ short, name }: InstitutionNames): boolean {
  return short.trim() !== "" && name.trim() !== ""
}

interface InstitutionFieldsProps {
  readonly names: InstitutionNames
  /** Whether missing names are errors. */
  readonly isTried: boolean
  /** Receives the changed field only. */
  readonly onChange: (changed: Partial<InstitutionNames>) => void
}

export function InstitutionFields({
  names: { short, name },
  isTried,
  onChange,
}: InstitutionFieldsProps): JSX.Element {
  const { messages } = useGrid()
  return (
    <>
      <TextField
        label={messages.short}
        hint={messages.shortHint}
        error={isTried && !short.trim() ? messages.shortMissing : undefined}
        value={short}
        maxLength={MAX_SHORT}
        autoComplete="off"
        onChange={(event) => onChange({ short: event.target.value })}
      />
      <TextField
        label={messages.name}
        error={isTried && !name.trim() ? messages.nameMissing : undefined}
        value={name}
        maxLength={MAX_NAME}
        autoComplete="off"
        onChange={(event) => onChange({ name: event.target.value })}
      />
    </>
  )
}

interface InstitutionFrameProps {
  readonly title: string
  readonly actions: ReactNode
  readonly children: ReactNode
}

export function InstitutionFrame({ title, actions, children }: InstitutionFrameProps): JSX.Element {
  const { close } = useGrid()
  return createPortal(
    <div className="matrix-dialog" {...stopPropagation}>
      <Dialog title={title} onClose={() => close("back")} actions={actions}>
        {children}
      </Dialog>
    </div>,
    document.body,
  )
}
