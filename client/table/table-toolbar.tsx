import { type Matrix } from "@tafelrunde/shared/model"
import { type JSX, useCallback, useSyncExternalStore } from "react"

import { type Board } from "../board/board.ts"
import { type CellCommands } from "../matrix/commands/commands.ts"
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

export function UndoButtons({ undo, commands }: UndoButtonsProps): JSX.Element {
  const messages = useMessages(tableMessages)
  const steps = useSteps(undo)
  return (
    <div className="undo-buttons">
      <Button aria-disabled={!steps.includes("undo")} onClick={commands.undo}>
        {messages.undo}
      </Button>
      <Button aria-disabled={!steps.includes("redo")} onClick={commands.redo}>
        {messages.redo}
      </Button>
    </div>
  )
}

/** Which of "undo" and "redo" is possible now. */
function useSteps(undo: Board["undo"]): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      const events = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const
      for (const event of events) undo.on(event, listener)
      return () => {
        for (const event of events) undo.off(event, listener)
      }
    },
    [undo],
  )
  return useSyncExternalStore(
    subscribe,
    () => `${undo.canUndo() ? "undo" : ""} ${undo.canRedo() ? "redo" : ""}`,
  )
}
