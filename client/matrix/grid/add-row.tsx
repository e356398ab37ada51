import { type JSX, memo, useEffect, useRef, useState } from "react"

import { announce } from "../../ui/toast.tsx"
import { InlineInput } from "../fields/inline-input.tsx"
import { TITLE_COLUMN } from "../rows.ts"
import { type TypingEnd, useGrid } from "./grid-context.ts"

interface AddRowProps {
  readonly row: string
  /** The phase that gets the new task; without it the row adds phases. */
  readonly phase?: { readonly id: string; readonly title: string } | undefined
  readonly columns: number
  readonly isActive: boolean
}

/** The row at the end of a phase (or of the matrix) in which people type new tasks (or phases). */
export const AddRow = memo(
  function AddRow({ row, phase, columns, isActive }: AddRowProps): JSX.Element {
    const { messages, editable } = useGrid()
    const [isTyping, setTyping] = useState(false)
    const button = useRef<HTMLButtonElement>(null)
    const back = useRef(false)
    useEffect(() => {
      if (!isTyping && back.current) button.current?.focus()
      back.current = false
    }, [isTyping])
    if (!editable && !isTyping) return <EmptyRow columns={columns} isPhase={!phase} />
    return (
      <tr className={phase ? "matrix-add-task" : "matrix-add-phase"}>
        <td colSpan={columns}>
          {isTyping ? (
            <AddInput
              row={row}
              phaseId={phase?.id}
              onEnd={(end) => {
                back.current = end !== "left"
                setTyping(false)
              }}
            />
          ) : (
            <button
              ref={button}
              type="button"
              className="add-button"
              tabIndex={isActive ? 0 : -1}
              aria-label={phase ? messages.addTaskTo(phase.title) : messages.addPhaseLong}
              data-row={row}
              data-column={TITLE_COLUMN}
              onClick={() => setTyping(true)}
            >
              <span aria-hidden="true">+ {phase ? messages.addTask : messages.addPhase}</span>
            </button>
          )}
        </td>
      </tr>
    )
  },
  (a, b) =>
    a.row === b.row &&
    a.phase?.id === b.phase?.id &&
    a.phase?.title === b.phase?.title &&
    a.columns === b.columns &&
    a.isActive === b.isActive,
)

function EmptyRow({ columns, isPhase }: { columns: number; isPhase: boolean }): JSX.Element {
  return (
    <tr aria-hidden="true" className={isPhase ? "matrix-add-phase" : "matrix-add-task"}>
      <td aria-hidden="true" colSpan={columns} />
    </tr>
  )
}

interface AddInputProps {
  readonly row: string
  readonly phaseId: string | undefined
  readonly onEnd: (end: TypingEnd) => void
}

function AddInput({ row, phaseId, onEnd }: AddInputProps): JSX.Element {
  const { messages, edits } = useGrid()
  const add = (title: string): void => {
    if (phaseId === undefined) edits.addPhase(title)
    else edits.addTask({ phaseId, title })
    announce(messages.added(title), "quiet")
  }
  return (
    <InlineInput
      row={row}
      label={phaseId === undefined ? messages.phaseTitle : messages.taskTitle}
      initial=""
      onDone={(title, end) => {
        add(title)
        if (end === "left") onEnd(end)
      }}
      onCancel={onEnd}
      onLines={(titles) => {
        edits.paste(
          titles.map((title) =>
            phaseId === undefined
              ? { kind: "phase", title }
              : { kind: "task", phaseId, title, cells: [] },
          ),
        )
        announce(messages.pasted({ cells: 0, titles: 0, added: titles.length }), "quiet")
      }}
    />
  )
}
