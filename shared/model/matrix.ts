import {
  ASSIGNMENT_ROLES,
  type AssignmentRole,
  cutText,
  mendRoleScheme,
  type RoleScheme,
} from "@tafelrunde/shared/content"
import { COLLECTIONS } from "@tafelrunde/shared/entities"
import * as Y from "yjs"

import { readEntry } from "./entry.ts"
import {
  cellKey,
  collection,
  contactRoots,
  entriesIn,
  type EntryMap,
  sections,
  structuredRoots,
} from "./layout.ts"
import { orderedEntries } from "./ordered.ts"
import { isRemoved, shownEntries } from "./removed.ts"

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
  /** What is noted of filled cells beside their roles, by `cellKey`. */
  readonly details: ReadonlyMap<string, CellDetails>
}

/** Empty texts where nothing is entered; days as `YYYY-MM-DD`. */
export interface CellDetails {
  readonly condition: string
  readonly validFrom: string
  readonly validTo: string
  readonly note: string
}

const LENGTHS_OF = {
  institutions: COLLECTIONS.institutions.fields,
  phases: COLLECTIONS.phases.fields,
  tasks: COLLECTIONS.tasks.fields,
}

const NO_ROLES: readonly AssignmentRole[] = []

/** What an institution does in a task; empty when it takes no part. */
export function rolesOf(
  matrix: Matrix,
  cell: { readonly taskId: string; readonly institutionId: string },
): readonly AssignmentRole[] {
  return matrix.roles.get(cellKey(cell)) ?? NO_ROLES
}

/** What is noted of a cell; undefined when there is nothing. */
export function detailsOf(
  matrix: Matrix,
  cell: { readonly taskId: string; readonly institutionId: string },
): CellDetails | undefined {
  return matrix.details.get(cellKey(cell))
}

/** The board's institutions in its order. */
export function readInstitutions(doc: Y.Doc): readonly MatrixInstitution[] {
  return shownEntries(doc, "institutions").map(([id, entry]) => ({
    id,
    short: cutText(textOf(entry, "short"), LENGTHS_OF.institutions.short.max),
    name: cutText(textOf(entry, "name"), LENGTHS_OF.institutions.name.max),
  }))
}

export function readMatrix(doc: Y.Doc): Matrix {
  const roles = new Map<string, readonly AssignmentRole[]>()
  const details = new Map<string, CellDetails>()
  for (const [key, entry] of entriesIn(collection(doc, "assignments"))) {
    const held = readRoles(entry)
    if (held.length === 0 || isRemoved(entry)) continue
    roles.set(key, held)
    const noted = readDetails(entry)
    if (Object.values(noted).some((text) => text.trim() !== "")) details.set(key, noted)
  }
  const scheme = sections(doc).get("roleScheme")
  return {
    roleScheme:
      scheme instanceof Y.Map ? mendRoleScheme(readEntry(scheme as EntryMap)) : { id: "demi" },
    phases: readPhases(doc),
    institutions: readInstitutions(doc),
    roles,
    details,
  }
}

/**
 * In which phase the tasks of each phase are shown: those of a removed phase in the phase before it, or
 * behind it. They keep the removed phase as theirs, so that they return with it. Without any phase that is
 * left the map is empty.
 */
export function shownPhases(doc: Y.Doc): ReadonlyMap<string, string> {
  const phases = orderedEntries(collection(doc, "phases"))
  let shown = phases.find(([, phase]) => !isRemoved(phase))?.[0]
  const result = new Map<string, string>()
  if (shown === undefined) return result
  for (const [id, phase] of phases) {
    if (!isRemoved(phase)) shown = id
    result.set(id, shown)
  }
  return result
}

function readPhases(doc: Y.Doc): MatrixPhase[] {
  const phases = shownEntries(doc, "phases")
  const shown = shownPhases(doc)
  const first = phases[0]?.[0]
  const tasks = Map.groupBy(
    shownEntries(doc, "tasks"),
    ([, task]) => shown.get(textOf(task, "phaseId")) ?? first,
  )
  return phases.map(([id, phase]) => ({
    id,
    title: cutText(textOf(phase, "title"), LENGTHS_OF.phases.title.max),
    tasks: (tasks.get(id) ?? []).map(([taskId, entry]) => ({
      id: taskId,
      number: numberOf(entry),
      title: cutText(textOf(entry, "title"), LENGTHS_OF.tasks.title.max),
    })),
  }))
}

function readDetails(entry: EntryMap): CellDetails {
  return {
    condition: textOf(entry, "condition"),
    validFrom: textOf(entry, "validFrom"),
    validTo: textOf(entry, "validTo"),
    note: textOf(entry, "note"),
  }
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
  const roots = new Set<unknown>([...structuredRoots(doc), ...contactRoots(doc)])
  const onTransaction = (transaction: Y.Transaction): void => {
    for (const type of transaction.changedParentTypes.keys()) {
      if (roots.has(type)) return callback()
    }
  }
  doc.on("afterTransaction", onTransaction)
  return () => doc.off("afterTransaction", onTransaction)
}
