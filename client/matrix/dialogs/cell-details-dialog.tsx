import { type JSX, type ReactNode } from "react"
import { createPortal } from "react-dom"

import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { stopPropagation } from "../../ui/stop-propagation.ts"
import { useGrid } from "../grid/grid-context.ts"

interface CellDetailsDialogProps {
  /** Number and title of the task. */
  readonly task: string
  readonly institution: string
  /** What the institution does in the task, in words. */
  readonly roles: readonly string[]
  /** The fields. */
  readonly children: ReactNode
}

/** Everything that is noted of one cell; each field is stored as it is filled in. */
export function CellDetailsDialog(props: CellDetailsDialogProps): JSX.Element {
  const { messages, close } = useGrid()
  const end = (): void => close("back")
  return createPortal(
    <div className="matrix-dialog" {...stopPropagation}>
      <Dialog
        title={messages.detailsOf(props.institution)}
        onClose={end}
        actions={
          <Button kind="primary" onClick={end}>
            {messages.done}
          </Button>
        }
      >
        <div className="cell-details">
          <p>
            <strong>{props.task}</strong>
            <br />
            {props.roles.join(", ")}
          </p>
          {props.children}
        </div>
      </Dialog>
    </div>,
    document.body,
  )
}
