import {
  type ComponentProps,
  type JSX,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from "react"

import { Button } from "./button.tsx"

interface MenuProps {
  /** What the button shows. */
  button: ReactNode
  /** The button's and the list's name. */
  label: string
  children: ReactNode
  align?: "start" | "end"
  kind?: "quiet" | "secondary"
  className?: string
}

/** A button that opens a list of actions: arrows, Home, End and first letters move, Escape goes back. */
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
  const trigger = useRef<HTMLButtonElement>(null)
  useOutsideClose(root, open, setOpen)
  useEffect(() => {
    if (open) items(root.current)[0]?.focus()
  }, [open])
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
        <div
          className="menu-list"
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          data-align={align}
          onKeyDown={(event) => moveInMenu(event, close)}
          onClick={(event) => {
            const item = event.target instanceof Element && event.target.closest(ITEM_SELECTOR)
            if (item && !item.hasAttribute("data-keep-open")) close()
          }}
        >
          {children}
        </div>
      )}
    </div>
  )
}

const ITEM_SELECTOR = '[role="menuitem"], [role="menuitemradio"]'

function items(root: Element | null): HTMLElement[] {
  return root ? [...root.querySelectorAll<HTMLElement>(ITEM_SELECTOR)] : []
}

function useOutsideClose(
  root: RefObject<HTMLDivElement | null>,
  open: boolean,
  setOpen: (open: boolean) => void,
): void {
  useEffect(() => {
    if (!open) return
    const onPointer = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    // Captured, because the canvas stops pointer events before they bubble.
    document.addEventListener("pointerdown", onPointer, true)
    return () => document.removeEventListener("pointerdown", onPointer, true)
  }, [root, open, setOpen])
}

function moveInMenu(event: KeyboardEvent<HTMLDivElement>, close: () => void): void {
  event.stopPropagation()
  if (event.key === "Escape" || event.key === "Tab") {
    if (event.key === "Escape") event.preventDefault()
    close()
    return
  }
  const all = items(event.currentTarget)
  const here = all.findIndex((item) => item === document.activeElement)
  const target = nextItem(event.key, all, here)
  if (!target) return
  event.preventDefault()
  target.focus()
}

function nextItem(key: string, all: readonly HTMLElement[], here: number): HTMLElement | undefined {
  if (key === "ArrowDown") return all[(here + 1) % all.length]
  if (key === "ArrowUp") return all.at(here <= 0 ? -1 : here - 1)
  if (key === "Home") return all[0]
  if (key === "End") return all.at(-1)
  if (key.length !== 1 || key === " ") return undefined
  const letter = key.toLowerCase()
  const rotated = [...all.slice(here + 1), ...all.slice(0, here + 1)]
  return rotated.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter))
}

export function MenuItem({
  note,
  children,
  ...rest
}: ComponentProps<"button"> & { note?: ReactNode }): JSX.Element {
  return (
    <button type="button" role="menuitem" tabIndex={-1} {...rest} className="menu-item">
      {children}
      {note !== undefined && <span className="menu-item-note">{note}</span>}
    </button>
  )
}

/** One of a group of which exactly one is chosen. */
export function MenuChoice({
  chosen,
  keepOpen = false,
  children,
  ...rest
}: ComponentProps<"button"> & {
  chosen: boolean
  /** For a choice that goes with an action further down. */
  keepOpen?: boolean
}): JSX.Element {
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={chosen}
      data-keep-open={keepOpen || undefined}
      tabIndex={-1}
      {...rest}
      className="menu-item"
    >
      <span aria-hidden="true" className="menu-choice-dot" data-chosen={chosen} />
      {children}
    </button>
  )
}
