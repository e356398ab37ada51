import { type Cell } from "@tafelrunde/shared/model"

import { HEAD_KEY, taskKey, TITLE_COLUMN } from "../rows.ts"
import { type Place } from "./move.ts"

/** The focusable element of a place; ids may hold anything, so they are compared, not put in a selector. */
export function elementAt(root: Element | null, place: Place): HTMLElement | undefined {
  const all = root?.querySelectorAll<HTMLElement>("[data-row]") ?? []
  return [...all].find(
    ({ dataset }) => dataset["row"] === place.row && dataset["column"] === place.column,
  )
}

/** The place that an element belongs to. */
export function placeOf(target: EventTarget | null): Place | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null
  const { row, column } = element?.dataset ?? {}
  return row === undefined || column === undefined ? undefined : { row, column }
}

/** Scrolls to a cell (without an institution: to the task) and focuses it; false when it does not exist. */
export function focusCell(
  root: Element | null,
  { taskId, institutionId = TITLE_COLUMN }: Pick<Cell, "taskId"> & { institutionId?: string },
): boolean {
  const element = elementAt(root, { row: taskKey(taskId), column: institutionId })
  element?.scrollIntoView({ block: "center", inline: "center" })
  element?.focus({ preventScroll: true })
  return element !== undefined
}

/** Scrolls to the header of an institution's column and focuses it. */
export function focusInstitution(root: Element | null, institutionId: string): void {
  const element = elementAt(root, { row: HEAD_KEY, column: institutionId })
  element?.scrollIntoView({ block: "center", inline: "center" })
  element?.focus({ preventScroll: true })
}
