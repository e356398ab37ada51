import { type BoardView } from "@tafelrunde/shared/content"

import { type Language, type Profile } from "../content/index.ts"

export type Severity = "error" | "warning" | "hint"

/** What a finding is about; of an `assignment` see cellId. */
export type FindingEntity =
  | "task"
  | "assignment"
  | "institution"
  | "handover"
  | "agreement"
  | "question"
  | "contact"

/**
 * A gap or a contradiction on the board. Messages never name a person, so that a finding may be
 * shown to people who may not see the contact it is about.
 */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly entity: FindingEntity
  readonly entityId: string
  readonly institutionIds: readonly string[]
  readonly message: string
}

/** Names a cell of the matrix in `entityId`. */
export function cellId(cell: { readonly taskId: string; readonly institutionId: string }): string {
  return `${cell.taskId}/${cell.institutionId}`
}

/**
 * Where in the matrix a finding shows itself: the row of its task, and the first institution it
 * names; undefined for findings about other things.
 */
export function cellOfFinding({
  entity,
  entityId,
  institutionIds: [institutionId],
}: Finding): { readonly taskId: string; readonly institutionId?: string } | undefined {
  if (entity === "task") {
    return institutionId === undefined ? { taskId: entityId } : { taskId: entityId, institutionId }
  }
  if (entity !== "assignment" || institutionId === undefined) return undefined
  return { taskId: entityId.slice(0, -cellId({ taskId: "", institutionId }).length), institutionId }
}

/** What a rule says of one entry; `severity` only where it differs from the rule's own. */
export interface RuleFinding {
  readonly entityId: string
  readonly institutionIds?: readonly string[]
  readonly message: string
  readonly severity?: Severity
}

export interface Rule {
  readonly code: string
  readonly severity: Severity
  readonly entity: FindingEntity
  /** Reads contacts or participants: silent where not all of them can be seen. */
  readonly needsContacts?: true
  /** Only evaluated for a paper of this profile. */
  readonly profile?: Profile
  readonly check: (board: BoardView) => readonly RuleFinding[]
}

export interface FindingsOptions {
  /** The day that due dates are compared with, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly language: Language
  /** `partial` where the content lacks contacts that others can see; default `all`. */
  readonly contacts?: "all" | "partial"
  /** The paper that is about to be made; `public` also checks what may be published. */
  readonly profile?: Profile
}
