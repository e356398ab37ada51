import { ASSIGNMENT_ROLES, type AssignmentRole } from "@tafelrunde/shared/content"
import { assignment } from "@tafelrunde/shared/entities"
import type * as Y from "yjs"

import { addEntry, isBare } from "./entry-edits.ts"
import { cellKey, collection, entryIn } from "./layout.ts"
import { readRoles } from "./matrix.ts"
import { REMOVED } from "./removed.ts"
import { edit } from "./undo.ts"

/** A field of the matrix: a task’s row, an institution’s column. */
export interface Cell {
  readonly taskId: string
  readonly institutionId: string
}

/** An assignment that holds nothing else is left out with its last role. */
const KEY_AND_ROLES = ["taskId", "institutionId", "roles"]

/** Gives the institution this role in this task, or takes it away. */
export function toggleRole(doc: Y.Doc, cell: Cell, role: AssignmentRole): void {
  edit(doc, () => {
    const held = rolesIn(doc, cell)
    const roles = ASSIGNMENT_ROLES.filter((each) => held.includes(each) !== (each === role))
    writeRoles(doc, cell, roles)
  })
}

/** Gives the institution exactly these roles in this task. */
export function setRoles(doc: Y.Doc, cell: Cell, roles: readonly AssignmentRole[]): void {
  edit(doc, () =>
    writeRoles(
      doc,
      cell,
      ASSIGNMENT_ROLES.filter((each) => roles.includes(each)),
    ),
  )
}

/** Takes the roles of one cell to another, which keeps its own beside them. */
export function moveRoles(doc: Y.Doc, from: Cell, to: Cell): void {
  edit(doc, () => {
    const roles = [...rolesIn(doc, from), ...rolesIn(doc, to)]
    clearCell(doc, from)
    setRoles(doc, to, roles)
  })
}

/** Takes every role out of the cell; what else is noted there stays. */
export function clearCell(doc: Y.Doc, cell: Cell): void {
  edit(doc, () => writeRoles(doc, cell, []))
}

function rolesIn(doc: Y.Doc, cell: Cell): readonly AssignmentRole[] {
  const entry = entryIn(collection(doc, "assignments"), cellKey(cell))
  return entry ? readRoles(entry) : []
}

function writeRoles(doc: Y.Doc, cell: Cell, roles: readonly AssignmentRole[]): void {
  const assignments = collection(doc, "assignments")
  const entry = entryIn(assignments, cellKey(cell))
  if (!entry) {
    if (roles.length > 0) addEntry(doc, "assignments", { fields: { ...cell, roles } })
    return
  }
  entry.set("roles", [...roles])
  // Marked rather than deleted: what somebody fills in here at the same time stays.
  if (roles.length > 0) entry.delete(REMOVED)
  else if (isBare(entry, assignment, KEY_AND_ROLES)) entry.set(REMOVED, {})
}
