import { type JSX } from "react"

import { today } from "../../board/content.ts"
import { useForm } from "../fields/form-context.ts"
import { type ListDescription } from "../lists.ts"
import { textAt } from "../value-at.ts"

interface StatusMarkProps {
  readonly list: ListDescription
  readonly fields: Readonly<Record<string, unknown>>
}

/**
 * The status of an agreement, a question or a handover as a colour with a shape, and a word where it is overdue. Who has
 * accepted an agreement is not in it: that is the traffic light of the wall (`agreementLight`).
 */
export function StatusMark({ list, fields }: StatusMarkProps): JSX.Element | null {
  const { messages } = useForm()
  const status = textAt(fields, "status")
  const dueDate = textAt(fields, "dueDate")
  const isOverdue = OPEN.has(status) && dueDate !== "" && dueDate < today()
  const light = isOverdue ? "late" : LIGHTS[status]
  if (!light || !LIT.has(list.collection)) return null
  return (
    <>
      <span className="status-mark" data-light={light} aria-hidden="true">
        {SHAPES[light]}
      </span>
      {isOverdue && <strong className="status-late">{messages.saysOverdue}, </strong>}
    </>
  )
}

type Light = "waiting" | "moving" | "done" | "late"

const LIT: ReadonlySet<string> = new Set(["agreements", "openQuestions", "handovers"])
/** An entry without a status is open. */
const OPEN: ReadonlySet<string> = new Set(["", "open", "inProgress", "inClarification"])
const SHAPES: Readonly<Record<Light, string>> = { waiting: "○", moving: "◐", done: "●", late: "▲" }
const LIGHTS: Readonly<Record<string, Light>> = {
  open: "waiting",
  inProgress: "moving",
  done: "done",
  inClarification: "moving",
  answered: "done",
  draft: "waiting",
  discussed: "moving",
  agreed: "done",
  disputed: "late",
}
