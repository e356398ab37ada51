import { cellRoleCodes } from "@tafelrunde/shared/content"
import { type Cell, cellKey, readLanguage, readMatrix } from "@tafelrunde/shared/model"
import type * as Y from "yjs"

import { correctArrows } from "./correct-arrows.ts"
import { type Arrow, entryAt, readArrows } from "./read-arrows.ts"

/*
 * An arrow from an institution's card to a task's is an assignment. Its `meta` holds task and institution; its label
 * shows the letters of the roles. Without a role there is no assignment: then the arrow is not shown.
 */
const LINK = "cell"

/** What an arrow means for the assignments: a question for the roles, or another place for them. */
export type AssignmentEdit =
  | { readonly kind: "ask"; readonly cell: Cell }
  | { readonly kind: "move"; readonly from: Cell; readonly to: Cell }

/** The arrow's `meta` with its assignment, or without any. */
export function withCell(
  meta: Readonly<Record<string, unknown>>,
  cell: Cell | undefined,
): Readonly<Record<string, unknown>> {
  return { ...meta, [LINK]: cell && { ...cell } }
}

export function cellOf(meta: unknown): Cell | undefined {
  const cell: unknown =
    typeof meta === "object" && meta !== null ? Reflect.get(meta, LINK) : undefined
  if (typeof cell !== "object" || cell === null) return undefined
  const { taskId, institutionId }: Partial<Record<keyof Cell, unknown>> = { ...cell }
  return typeof taskId === "string" && typeof institutionId === "string"
    ? { taskId, institutionId }
    : undefined
}

/** What somebody's change of this arrow means; undefined for nothing. */
export function assignmentEdit(doc: Y.Doc, arrowId: string): AssignmentEdit | undefined {
  const [arrow] = readArrows(doc, (id) => id === arrowId)
  const cell = arrow && cellBetween(doc, arrow)
  if (!cell) return undefined
  const linked = cellOf(arrow.record["meta"])
  const isFilled = linked && readMatrix(doc).roles.has(cellKey(linked))
  if (!isFilled) return { kind: "ask", cell }
  return cellKey(linked) === cellKey(cell) ? undefined : { kind: "move", from: linked, to: cell }
}

/** Undefined unless the arrow leads from an institution's card to a task's. */
function cellBetween(doc: Y.Doc, arrow: Arrow): Cell | undefined {
  const [from, to] = [entryAt(doc, arrow, "start"), entryAt(doc, arrow, "end")]
  if (from?.collection !== "institutions" || to?.collection !== "tasks") return undefined
  return { taskId: to.entryId, institutionId: from.entryId }
}

/** Makes the arrows of all cells say what the cells say. */
export function followAssignments(
  doc: Y.Doc,
  mayChange: (recordId: string) => boolean = () => true,
): void {
  const asked = readArrows(doc, (id, meta) => cellOf(meta) !== undefined && mayChange(id))
  if (asked.length === 0) return
  const { roles, roleScheme } = readMatrix(doc)
  const language = readLanguage(doc)
  const arrows = asked.flatMap((arrow) => {
    const cell = cellOf(arrow.record["meta"])
    const held = cell && roles.get(cellKey(cell))
    if (!held) return []
    const start = { collection: "institutions", entryId: cell.institutionId } as const
    const end = { collection: "tasks", entryId: cell.taskId } as const
    return [{ arrow, wanted: { text: cellRoleCodes(roleScheme, held, language), start, end } }]
  })
  correctArrows(doc, arrows)
}
