import { ACCESS_ROLES } from "./access.ts"

/** What the audit record of a board tells of. */
export const AUDIT_ACTIONS = [
  "created",
  "joined",
  "exported",
  "imported",
  "locked",
  "unlocked",
  "removed",
  "ended",
  "renewed",
  "restored",
  "repaired",
  "answered",
  "damaged",
  "deleted",
] as const

export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/**
 * Who did it: a role of the board, an institution by its link, who created the board, who works on the server itself,
 * or the server alone.
 */
export const AUDIT_ROLES = [
  ...ACCESS_ROLES,
  "institution",
  "organiser",
  "operator",
  "server",
] as const

export type AuditRole = (typeof AUDIT_ROLES)[number]
