import { type JSX, type ReactNode, useId, useState } from "react"

import { Button } from "../ui/button.tsx"
import { ChevronIcon } from "../ui/icons.tsx"

interface UnfoldingProps {
  readonly label: string
  /** The label with what it is about, for screen readers. */
  readonly name: string
  readonly children: ReactNode
}

/** A button that shows what is below it, and hides it again; what was typed there stays. */
export function Unfolding({ label, name, children }: UnfoldingProps): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <div className="unfolding">
      <Button
        kind="quiet"
        aria-label={name}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {label} <ChevronIcon />
      </Button>
      {isOpen && (
        <div className="unfolded" id={id}>
          {children}
        </div>
      )}
    </div>
  )
}
