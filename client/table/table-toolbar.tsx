import { type Matrix } from "@tafelrunde/shared/model"
import { type JSX, useCallback, useSyncExternalStore } from "react"

import { type Board } from "../board/board.ts"
import { type CellCommands } from "../matrix/commands/commands.ts"
import { historyMessages } from "../messages/history.ts"
import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { Button } from "../ui/button.tsx"
import { SelectField } from "../ui/field.tsx"

interface PhaseFilterProps {
  readonly matrix: Matrix
  readonly phaseId: string | undefined
  readonly onPhase: (phaseId: string | undefined) => void
}

export function PhaseFilter({ matrix, phaseId, onPhase }: PhaseFilterProps): JSX.Element {
  const messages = useMessages(tableMessages)
  return (
    <div className="phase-filter">
      <SelectField
        label={messages.phase}
        value={phaseId ?? ""}
        onChange={(event) => onPhase(event.target.value || undefined)}
      >
        <option value="">{messages.allPhases}</option>
        {matrix.phases.map(({ id, title }, index) => (
          <option key={id} value={id}>
            {`${index + 1} ${title}`}
          </option>
        ))}
      </SelectField>
    </div>
  )
}

interface UndoButtonsProps {
  readonly undo: Board["undo"]
  readonly commands: CellCommands
}

/** The next steps of undo and redo, each with what it takes back. */
export function UndoButtons({ undo, commands }: UndoButtonsProps): JSX.Element {
  const messages = useMessages(historyMessages)
  useSyncExternalStore(
    useCallback((listener: () => void) => undo.subscribe(listener), [undo]),
    () => undo.version,
  )
  const { undoLabel, redoLabel } = undo
  return (
    <div className="undo-buttons">
      <StepButton
        text={messages.undo}
        whole={undoLabel && messages.undoOf(undoLabel)}
        onClick={commands.undo}
      />
      <StepButton
        text={messages.redo}
        whole={redoLabel && messages.redoOf(redoLabel)}
        onClick={commands.redo}
      />
    </div>
  )
}

interface StepButtonProps {
  readonly text: string
  /** With what the step is about; undefined if there is none. */
  readonly whole: string | undefined
  readonly onClick: () => void
}

function StepButton({ text, whole, onClick }: StepButtonProps): JSX.Element {
  return (
    <Button
      aria-disabled={whole === undefined}
      aria-label={whole ?? text}
      title={whole}
      onClick={onClick}
    >
      {text}
    </Button>
  )
}
