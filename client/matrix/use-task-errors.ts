import { type Finding, isUnansweredError } from "@tafelrunde/shared/findings"

import { type ContentSource } from "../board/content.ts"
import { useFindings } from "../board/findings.ts"

/** The errors of tasks as sentences, by the task's id. */
export type TaskErrors = ReadonlyMap<string, string>

/** The errors that the findings report about tasks, live; the same map until the findings change. */
export function useTaskErrors(source: ContentSource): TaskErrors {
  const found = useFindings(source)
  const errors = known.get(found) ?? taskErrorsIn(found)
  known.set(found, errors)
  return errors
}

const known = new WeakMap<readonly Finding[], TaskErrors>()

function taskErrorsIn(found: readonly Finding[]): TaskErrors {
  const errors = found.filter((finding) => finding.entity === "task" && isUnansweredError(finding))
  const byTask = Map.groupBy(errors, ({ entityId }) => entityId)
  return new Map(
    [...byTask].map(([id, ofTask]) => [id, ofTask.map(({ message }) => message).join(" ")]),
  )
}
