import { type BoardView, type Flaw } from "@tafelrunde/shared/content"

import { type Language, type Profile } from "../content/index.ts"

/** `open`: work on it has not begun, which is no error. */
export type Severity = "error" | "warning" | "hint" | "open"

/** What a finding is about; for an `assignment` see `cellId`, for the `board` as a whole `flawFindings`. */
export type FindingEntity =
  | "board"
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
  /** Why it is so on purpose; absent until somebody says so. */
  readonly answer?: string
}

/** The `entityId` of a matrix cell. */
export function cellId(cell: { readonly taskId: string; readonly institutionId: string }): string {
  return `${cell.taskId}/${cell.institutionId}`
}

/**
 * The place of a finding in the matrix: the row of its task and the first institution it names;
 * undefined for findings about other entities.
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

/** A rule's result for one entry; `severity` only where it differs from the rule's own. */
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
  /** The rule reads contacts or participants; it is skipped where some of them are hidden. */
  readonly needsContacts?: true
  /** The rule is evaluated only for a paper of this profile. */
  readonly profile?: Profile
  readonly check: (board: BoardView) => readonly RuleFinding[]
}

export interface FindingsOptions {
  /** The day that due dates are compared with, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly language: Language
  /** `partial` when the content lacks contacts that other roles can see; default `all`. */
  readonly contacts?: "all" | "partial"
  /** The profile of the paper to be exported; `public` also checks what may be published. */
  readonly profile?: Profile
  /** What the content lacks because no reader can show it; for facilitators only. */
  readonly flaws?: readonly Flaw[]
}
