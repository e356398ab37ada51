import { type JSX, type ReactNode } from "react"

import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { useWords } from "../ui/language.ts"
import { facilitationWords } from "./people/facilitation-words.ts"

interface ConfirmProps {
  readonly title: string
  /** The words on the button that does it. */
  readonly action: string
  readonly onCancel: () => void
  readonly onConfirm: () => void
  readonly children: ReactNode
}

/** Asks before something that others feel at once or that cannot be taken back. */
export function ConfirmDialog({
  title,
  action,
  onCancel,
  onConfirm,
  children,
}: ConfirmProps): JSX.Element {
  const words = useWords(facilitationWords)
  return (
    <Dialog
      title={title}
      onClose={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>{words.cancel}</Button>
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
