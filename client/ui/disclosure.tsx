import { type JSX, type ReactNode, useEffect, useId, useRef, useState } from "react"

import { Button } from "./button.tsx"
import { useOutsidePointer } from "./use-outside-pointer.ts"

interface DisclosureProps {
  label: string
  button: ReactNode
  children: ReactNode
  /** Class of the panel. */
  className?: string
}

/** A button that shows a panel to read; for actions use a menu. Escape, which goes back to the button, or a click elsewhere closes it. */
export function Disclosure({
  label,
  button,
  children,
  className = "",
}: DisclosureProps): JSX.Element {
  const [open, setOpen] = useState(false)
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  useOutsidePointer(root, () => setOpen(false))
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return
      if (root.current?.contains(document.activeElement))
        root.current.querySelector("button")?.focus()
      setOpen(false)
    }
    document.addEventListener("keydown", onKey)
    return () => document.removeEventListener("keydown", onKey)
  }, [open])
  return (
    <div className="menu" ref={root}>
      <Button
        kind="quiet"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </Button>
      {open && (
        <div className={`menu-list ${className}`} id={id}>
          {children}
        </div>
      )}
    </div>
  )
}
