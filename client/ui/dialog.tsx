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
  /** The dialog's buttons, the most important one last. */
  actions?: ReactNode
  /** Hides the page behind the dialog completely. */
  covers?: boolean
}

/** A modal dialog, open while it is rendered. The browser keeps the focus inside and restores it afterwards. */
export function Dialog({ title, onClose, children, actions, covers }: DialogProps): JSX.Element {
  const messages = useMessages(uiMessages)
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // Close the dialog before it is removed from the page: only then the browser restores the focus.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) {
      element.showModal()
      focusFirst(element)
    }
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
      // Key events of the dialog must not reach the canvas behind it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="dialog-frame">
        <div className="dialog-head">
          <h2 id={titleId} tabIndex={-1}>
            {title}
          </h2>
          <Button kind="quiet" shape="icon" aria-label={messages.close} onClick={onClose}>
            <CloseIcon />
          </Button>
        </div>
        <div className="dialog-body">{children}</div>
        {actions && <div className="dialog-foot">{actions}</div>}
      </div>
      {/* Toasts of the page behind a modal dialog are neither visible nor read out. */}
      <Toasts />
    </dialog>
  )
}

/**
 * The first field, else the title. The browser would choose the button that closes the dialog, and
 * the next space of somebody who is typing would press it.
 */
function focusFirst(dialog: HTMLDialogElement): void {
  const field = dialog.querySelector<HTMLElement>(
    ".dialog-body :is(input, select, textarea):not(:disabled, [readonly])",
  )
  const target = field ?? dialog.querySelector<HTMLElement>(".dialog-head h2")
  target?.focus()
}

/** Hides the page's toasts while a dialog shows them instead. */
function markPage(): void {
  document.body.classList.toggle("has-dialog", document.querySelector("dialog[open]") !== null)
}
