import { cellOfFinding, type Finding, isUnansweredError } from "@tafelrunde/shared/findings"
import { cellKey } from "@tafelrunde/shared/model"

import { type ContentSource } from "../board/content.ts"
import { useFindings } from "../board/findings.ts"

/** What the findings report about the parts of the matrix, as sentences. */
export interface MatrixFindings {
  /** The errors of tasks, by the task's id. */
  readonly tasks: ReadonlyMap<string, string>
  /** Errors and warnings about cells, by `cellKey`. */
  readonly cells: ReadonlyMap<string, string>
  /** Errors and warnings about institutions, by the institution's id. */
  readonly institutions: ReadonlyMap<string, string>
}

/** Live, without what is answered; the same object until the findings change. */
export function useMatrixFindings(source: ContentSource): MatrixFindings {
  const found = useFindings(source)
  const ofMatrix = known.get(found) ?? findingsIn(found)
  known.set(found, ofMatrix)
  return ofMatrix
}

const known = new WeakMap<readonly Finding[], MatrixFindings>()

function findingsIn(found: readonly Finding[]): MatrixFindings {
  const marked = found.filter(
    ({ severity, answer }) =>
      answer === undefined && (severity === "error" || severity === "warning"),
  )
  const ofTasks = marked.filter((one) => one.entity === "task" && isUnansweredError(one))
  return {
    tasks: sentences(ofTasks.map((one) => [one.entityId, one])),
    cells: sentences([
      ...ofTasks.flatMap((one) =>
        one.institutionIds.map((institutionId): [string, Finding] => [
          cellKey({ taskId: one.entityId, institutionId }),
          one,
        ]),
      ),
      ...marked.flatMap((one): [string, Finding][] => {
        const { taskId, institutionId } = cellOfFinding(one) ?? {}
        return one.entity === "assignment" && taskId !== undefined && institutionId !== undefined
          ? [[cellKey({ taskId, institutionId }), one]]
          : []
      }),
    ]),
    institutions: sentences(
      marked.flatMap((one): [string, Finding][] =>
        one.entity === "institution" ? [[one.entityId, one]] : [],
      ),
    ),
  }
}

function sentences(
  placed: readonly (readonly [key: string, finding: Finding])[],
): ReadonlyMap<string, string> {
  const byKey = Map.groupBy(placed, ([key]) => key)
  return new Map(
    [...byKey].map(([key, all]) => [key, all.map(([, { message }]) => message).join(" ")]),
  )
}
