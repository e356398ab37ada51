import { type Matrix } from "@tafelrunde/shared/model"
import { type JSX, useEffect, useState } from "react"

import { type Board } from "../board/board.ts"
import { useSeat } from "../board/use-board.ts"
import { useCellCommands } from "../matrix/commands/use-cell-commands.ts"
import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { Button } from "../ui/button.tsx"
import { SelectField } from "../ui/field.tsx"
import { announce } from "../ui/toast.tsx"
import { type CardGroup, cardsOf, type Choice, choicesOf, type Subject } from "./cards.ts"
import { RoleToggles } from "./role-toggles.tsx"

interface CellFormProps {
  readonly board: Board
  readonly matrix: Matrix
  readonly subject: Subject
  /** The id of the chosen task or institution; another one is shown when that id does not exist. */
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
  readonly editable: boolean
}

/** The matrix for a narrow screen: one row or one column at a time, as cards with large buttons. */
export function CellForm(props: CellFormProps): JSX.Element {
  const { matrix, subject, chosen, onChoose } = props
  const messages = useMessages(tableMessages)
  const own = useSeat(props.board)?.institutionId ?? null
  const choices = choicesOf(matrix, subject)
  const index = useIndexOfShown(choices, chosen)
  const choice = choices[index]
  if (!choice) {
    return (
      <div className="cell-form">
        <NothingYet missing={subject} editable={props.editable} />
      </div>
    )
  }
  const groups = cardsOf(matrix, subject, choice.id)
  const isBare = groups.every(({ cards }) => cards.length === 0)
  const go = (step: number): void => {
    const next = choices[index + step]
    if (next) onChoose(next.id)
  }
  return (
    <div className="cell-form">
      <SelectField
        label={subject === "task" ? messages.chooseTask : messages.chooseInstitution}
        value={choice.id}
        onChange={(event) => onChoose(event.target.value)}
      >
        <Choices choices={choices} own={own} />
      </SelectField>
      <div className="cell-form-steps">
        <Button disabled={index === 0} onClick={() => go(-1)}>
          {messages.previous}
        </Button>
        <Button disabled={index === choices.length - 1} onClick={() => go(1)}>
          {messages.next}
        </Button>
      </div>
      {isBare ? (
        <NothingYet
          missing={subject === "task" ? "institution" : "task"}
          editable={props.editable}
        />
      ) : (
        <Cards {...props} groups={groups} />
      )}
    </div>
  )
}

interface Shown extends Choice {
  readonly index: number
  /** What was shown before, where somebody has removed it. */
  readonly removed: string | undefined
}

/**
 * The index of what the form shows: the chosen one, else the one it showed before, whatever others add, move or
 * remove meanwhile. When that is removed, its place stays, and the person is told.
 */
function useIndexOfShown(choices: readonly Choice[], chosen: string | undefined): number {
  const messages = useMessages(tableMessages)
  const [shown, setShown] = useState<Shown>()
  const index = placeOf(choices, chosen, shown)
  const choice = choices[index]
  if (choice && !isSame(shown, { ...choice, index })) {
    const isRemoved = shown !== undefined && choices.every(({ id }) => id !== shown.id)
    setShown({ ...choice, index, removed: isRemoved ? shown.label : undefined })
  }
  const [removed, now] = [shown?.removed, shown?.label ?? ""]
  useEffect(() => {
    if (removed !== undefined) announce(messages.removedHere(removed, now))
  }, [removed, now, messages])
  return index
}

function placeOf(
  choices: readonly Choice[],
  chosen: string | undefined,
  shown: Shown | undefined,
): number {
  for (const wanted of [chosen, shown?.id]) {
    const index = choices.findIndex(({ id }) => id === wanted)
    if (index >= 0) return index
  }
  return Math.max(0, Math.min(shown?.index ?? 0, choices.length - 1))
}

function isSame(shown: Shown | undefined, now: Omit<Shown, "removed">): boolean {
  return shown?.id === now.id && shown.index === now.index && shown.label === now.label
}

interface NothingYetProps {
  readonly missing: Subject
  readonly editable: boolean
}

function NothingYet({ missing, editable }: NothingYetProps): JSX.Element {
  const messages = useMessages(tableMessages)
  return (
    <>
      <p>{missing === "task" ? messages.noTasks : messages.noInstitutions}</p>
      {editable && <p>{messages.inTable}</p>}
    </>
  )
}

interface ChoicesProps {
  readonly choices: readonly Choice[]
  readonly own: string | null
}

function Choices({ choices, own }: ChoicesProps): JSX.Element {
  const messages = useMessages(tableMessages)
  const hasOwn = choices.some(({ id }) => id === own)
  const groups = Map.groupBy(choices, ({ id, group }) => {
    if (!hasOwn) return group
    return id === own ? messages.yours : messages.others
  })
  return (
    <>
      {[...groups].map(([group, members]) => {
        const options = members.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))
        if (group === undefined) return options
        return (
          <optgroup key={group} label={group}>
            {options}
          </optgroup>
        )
      })}
    </>
  )
}

function Cards(props: CellFormProps & { readonly groups: readonly CardGroup[] }): JSX.Element {
  const messages = useMessages(tableMessages)
  const { roleCodes, commands } = useCellCommands(props.board, props.matrix.roleScheme)
  return (
    <>
      {props.groups.map(({ key, title, cards }) => (
        <section key={key}>
          {title !== undefined && <h3>{title}</h3>}
          {cards.map((card) => (
            <div key={card.key} className="cell-card">
              <span className="cell-card-heading">{card.heading}</span>
              <RoleToggles
                taskId={card.taskId}
                institutionId={card.institutionId}
                name={messages.cell(card.number, card.institution)}
                roles={card.roles}
                roleCodes={roleCodes}
                commands={commands}
                editable={props.editable}
              />
            </div>
          ))}
        </section>
      ))}
    </>
  )
}
