import { type JSX, type ReactNode, useId, useRef, useState } from "react"

import { Button } from "./button.tsx"
import { menuItemOf, MenuList } from "./menu-list.tsx"
import { useOutsidePointer } from "./use-outside-pointer.ts"

interface MenuProps {
  /** The content of the button. */
  button: ReactNode
  /** The accessible name of button and list. */
  label: string
  children: ReactNode
  align?: "start" | "end"
  kind?: "quiet" | "secondary"
  className?: string
}

/** A button that opens a list of actions. */
export function Menu({
  button,
  label,
  children,
  align = "end",
  kind = "quiet",
  className = "",
}: MenuProps): JSX.Element {
  const [open, setOpen] = useState(false)
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  useOutsidePointer(root, () => setOpen(false))
  const close = (): void => {
    setOpen(false)
    trigger.current?.focus()
  }
  return (
    <div className={`menu ${className}`} ref={root}>
      <Button
        ref={trigger}
        kind={kind}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") {
            event.preventDefault()
            setOpen(true)
          }
        }}
      >
        {button}
      </Button>
      {open && (
        <MenuList
          ref={list}
          id={id}
          label={label}
          data-align={align}
          onLeave={close}
          onClick={(event) => {
            const item = menuItemOf(event)
            if (item && !item.hasAttribute("data-keep-open")) close()
          }}
        >
          {children}
        </MenuList>
      )}
    </div>
  )
}
