import { type Light } from "@tafelrunde/shared/findings"
import { type ListedEntry } from "@tafelrunde/shared/model"
import { createContext, type JSX, useContext } from "react"

import { LIGHT_SHAPES, type ShownLight } from "../../board/agreement-lights.ts"
import { today } from "../../board/content.ts"
import { useForm } from "../fields/form-context.ts"
import { type ListDescription } from "../lists.ts"
import { textAt } from "../value-at.ts"

/** The traffic lights of all agreements, by id; they depend on more than the agreement's own fields. */
export const AgreementLights = createContext<ReadonlyMap<string, ShownLight>>(new Map())

interface StatusMarkProps {
  readonly list: ListDescription
  readonly entry: ListedEntry
}

/** The status of an agreement, a question or a handover as a colour with a shape, and in words what presses. */
export function StatusMark({ list, entry }: StatusMarkProps): JSX.Element | null {
  const { messages } = useForm()
  const lit = useContext(AgreementLights).get(entry.id)
  if (list.collection === "agreements") {
    return lit ? <Mark light={lit.light} words={SAID.has(lit.state) ? "" : lit.words} /> : null
  }
  const status = textAt(entry.fields, "status")
  const dueDate = textAt(entry.fields, "dueDate")
  const isOverdue = OPEN.has(status) && dueDate !== "" && dueDate < today()
  const light = isOverdue ? "red" : LIGHTS[status]
  if (!light || !LIT.has(list.collection)) return null
  return <Mark light={light} words={isOverdue ? messages.saysOverdue : ""} />
}

function Mark({ light, words }: { light: MarkLight; words: string }): JSX.Element {
  return (
    <>
      <span className="status-mark" data-light={light} aria-hidden="true">
        {SHAPES[light]}
      </span>
      {words !== "" && (
        <strong className="status-words" data-light={light}>
          {words},{" "}
        </strong>
      )}
    </>
  )
}

type MarkLight = Light | "waiting"

/** States of an agreement that the status beside the mark says already. */
const SAID: ReadonlySet<string> = new Set(["done", "cancelled"])
const LIT: ReadonlySet<string> = new Set(["openQuestions", "handovers"])
/** An entry without a status is open. */
const OPEN: ReadonlySet<string> = new Set(["", "open", "inClarification"])
const SHAPES: Readonly<Record<MarkLight, string>> = { ...LIGHT_SHAPES, waiting: "○" }
const LIGHTS: Readonly<Record<string, MarkLight>> = {
  open: "waiting",
  inClarification: "yellow",
  answered: "green",
  draft: "waiting",
  discussed: "yellow",
  agreed: "green",
  disputed: "red",
}
