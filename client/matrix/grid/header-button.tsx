import { type JSX } from "react"

import { type Place } from "../commands/move.ts"
import { useGrid } from "./grid-context.ts"

/** "⋯" in a header: what can be done with this row or column. The keyboard opens it with Enter on the header. */
export function HeaderButton({ place, what }: { place: Place; what: string }): JSX.Element | null {
  const { messages, editable, open } = useGrid()
  if (!editable) return null
  return (
    <button
      type="button"
      className="header-button"
      tabIndex={-1}
      aria-label={messages.actionsFor(what)}
      aria-haspopup="menu"
      onClick={() => open({ kind: "line", place })}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="4" cy="10" r="2" />
        <circle cx="10" cy="10" r="2" />
        <circle cx="16" cy="10" r="2" />
      </svg>
    </button>
  )
}
