import { type RoleLabel } from "@tafelrunde/shared/content"
import { type Matrix, type MatrixPhase, type MatrixTask, rolesOf } from "@tafelrunde/shared/model"
import { type CSSProperties, type JSX, useMemo } from "react"

import type { Board } from "../../board/board.ts"
import { useMatrix } from "../../board/use-board.ts"
import { useMatrixFindings } from "../../matrix/matrix-findings.ts"
import { RoleBadges } from "../../matrix/role-badge.tsx"
import { createRoleCodes, type RoleCodes } from "../../matrix/role-codes.ts"
import { RoleLegend } from "../../matrix/role-legend.tsx"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { wallMessages } from "../../messages/wall.ts"
import { StopIcon } from "../../ui/icons.tsx"
import { Paged } from "./paged.tsx"
import { type SceneProps } from "./scene-props.ts"

import "../../matrix/matrix.css"

interface MatrixSceneProps extends SceneProps {
  readonly phaseId: string | undefined
}

/** One phase of the matrix, with its heads and the legend in sight however far it is turned. */
export function MatrixScene({ board, phaseId, page, onPages }: MatrixSceneProps): JSX.Element {
  const messages = useMessages(wallMessages)
  const { language } = useLanguage()
  const matrix = useMatrix(board)
  const roleCodes = useMemo(
    () => createRoleCodes(matrix.roleScheme, language),
    [matrix.roleScheme, language],
  )
  const index = Math.max(
    0,
    matrix.phases.findIndex(({ id }) => id === phaseId),
  )
  const phase = matrix.phases[index]
  if (!phase) return <p className="wall-empty">{messages.noMatrix}</p>
  const title = messages.phase(index + 1, phase.title)
  return (
    <>
      <h1 className="wall-title">{title}</h1>
      <Paged page={page} onPages={onPages} label={title}>
        <PhaseTable board={board} matrix={matrix} phase={phase} roleCodes={roleCodes} />
      </Paged>
      <div className="wall-legend">
        <RoleLegend roleCodes={roleCodes} label={messages.legend} />
      </div>
    </>
  )
}

interface PhaseTableProps {
  readonly board: Board
  readonly matrix: Matrix
  readonly phase: MatrixPhase
  readonly roleCodes: RoleCodes
}

function PhaseTable({ board, matrix, phase, roleCodes }: PhaseTableProps): JSX.Element {
  const messages = useMessages(wallMessages)
  const { institutions } = matrix
  const errors = useMatrixFindings(board).tasks
  const heads = institutions.map(({ short, name }) => short || name || messages.unnamed)
  const longest = Math.max(0, ...heads.map((head) => head.length))
  const style: CSSProperties & Record<`--${string}`, number> = {
    "--wall-columns": institutions.length,
  }
  return (
    <table className="wall-matrix" style={style} data-upright={longest > UPRIGHT_FROM || undefined}>
      <thead>
        <tr>
          <th scope="col" data-side>
            {messages.task}
          </th>
          {institutions.map(({ id, name }, index) => (
            <th key={id} scope="col" data-column title={name}>
              <span>{heads[index]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {phase.tasks.map((task) => (
          <tr key={task.id} data-row>
            <TaskHead task={task} error={errors.get(task.id)} />
            {institutions.map(({ id }) => {
              const roles = rolesOf(matrix, { taskId: task.id, institutionId: id })
              return <Cell key={id} labels={roleCodes.shown(roles)} />
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Longer names of institutions stand upright over their columns. */
const UPRIGHT_FROM = 5

function TaskHead({
  task: { number, title },
  error,
}: {
  readonly task: MatrixTask
  readonly error: string | undefined
}): JSX.Element {
  return (
    <th scope="row" data-side>
      <span className="wall-task">
        <span className="wall-number">{number ?? "–"}</span>
        <span>{title}</span>
        {error !== undefined && (
          <span className="wall-error">
            <StopIcon />
            <span className="visually-hidden">{error}</span>
          </span>
        )}
      </span>
    </th>
  )
}

function Cell({ labels }: { readonly labels: readonly RoleLabel[] }): JSX.Element {
  return (
    <td data-column>
      <RoleBadges labels={labels} />
      <span className="visually-hidden">{labels.map(({ word }) => word).join(", ")}</span>
    </td>
  )
}
