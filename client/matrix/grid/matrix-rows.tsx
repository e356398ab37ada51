import { Fragment, type JSX, useMemo } from "react"

import { useLanguage } from "../../messages/language.ts"
import { detailsByTask, flawsByTask, type RowTexts } from "../cell-marks.ts"
import { type MatrixRow, rolesByTask, rowHeight } from "../rows.ts"
import { AddRow } from "./add-row.tsx"
import { PhaseRowView, TaskRowView } from "./grid-rows.tsx"
import { StartRow } from "./start-row.tsx"
import { type MatrixGridState } from "./use-matrix-grid.ts"

type RowsState = Pick<MatrixGridState, "matrix" | "rows" | "findings" | "active" | "renamed">

/** What the rows show beside their titles, by task. */
interface RowParts {
  readonly roles: ReadonlyMap<string, string>
  readonly details: ReadonlyMap<string, RowTexts>
  readonly flaws: ReadonlyMap<string, RowTexts>
}

/** One `tbody` for each phase, so that screen readers know its header row as the header of the group. */
export function MatrixRows(state: RowsState): JSX.Element {
  const { matrix, findings } = state
  const { language } = useLanguage()
  // Memoised: moving the focus renders no rows.
  const roles = useMemo(() => rolesByTask(matrix), [matrix])
  const details = useMemo(() => detailsByTask(matrix, language), [matrix, language])
  const flaws = useMemo(() => flawsByTask(matrix, findings), [matrix, findings])
  return (
    <>
      {groupsOf(state.rows).map((rows) => (
        <tbody key={rows[0]?.key}>
          {rows.map((row) => (
            <Fragment key={row.key}>{showRow(row, state, { roles, details, flaws })}</Fragment>
          ))}
        </tbody>
      ))}
    </>
  )
}

function groupsOf(rows: readonly MatrixRow[]): readonly (readonly MatrixRow[])[] {
  const groups: MatrixRow[][] = []
  for (const row of rows) {
    if (row.kind === "task" || row.kind === "addTask") groups.at(-1)?.push(row)
    else groups.push([row])
  }
  return groups
}

function showRow(
  row: MatrixRow,
  { matrix, active, renamed, findings }: RowsState,
  parts: RowParts,
): JSX.Element {
  const columns = matrix.institutions.length + 2
  const isActive = active.row === row.key
  switch (row.kind) {
    case "task":
      return (
        <TaskRowView
          taskId={row.taskId}
          number={row.number}
          title={row.title}
          roles={parts.roles.get(row.taskId) ?? ""}
          details={parts.details.get(row.taskId) ?? ""}
          flaws={parts.flaws.get(row.taskId) ?? ""}
          height={rowHeight(row)}
          institutions={matrix.institutions}
          activeColumn={isActive ? active.column : undefined}
          isRenamed={renamed === row.key}
          flaw={findings.tasks.get(row.taskId)}
        />
      )
    case "phase":
      return (
        <PhaseRowView
          phaseId={row.phaseId}
          number={row.number}
          title={row.title}
          collapsed={row.collapsed}
          columns={columns}
          isActive={isActive}
          isRenamed={renamed === row.key}
        />
      )
    case "addTask": {
      const phase = matrix.phases.find(({ id }) => id === row.phaseId)
      return <AddRow row={row.key} phase={phase} columns={columns} isActive={isActive} />
    }
    case "addPhase":
      return <AddRow row={row.key} columns={columns} isActive={isActive} />
    case "start":
      return <StartRow columns={columns} hasInstitutions={matrix.institutions.length > 0} />
  }
}
