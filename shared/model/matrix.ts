import { ASSIGNMENT_ROLES, type AssignmentRole, type RoleScheme } from "@tafelrunde/shared/content"
import * as Y from "yjs"

import { readEntry } from "./entry.ts"
import { cellKey, collection, type EntryMap, sections, structuredRoots } from "./layout.ts"
import { isRemoved, visibleEntries } from "./removed.ts"
import { shownPhases } from "./shown-phases.ts"

export interface MatrixTask {
  readonly id: string
  /** The number people say aloud; stable, unlike the position. */
  readonly number: number | undefined
  readonly title: string
}

export interface MatrixPhase {
  readonly id: string
  readonly title: string
  readonly tasks: readonly MatrixTask[]
}

export interface MatrixInstitution {
  readonly id: string
  readonly short: string
  readonly name: string
}

/** The responsibility matrix as every view shows it, in the board's order. */
export interface Matrix {
  readonly roleScheme: RoleScheme
  readonly phases: readonly MatrixPhase[]
  readonly institutions: readonly MatrixInstitution[]
  /** Filled cells by `cellKey`; cells of removed tasks or institutions may still be among them. */
  readonly roles: ReadonlyMap<string, readonly AssignmentRole[]>
}

const NO_ROLES: readonly AssignmentRole[] = []

/** What an institution does in a task; empty when it takes no part. */
export function rolesOf(
  matrix: Matrix,
  cell: { readonly taskId: string; readonly institutionId: string },
): readonly AssignmentRole[] {
  return matrix.roles.get(cellKey(cell)) ?? NO_ROLES
}

/** The board's institutions in its order. */
export function readInstitutions(doc: Y.Doc): readonly MatrixInstitution[] {
  return visibleEntries(collection(doc, "institutions")).map(([id, entry]) => ({
    id,
    short: textOf(entry, "short"),
    name: textOf(entry, "name"),
  }))
}

export function readMatrix(doc: Y.Doc): Matrix {
  const roles = new Map<string, readonly AssignmentRole[]>()
  for (const [key, entry] of collection(doc, "assignments")) {
    const held = readRoles(entry)
    if (held.length > 0 && !isRemoved(entry)) roles.set(key, held)
  }
  const scheme = sections(doc).get("roleScheme")
  return {
    roleScheme: scheme instanceof Y.Map ? readEntry(scheme) : { id: "demi" },
    phases: readPhases(doc),
    institutions: readInstitutions(doc),
    roles,
  }
}

function readPhases(doc: Y.Doc): MatrixPhase[] {
  const phases = visibleEntries(collection(doc, "phases"))
  const shown = shownPhases(doc)
  const first = phases[0]?.[0]
  const tasks = Map.groupBy(
    visibleEntries(collection(doc, "tasks")),
    ([, task]) => shown.get(textOf(task, "phaseId")) ?? first,
  )
  return phases.map(([id, entry]) => ({
    id,
    title: textOf(entry, "title"),
    tasks: (tasks.get(id) ?? []).map(([taskId, task]) => ({
      id: taskId,
      number: numberOf(task),
      title: textOf(task, "title"),
    })),
  }))
}

export function readRoles(entry: EntryMap): readonly AssignmentRole[] {
  const roles = entry.get("roles")
  return Array.isArray(roles) ? ASSIGNMENT_ROLES.filter((role) => roles.includes(role)) : NO_ROLES
}

export function textOf(entry: EntryMap, field: string): string {
  const value = entry.get(field)
  if (value instanceof Y.Text) return value.toString()
  return typeof value === "string" ? value : ""
}

export function numberOf(entry: EntryMap): number | undefined {
  const number = entry.get("number")
  return typeof number === "number" ? number : undefined
}

/** Calls back once per transaction that changed structured content; returns what ends it. */
export function onModelChange(doc: Y.Doc, callback: () => void): () => void {
  const roots = new Set<unknown>([...structuredRoots(doc), collection(doc, "contacts")])
  const onTransaction = (transaction: Y.Transaction): void => {
    for (const type of transaction.changedParentTypes.keys()) {
      if (roots.has(type)) return callback()
    }
  }
  doc.on("afterTransaction", onTransaction)
  return () => doc.off("afterTransaction", onTransaction)
}
