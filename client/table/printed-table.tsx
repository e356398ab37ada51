import { type Matrix, type MatrixPhase, rolesOf } from "@tafelrunde/shared/model"
import { type JSX, useEffect, useState } from "react"
import { createPortal, flushSync } from "react-dom"

import { type Board } from "../board/board.ts"
import { useBoardTitle, useMatrix } from "../board/use-board.ts"
import { RoleBadges } from "../matrix/role-badge.tsx"
import { createRoleCodes, type RoleCodes } from "../matrix/role-codes.ts"
import { RoleLegend } from "../matrix/role-legend.tsx"
import { useLanguage, useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"

import "../matrix/matrix.css"
import "./printed-table.css"

/**
 * What Ctrl+P puts on paper, whatever view is open: the whole table, over as many pages as it needs,
 * each with the heads of the columns. It is there only while the browser prints.
 */
export function PrintedTable({ board }: { board: Board }): JSX.Element | null {
  const isPrinting = useIsPrinting()
  return isPrinting ? createPortal(<Sheet board={board} />, document.body) : null
}

function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    // At once: the browser lays the page out as soon as the event is over.
    const begin = (): void => flushSync(() => setPrinting(true))
    const end = (): void => setPrinting(false)
    window.addEventListener("beforeprint", begin)
    window.addEventListener("afterprint", end)
    return () => {
      window.removeEventListener("beforeprint", begin)
      window.removeEventListener("afterprint", end)
    }
  }, [])
  return isPrinting
}

function Sheet({ board }: { board: Board }): JSX.Element {
  const matrix = useMatrix(board)
  const title = useBoardTitle(board)
  const messages = useMessages(tableMessages)
  const { language, locale } = useLanguage()
  const roleCodes = createRoleCodes(matrix.roleScheme, language)
  const [today] = useState(() => new Date())
  return (
    <div className="printed-table" data-columns={matrix.institutions.length > 14 ? "many" : "few"}>
      <h1>{title}</h1>
      <p>{messages.printedOn(today.toLocaleDateString(locale, { dateStyle: "medium" }))}</p>
      <RoleLegend roleCodes={roleCodes} label={messages.legend} />
      <table>
        <thead>
          <tr>
            <th scope="col" className="printed-title">
              {messages.byTask}
            </th>
            {matrix.institutions.map(({ id, short, name }) => (
              <th key={id} scope="col">
                <span>{short || name}</span>
              </th>
            ))}
          </tr>
        </thead>
        {matrix.phases.map((phase, index) => (
          <Phase
            key={phase.id}
            phase={phase}
            number={index + 1}
            matrix={matrix}
            roleCodes={roleCodes}
          />
        ))}
      </table>
    </div>
  )
}

interface PhaseProps {
  readonly phase: MatrixPhase
  readonly number: number
  readonly matrix: Matrix
  readonly roleCodes: RoleCodes
}

function Phase({ phase, number, matrix, roleCodes }: PhaseProps): JSX.Element {
  return (
    <tbody>
      <tr className="printed-phase">
        <th scope="rowgroup" colSpan={matrix.institutions.length + 1}>
          {number} {phase.title}
        </th>
      </tr>
      {phase.tasks.map((task) => (
        <tr key={task.id}>
          <th scope="row">
            <span className="printed-number">{task.number ?? "–"}</span> {task.title}
          </th>
          {matrix.institutions.map(({ id }) => (
            <td key={id}>
              <RoleBadges
                labels={roleCodes.shown(rolesOf(matrix, { taskId: task.id, institutionId: id }))}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
