import {
  type ComponentProps,
  type JSX,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
} from "react"

interface MenuListProps extends Omit<ComponentProps<"div">, "children"> {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly label: string
  readonly children: ReactNode
  /** Escape or Tab was pressed. */
  readonly onLeave: (event: KeyboardEvent) => void
  /** Called with a letter instead of the search by first letter; returns whether it used the letter. */
  readonly onLetter?: ((letter: string) => boolean) | undefined
}

const ITEM_SELECTOR = '[role^="menuitem"]:not(:disabled)'

/** The list of a menu: takes the focus on its first item; arrows, Home, End and first letters move. */
export function MenuList({ label, onLeave, onLetter, ...rest }: MenuListProps): JSX.Element {
  const { ref, className = "" } = rest
  useEffect(() => {
    itemsOf(ref.current)[0]?.focus({ preventScroll: true })
  }, [ref])
  return (
    <div
      {...rest}
      className={`menu-list ${className}`}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      // Captured: React passes the events of a portal on to its parents in the tree, and the canvas listens on the body.
      onKeyDownCapture={(event) => onMenuKey(event, { onLeave, onLetter })}
    />
  )
}

/** The item that an event happened on. */
export function menuItemOf({ target }: { readonly target: EventTarget }): Element | null {
  return target instanceof Element ? target.closest(ITEM_SELECTOR) : null
}

function itemsOf(root: Element | null): HTMLElement[] {
  return root ? [...root.querySelectorAll<HTMLElement>(ITEM_SELECTOR)] : []
}

function onMenuKey(
  event: KeyboardEvent<HTMLDivElement>,
  { onLeave, onLetter }: Pick<MenuListProps, "onLeave" | "onLetter">,
): void {
  event.stopPropagation()
  if (event.key === "Escape" || event.key === "Tab") {
    if (event.key === "Escape") event.preventDefault()
    return onLeave(event)
  }
  if (isLetter(event) && onLetter) {
    if (onLetter(event.key)) event.preventDefault()
    return
  }
  const target = nextItem(itemsOf(event.currentTarget), event)
  if (!target) return
  event.preventDefault()
  target.focus()
}

function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey
}

function nextItem(all: readonly HTMLElement[], event: KeyboardEvent): HTMLElement | undefined {
  const here = all.findIndex((item) => item === document.activeElement)
  switch (event.key) {
    case "ArrowDown":
    case "ArrowRight":
      return all[(here + 1) % all.length]
    case "ArrowUp":
    case "ArrowLeft":
      return all.at(here <= 0 ? -1 : here - 1)
    case "Home":
      return all[0]
    case "End":
      return all.at(-1)
  }
  if (!isLetter(event)) return undefined
  const letter = event.key.toLowerCase()
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

/** Items under a heading. */
export function MenuGroup({
  title,
  children,
}: {
  title: string
  children: ReactNode
}): JSX.Element {
  return (
    <fieldset className="menu-group" aria-label={title}>
      <p className="menu-heading" aria-hidden="true">
        {title}
      </p>
      {children}
    </fieldset>
  )
}

interface MenuFile {
  readonly format: string
  readonly onSave: () => void
  /** The id of the text that says why the file is not to be had now. */
  readonly unavailable?: string | undefined
}

/** One line for one thing that can be saved, an item a format; each item is named by both. */
export function MenuFiles({
  title,
  files,
}: {
  title: string
  files: readonly MenuFile[]
}): JSX.Element {
  return (
    <div className="menu-files">
      <span aria-hidden="true">{title}</span>
      {files.map(({ format, onSave, unavailable }) => (
        <button
          key={format}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="menu-format"
          aria-disabled={unavailable !== undefined}
          aria-describedby={unavailable}
          data-keep-open={unavailable !== undefined || undefined}
          onClick={onSave}
        >
          <span className="visually-hidden">{title} </span>
          {format}
        </button>
      ))}
    </div>
  )
}

/** An item of a group of which exactly one is chosen. */
export function MenuChoice({
  chosen,
  keepOpen = false,
  children,
  ...rest
}: ComponentProps<"button"> & {
  chosen: boolean
  /** Keeps the menu open, for a choice that an item further down uses. */
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

/** An item that is on or off independently of the others. */
export function MenuCheckbox({
  checked,
  children,
  ...rest
}: ComponentProps<"button"> & { checked: boolean }): JSX.Element {
  return (
    <button
      type="button"
      role="menuitemcheckbox"
      aria-checked={checked}
      tabIndex={-1}
      {...rest}
      className="menu-item"
    >
      <span className="menu-check" aria-hidden="true" />
      {children}
    </button>
  )
}
