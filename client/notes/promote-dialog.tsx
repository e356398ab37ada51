import { COLLECTIONS } from "@tafelrunde/shared/entities"
import { type ListedEntry } from "@tafelrunde/shared/model"
import {
  countsOf,
  hasRoom,
  type PlannedFact,
  type Promotion,
  type Row,
} from "@tafelrunde/shared/notes"
import { type JSX, type SubmitEvent, useId, useState } from "react"

import { type Board } from "../board/board.ts"
import { useAccess } from "../board/use-board.ts"
import { useEntries } from "../entities/use-entries.ts"
import { useLanguage, useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { SelectField } from "../ui/field.tsx"
import { planRequest, promote, type Request } from "./promotion.ts"
import { titleOf } from "./use-notes.ts"

import "./promote.css"

interface PromoteDialogProps {
  readonly board: Board
  readonly request: Request
  readonly onClose: () => void
  /** Done: the notes are entries now. */
  readonly onDone: () => void
}

/** Asks what cannot be known: the phase of tasks, and what becomes of what the board has already. */
export function PromoteDialog({
  board,
  request,
  onClose,
  onDone,
}: PromoteDialogProps): JSX.Element {
  const messages = useMessages(tableMessages)
  const formId = useId()
  const { collection, notes } = request
  const canWrite = useAccess(board).access === "write"
  const phases = useEntries(board.lists, "phases")
  useEntries(board.lists, collection)
  const [chosen, setChosen] = useState<string>()
  const [anew, setAnew] = useState<ReadonlySet<string>>(new Set())
  const facts = planRequest(board, request)
  const wanted = chosen ?? request.row?.phaseId
  const phaseId = (phases.find(({ id }) => id === wanted) ?? phases[0])?.id
  const row = rowIn(phaseId, request)
  const promotion: Promotion = { collection, facts, anew, row }
  const problem = useProblem(board, promotion)
  const { added, linked } = countsOf(promotion)
  const isDisabled = facts.length === 0 || !canWrite || problem !== undefined
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (isDisabled) return
    promote(board, promotion)
    onDone()
  }
  return (
    <Dialog
      title={messages.noteMakeInto(collection)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{messages.cancel}</Button>
          {facts.length > 0 && (
            <Button kind="primary" type="submit" form={formId} disabled={isDisabled}>
              {messages.notePromote(added, linked)}
            </Button>
          )}
        </>
      }
    >
      <form id={formId} className="promote" noValidate onSubmit={onSubmit}>
        {collection === "tasks" && facts.length > 0 && (
          <PhaseChoice {...{ phases, phaseId }} onChoose={setChosen} />
        )}
        <Facts facts={facts} anew={anew} onAnew={setAnew} />
        {facts.length < notes.length && <p>{messages.noteLeftOut(notes.length - facts.length)}</p>}
        <output>{canWrite ? problem : messages.locked}</output>
      </form>
    </Dialog>
  )
}

/** Where somebody has put the notes, unless they have chosen another phase. */
function rowIn(phaseId: string | undefined, { row }: Request): Row | undefined {
  if (row?.phaseId === phaseId) return row
  return phaseId === undefined ? undefined : { phaseId }
}

interface PhaseChoiceProps {
  readonly phases: readonly ListedEntry[]
  readonly phaseId: string | undefined
  readonly onChoose: (id: string) => void
}

function PhaseChoice({ phases, phaseId, onChoose }: PhaseChoiceProps): JSX.Element | null {
  const messages = useMessages(tableMessages)
  if (phases.length === 0) return null
  return (
    <SelectField
      label={messages.phase}
      value={phaseId}
      onChange={({ target }) => onChoose(target.value)}
    >
      {phases.map(({ id, fields }, index) => (
        <option key={id} value={id}>
          {`${index + 1} ${String(fields["title"])}`}
        </option>
      ))}
    </SelectField>
  )
}

/** Why nothing can be made now. */
function useProblem(board: Board, promotion: Promotion): string | undefined {
  const messages = useMessages(tableMessages)
  const { collection, row, facts } = promotion
  const { language } = useLanguage()
  if (facts.length === 0) return undefined
  if (collection === "tasks" && row === undefined)
    return messages.needFirst(COLLECTIONS.phases.one[language])
  return hasRoom(board.lists, promotion) ? undefined : messages.full(COLLECTIONS[collection].max)
}

interface FactsProps {
  readonly facts: readonly PlannedFact[]
  readonly anew: ReadonlySet<string>
  readonly onAnew: (anew: ReadonlySet<string>) => void
}

function Facts({ facts, anew, onAnew }: FactsProps): JSX.Element | null {
  if (facts.length === 0) return null
  return (
    <ul>
      {facts.map((fact) => (
        <Fact
          key={fact.id}
          fact={fact}
          isAnew={anew.has(fact.id)}
          onAnew={(isAnew) => onAnew(withOrWithout(anew, fact.id, isAnew))}
        />
      ))}
    </ul>
  )
}

interface FactProps {
  readonly fact: PlannedFact
  readonly isAnew: boolean
  readonly onAnew: (isAnew: boolean) => void
}

function Fact({ fact, isAnew, onAnew }: FactProps): JSX.Element {
  const messages = useMessages(tableMessages)
  const { title, existing, sameAs } = fact
  const text = titleOf(title, "")
  return (
    <li>
      <strong>{text}</strong>
      {sameAs !== undefined && <p>{messages.noteSameAs}</p>}
      {sameAs === undefined && existing && (
        <>
          <p>{messages.noteExists(titleOf(existing.title, ""))}</p>
          <fieldset aria-label={messages.noteLinkOrAdd(text)}>
            {[false, true].map((value) => (
              <label key={String(value)}>
                <input
                  type="radio"
                  name={`anew-${fact.id}`}
                  checked={isAnew === value}
                  onChange={() => onAnew(value)}
                />
                {value ? messages.noteAddAnyway : messages.noteLinkExisting}
              </label>
            ))}
          </fieldset>
        </>
      )}
    </li>
  )
}

function withOrWithout(ids: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(ids)
  if (isIn) next.add(id)
  else next.delete(id)
  return next
}
