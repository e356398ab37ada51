import { type MatrixInstitution } from "@tafelrunde/shared/model"
import { type JSX, memo } from "react"

import { ChevronIcon, WarningIcon } from "../../ui/icons.tsx"
import { cellText, type RowTexts } from "../cell-marks.ts"
import { MatrixHandle } from "../drag/matrix-handle.tsx"
import { useMatrixDrop } from "../drag/use-matrix-drop.ts"
import { InlineInput } from "../fields/inline-input.tsx"
import { phaseKey, taskKey, TITLE_COLUMN } from "../rows.ts"
import { useGrid } from "./grid-context.ts"
import { HeaderButton } from "./header-button.tsx"
import { MatrixCell } from "./matrix-cell.tsx"

interface TaskRowProps {
  readonly taskId: string
  readonly number: string
  readonly title: string
  /** Roles of the cells from left to right, separated by `|`. */
  readonly roles: string
  /** What is noted of the cells, and what the findings say of them. */
  readonly details: RowTexts
  readonly flaws: RowTexts
  /** Of the row, at natural size. */
  readonly height: number
  readonly institutions: readonly MatrixInstitution[]
  readonly activeColumn: string | undefined
  readonly isRenamed: boolean
  /** The task's error, as a sentence. */
  readonly flaw: string | undefined
}

export const TaskRowView = memo(function TaskRowView(props: TaskRowProps): JSX.Element {
  const roles = props.roles.split("|")
  const row = taskKey(props.taskId)
  const drop = useMatrixDrop<HTMLTableRowElement>({ kind: "task", id: props.taskId })
  return (
    <tr {...drop} className="matrix-task" style={{ height: props.height }}>
      <TaskHead {...props} />
      {props.institutions.map(({ id, name, short }, index) => (
        <MatrixCell
          key={id}
          row={row}
          institutionId={id}
          number={props.number}
          institution={name || short}
          roles={roles[index] ?? ""}
          details={cellText(props.details, index)}
          flaw={cellText(props.flaws, index)}
          isActive={props.activeColumn === id}
        />
      ))}
      <td className="matrix-rest" aria-hidden="true" />
    </tr>
  )
})

function TaskHead(props: TaskRowProps): JSX.Element {
  const { messages, edits, editable, rename, endRename } = useGrid()
  const row = taskKey(props.taskId)
  return (
    <th
      scope="row"
      className="matrix-task-head"
      tabIndex={props.activeColumn === TITLE_COLUMN ? 0 : -1}
      aria-haspopup={editable ? "menu" : undefined}
      data-row={row}
      data-column={TITLE_COLUMN}
      onDoubleClick={() => editable && rename(row)}
    >
      <div className="matrix-title">
        <span className="task-number">{props.number}</span>
        {props.isRenamed ? (
          <InlineInput
            row={row}
            label={messages.taskTitle}
            initial={props.title}
            onDone={(title, end) => {
              edits.renameTask(props.taskId, title)
              endRename(row, end)
            }}
            onCancel={(end) => endRename(row, end)}
          />
        ) : (
          <span className="task-title" title={props.title}>
            {props.title}
          </span>
        )}
        {props.flaw && (
          <span className="task-flaw" title={props.flaw}>
            <WarningIcon />
            <span className="visually-hidden">{props.flaw}</span>
          </span>
        )}
        <HeaderButton place={{ row, column: TITLE_COLUMN }} what={props.title} />
        <MatrixHandle kind="task" id={props.taskId} label={props.title} />
      </div>
    </th>
  )
}

interface PhaseRowProps {
  readonly phaseId: string
  readonly number: number
  readonly title: string
  /** The number of its tasks that are not shown; undefined when it is open. */
  readonly collapsed: number | undefined
  readonly columns: number
  readonly isActive: boolean
  readonly isRenamed: boolean
}

export const PhaseRowView = memo(function PhaseRowView(props: PhaseRowProps): JSX.Element {
  const { messages, edits, editable, rename, endRename } = useGrid()
  const row = phaseKey(props.phaseId)
  const drop = useMatrixDrop<HTMLTableRowElement>({ kind: "phase", id: props.phaseId })
  return (
    <tr {...drop} className="matrix-phase">
      <th
        scope="rowgroup"
        colSpan={props.columns}
        tabIndex={props.isActive ? 0 : -1}
        aria-haspopup={editable ? "menu" : undefined}
        data-row={row}
        data-column={TITLE_COLUMN}
        onDoubleClick={() => editable && rename(row)}
      >
        <div className="matrix-title">
          <CollapseButton {...props} />
          <span className="phase-number">{props.number}</span>
          {props.isRenamed ? (
            <InlineInput
              row={row}
              label={messages.phaseTitle}
              initial={props.title}
              onDone={(title, end) => {
                edits.renamePhase(props.phaseId, title)
                endRename(row, end)
              }}
              onCancel={(end) => endRename(row, end)}
            />
          ) : (
            <span className="phase-title">{props.title}</span>
          )}
          {props.collapsed !== undefined && (
            <span className="phase-hidden">{messages.hiddenTasks(props.collapsed)}</span>
          )}
          <HeaderButton place={{ row, column: TITLE_COLUMN }} what={props.title} />
          <MatrixHandle kind="phase" id={props.phaseId} label={props.title} />
        </div>
      </th>
    </tr>
  )
})

/** Collapses the phase or opens it; the keyboard does it with the left and right arrows on the phase. */
function CollapseButton({ phaseId, title, collapsed }: PhaseRowProps): JSX.Element | null {
  const { messages, collapse } = useGrid()
  if (!collapse) return null
  const isOpen = collapsed === undefined
  return (
    <button
      type="button"
      className="collapse-button"
      tabIndex={-1}
      aria-label={messages.tasksOf(title)}
      aria-expanded={isOpen}
      onClick={() => collapse(phaseId, isOpen)}
    >
      <ChevronIcon />
    </button>
  )
}
