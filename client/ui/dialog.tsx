import { type JSX, type ReactNode, useId, useLayoutEffect, useRef } from "react"

import { useMessages } from "../messages/language.ts"
import { uiMessages } from "../messages/ui.ts"
import { Button } from "./button.tsx"
import { CloseIcon } from "./icons.tsx"
import { Toasts } from "./toast.tsx"

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** The buttons below, the most important one last. */
  actions?: ReactNode
  /** Nothing of the page behind it may be seen. */
  covers?: boolean
}

/** A modal dialog: shown while it is rendered. The browser keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, children, actions, covers }: DialogProps): JSX.Element {
  const messages = useMessages(uiMessages)
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // Closed while it is still on the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    markPage()
    return () => {
      element?.close()
      markPage()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      data-covers={covers}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // Keys meant for the dialog must not reach the canvas behind it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="dialog-frame">
        <div className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <Button kind="quiet" shape="icon" aria-label={messages.close} onClick={onClose}>
            <CloseIcon />
          </Button>
        </div>
        <div className="dialog-body">{children}</div>
        {actions && <div className="dialog-foot">{actions}</div>}
      </div>
      {/* Behind a modal dialog nothing is read out or seen. */}
      <Toasts />
    </dialog>
  )
}

/** For the page's own toasts, which the dialog's stand in for. */
function markPage(): void {
  document.body.classList.toggle("has-dialog", document.querySelector("dialog[open]") !== null)
}
