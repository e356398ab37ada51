import { type JSX, type RefObject, useEffect, useId, useRef } from "react"

import { type Board } from "../../board/board.ts"
import { useAccess } from "../../board/use-board.ts"
import { Button } from "../../ui/button.tsx"
import { CloseIcon } from "../../ui/icons.tsx"
import { announce } from "../../ui/toast.tsx"
import { type Direction, neighbour, step } from "../edits.ts"
import { useForm } from "../fields/form-context.ts"
import { FactHistory } from "../history/fact-history.tsx"
import { entityOf, type ListDescription } from "../lists.ts"
import { type Allowed, FieldList } from "./field-list.tsx"
import { boundSubject } from "./subject.ts"

interface EntryFormProps {
  readonly board: Board
  readonly list: ListDescription
  readonly id: string
  readonly fields: Readonly<Record<string, unknown>>
  /** What people call the entry. */
  readonly name: string
  /** Puts the keyboard into the field behind the title, for who has just typed that. */
  readonly isNew: boolean
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** All fields of one entry. */
export function EntryForm(props: EntryFormProps): JSX.Element {
  const { board, list, id, fields, name, onClose } = props
  const { messages, language, isReadOnly } = useForm()
  const titleId = useId()
  const form = useFocus(props.isNew)
  useEscape(form, onClose)
  const entity = entityOf(list)
  const place = { collection: list.collection, id }
  const move = (direction: Direction): void => {
    step(board, place, direction)
    const at = board.lists.list(list.collection).findIndex((entry) => entry.id === id)
    announce(messages.moved(name, at + 1), "quiet")
  }
  return (
    <section ref={form} className="entry-form" aria-labelledby={titleId}>
      <div className="entry-form-head">
        <div>
          <p>{entity.one[language]}</p>
          <h3 id={titleId} tabIndex={-1}>
            {name}
          </h3>
        </div>
        <Button kind="quiet" shape="icon" aria-label={messages.close} onClick={onClose}>
          <CloseIcon />
        </Button>
      </div>
      <div className="entry-form-fields">
        <FieldList
          bound={boundSubject(board, place, { entity, fields })}
          allowed={useAllowed(board)}
        />
        <FactHistory key={id} board={board} subject={place} entity={entity} fields={fields} />
      </div>
      {!isReadOnly && !list.isFixed && (
        <fieldset className="entry-form-actions" aria-label={messages.actions}>
          {(["up", "down"] as const).map((direction) => (
            <Button
              key={direction}
              disabled={neighbour(board, place, direction) === undefined}
              onClick={() => move(direction)}
            >
              {messages[direction]}
            </Button>
          ))}
          <Button onClick={props.onRemove}>{messages.remove}</Button>
        </fieldset>
      )}
    </section>
  )
}

/** Focuses the heading, or the second field of a new entry. */
function useFocus(isNew: boolean): RefObject<HTMLElement | null> {
  const form = useRef<HTMLElement>(null)
  useEffect(() => {
    const inputs = form.current?.querySelectorAll<HTMLElement>(
      ".entry-form-fields :is(input, textarea, select)",
    )
    const target = isNew ? inputs?.[1] : form.current?.querySelector("h3")
    target?.focus({ preventScroll: !isNew })
  }, [isNew])
  return form
}

/** Escape closes the form; a field that it means something to stops it. */
export function useEscape(form: RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    // On the document, behind React's own listener, so that a field comes first.
    const onKeyDown = ({ key, target }: KeyboardEvent): void => {
      if (key === "Escape" && target instanceof Node && form.current?.contains(target)) onClose()
    }
    document.addEventListener("keydown", onKeyDown)
    return () => document.removeEventListener("keydown", onKeyDown)
  }, [form, onClose])
}

/** Participants have no room for contacts that the network may not see. */
function useAllowed(board: Board): Readonly<Record<string, Allowed>> | undefined {
  const { messages } = useForm()
  if (useAccess(board).role === "facilitator") return undefined
  return {
    "privacy.visibility": { choices: ["network", "public"], hint: messages.visibilityHint },
  }
}
