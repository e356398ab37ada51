import { ASSIGNMENT_ROLES, type AssignmentRole } from "@tafelrunde/shared/content"
import type * as Y from "yjs"

import { readEntry, writeEntry } from "./entry.ts"
import { cellKey, collection, type EntryMap } from "./layout.ts"
import { readRoles } from "./matrix.ts"
import { add, edit, lastKey } from "./undo.ts"

/** A field of the matrix: a task’s row, an institution’s column. */
export interface Cell {
  readonly taskId: string
  readonly institutionId: string
}

/** Gives the institution this role in this task, or takes it away. */
export function toggleRole(doc: Y.Doc, cell: Cell, role: AssignmentRole): void {
  edit(doc, () => {
    const held = rolesIn(doc, cell)
    const roles = ASSIGNMENT_ROLES.filter((each) => held.includes(each) !== (each === role))
    setRoles(doc, cell, roles)
  })
}

/** Takes every role out of the cell; what else is noted there stays. */
export function clearCell(doc: Y.Doc, cell: Cell): void {
  edit(doc, () => setRoles(doc, cell, []))
}

function rolesIn(doc: Y.Doc, cell: Cell): readonly AssignmentRole[] {
  const entry = collection(doc, "assignments").get(cellKey(cell))
  return entry ? readRoles(entry) : []
}

function setRoles(doc: Y.Doc, cell: Cell, roles: readonly AssignmentRole[]): void {
  const assignments = collection(doc, "assignments")
  const entry = assignments.get(cellKey(cell))
  if (entry && roles.length === 0 && isBare(entry)) assignments.delete(cellKey(cell))
  else if (entry) entry.set("roles", [...roles])
  else if (roles.length > 0) addAssignment(doc, cell, roles)
}

/** Nothing is noted but the roles. */
function isBare(entry: EntryMap): boolean {
  const fields = readEntry(entry)
  return ["unitId", "condition", "validFrom", "validTo", "note"].every((field) => !fields[field])
}

function addAssignment(doc: Y.Doc, cell: Cell, roles: readonly AssignmentRole[]): void {
  const assignments = collection(doc, "assignments")
  const entry = add(assignments, cellKey(cell), lastKey(assignments))
  const { taskId, institutionId } = cell
  const fields = { taskId, institutionId, unitId: null, roles: [...roles], condition: null }
  const rest = { validFrom: null, validTo: null, status: "draft", note: null }
  writeEntry(entry, { ...fields, ...rest }, "assignments")
}
