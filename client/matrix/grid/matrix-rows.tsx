import { Fragment, type JSX, useMemo } from "react"

import { type MatrixRow, rolesByTask, rowHeight } from "../rows.ts"
import { AddRow } from "./add-row.tsx"
import { PhaseRowView, TaskRowView } from "./grid-rows.tsx"
import { StartRow } from "./start-row.tsx"
import { type MatrixGridState } from "./use-matrix-grid.ts"

type RowsState = Pick<MatrixGridState, "matrix" | "rows" | "taskErrors" | "active" | "renamed"> & {
  readonly roles: ReadonlyMap<string, string>
}

/** One `tbody` for each phase, so that screen readers know its header row as the header of the group. */
export function MatrixRows(state: Omit<RowsState, "roles">): JSX.Element {
  // Memoised: moving the focus renders no rows.
  const roles = useMemo(() => rolesByTask(state.matrix), [state.matrix])
  return (
    <>
      {groupsOf(state.rows).map((rows) => (
        <tbody key={rows[0]?.key}>
          {rows.map((row) => (
            <Fragment key={row.key}>{showRow(row, { ...state, roles })}</Fragment>
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
  { matrix, active, renamed, taskErrors, roles }: RowsState,
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
          roles={roles.get(row.taskId) ?? ""}
          height={rowHeight(row)}
          institutions={matrix.institutions}
          activeColumn={isActive ? active.column : undefined}
          isRenamed={renamed === row.key}
          flaw={taskErrors.get(row.taskId)}
        />
      )
    case "phase":
      return (
        <PhaseRowView
          phaseId={row.phaseId}
          number={row.number}
          title={row.title}
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
