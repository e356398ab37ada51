import { type JSX, type ReactNode } from "react"

import { facilitationMessages } from "../messages/facilitation.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"

interface ConfirmProps {
  readonly title: string
  /** The label of the button that confirms. */
  readonly action: string
  readonly onCancel: () => void
  readonly onConfirm: () => void
  readonly children: ReactNode
}

/** Asks for confirmation of an action that affects others at once or cannot be undone. */
export function ConfirmDialog({
  title,
  action,
  onCancel,
  onConfirm,
  children,
}: ConfirmProps): JSX.Element {
  const messages = useMessages(facilitationMessages)
  return (
    <Dialog
      title={title}
      onClose={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>{messages.cancel}</Button>
          <Button kind="danger" onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
