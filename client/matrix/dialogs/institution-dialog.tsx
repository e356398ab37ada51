import { type JSX, type SubmitEvent, useId, useState } from "react"
import { createPortal } from "react-dom"

import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TextField } from "../../ui/field.tsx"
import { stopPropagation } from "../../ui/stop-propagation.ts"
import { type InstitutionNames } from "../commands/gestures.ts"
import { useGrid } from "../grid/grid-context.ts"

/** Longer codes do not fit over a column. */
const MAX_SHORT = 8

interface InstitutionDialogProps {
  /** The names as they are now; a field that is not touched follows them. */
  readonly initial?: InstitutionNames
  /** Whether somebody has removed the institution meanwhile. */
  readonly isGone?: boolean
  readonly onSave: (names: InstitutionNames) => void
}

/** Asks for the two names of an institution: the code over its column and the official one. */
export function InstitutionDialog({
  initial,
  isGone = false,
  onSave,
}: InstitutionDialogProps): JSX.Element {
  const { messages, close, editable } = useGrid()
  const formId = useId()
  const [typed, setTyped] = useState<Partial<InstitutionNames>>({})
  const { short, name } = { short: "", name: "", ...initial, ...typed }
  const [isTried, setTried] = useState(false)
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    setTried(true)
    const names = { short: short.trim(), name: name.trim() }
    if (!names.short || !names.name || !editable) return
    close("back")
    onSave(names)
  }
  const locked = editable ? undefined : messages.lockedMeanwhile
  const saveLabel = isGone ? messages.addAgain : messages.save
  const actions = (
    <>
      <Button onClick={() => close("back")}>{messages.cancel}</Button>
      <Button kind="primary" type="submit" form={formId} disabled={!editable}>
        {initial ? saveLabel : messages.add}
      </Button>
    </>
  )
  return createPortal(
    <div className="matrix-dialog" {...stopPropagation}>
      <Dialog
        title={initial ? messages.renameInstitution : messages.addInstitution}
        onClose={() => close("back")}
        actions={actions}
      >
        <form id={formId} className="institution-form" noValidate onSubmit={onSubmit}>
          <TextField
            label={messages.short}
            hint={messages.shortHint}
            error={isTried && !short.trim() ? messages.shortMissing : undefined}
            value={short}
            maxLength={MAX_SHORT}
            autoComplete="off"
            onChange={(event) => setTyped({ ...typed, short: event.target.value })}
          />
          <TextField
            label={messages.name}
            error={isTried && !name.trim() ? messages.nameMissing : undefined}
            value={name}
            maxLength={300}
            autoComplete="off"
            onChange={(event) => setTyped({ ...typed, name: event.target.value })}
          />
          <output>{isGone ? messages.institutionGone : locked}</output>
        </form>
      </Dialog>
    </div>,
    document.body,
  )
}
