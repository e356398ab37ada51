import { type JSX, type ReactNode, type RefObject, useEffect, useId, useRef } from "react"

import { Button } from "./button.tsx"
import { CloseIcon } from "./icons.tsx"

import "./side-panel.css"

interface SidePanelProps {
  /** Says how wide the panel is where it stands beside the board. */
  readonly className: string
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  /** For a panel that takes the focus back later. */
  readonly titleRef?: RefObject<HTMLHeadingElement | null>
  readonly children: ReactNode
}

/** A panel beside the board, over it on a phone. Its title takes the focus when it opens, and Escape closes it. */
export function SidePanel({ titleRef, onClose, ...props }: SidePanelProps): JSX.Element {
  const titleId = useId()
  const ownTitle = useRef<HTMLHeadingElement>(null)
  const title = titleRef ?? ownTitle
  const panel = useOwnKeys(onClose)
  useEffect(() => title.current?.focus(), [title])
  return (
    <aside className={`side-panel ${props.className}`} aria-labelledby={titleId} ref={panel}>
      <div className="side-panel-head">
        <h2 id={titleId} ref={title} tabIndex={-1}>
          {props.title}
        </h2>
        <Button kind="quiet" shape="icon" aria-label={props.closeLabel} onClick={onClose}>
          <CloseIcon />
        </Button>
      </div>
      <div className="side-panel-body">{props.children}</div>
    </aside>
  )
}

/** Stops the panel's key events before the canvas beside it receives them; Escape closes the panel. */
function useOwnKeys(onClose: () => void): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = panel.current
    const onKeyDown = (event: KeyboardEvent): void => {
      event.stopPropagation()
      // In a text it ends writing.
      const isWriting = event.target instanceof HTMLTextAreaElement
      if (event.key === "Escape" && !isWriting) onClose()
    }
    element?.addEventListener("keydown", onKeyDown)
    return () => element?.removeEventListener("keydown", onKeyDown)
  }, [onClose])
  return panel
}

/** Whether a panel lies over the board, which side-panel.css says of small screens. */
export function panelCoversBoard(): boolean {
  return matchMedia("(max-width: 899px)").matches
}
