import { type JSX, useEffect } from "react"
import { createPortal } from "react-dom"

import { Button } from "../../ui/button.tsx"
import { landmark } from "../../ui/menu-popover.tsx"
import { stopPropagation } from "../../ui/stop-propagation.ts"
import { useGrid } from "../grid/grid-context.ts"

const OFFERED_MS = 15_000

interface UndoOfferProps {
  readonly what: string
  readonly onUndo: () => void
  readonly onGone: () => void
}

/** Offers to undo a removal instead of asking before it. Ctrl+Z does the same at any time. */
export function UndoOffer({ what, onUndo, onGone }: UndoOfferProps): JSX.Element {
  const { messages } = useGrid()
  useEffect(() => {
    const timer = setTimeout(onGone, OFFERED_MS)
    return () => clearTimeout(timer)
  }, [onGone])
  return createPortal(
    <div className="undo-offer" {...stopPropagation}>
      <span>{messages.removed(what)}</span>
      <Button kind="quiet" onClick={onUndo}>
        {messages.undo}
      </Button>
    </div>,
    landmark(),
  )
}
