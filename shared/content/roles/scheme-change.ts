import {
  type Assignment,
  type AssignmentRole,
  type Language,
  type RoleScheme,
} from "../board-content.ts"
import { type ChosenScheme, legendLabels, roleLabel, type RoleLabel } from "./role-scheme.ts"

/** Roles that have letters of their own now, and would have one letter together. */
export interface MergedRoles {
  /** The letter that they would have together. */
  readonly letter: RoleLabel
  /** What they are called now. */
  readonly before: readonly RoleLabel[]
  /** The number of cells that hold one of these roles. */
  readonly cells: number
  /** The number of cells in which several of them would be shown as one letter. */
  readonly together: number
}

export interface SchemeChange {
  readonly assignments: readonly Assignment[]
  readonly before: ChosenScheme
  readonly after: RoleScheme
}

/**
 * What could no longer be told apart on the board under another scheme. The roles themselves stay
 * stored, so that changing back shows them as before.
 */
export function mergedRoles(change: SchemeChange, language: Language): readonly MergedRoles[] {
  const { assignments, before, after } = change
  const used = new Set(assignments.flatMap(({ roles }) => roles ?? []))
  return legendLabels(after, used, language).flatMap((letter): MergedRoles[] => {
    const roles = [...used].filter(
      (role) => roleLabel(after, role, language).letter === letter.letter,
    )
    const labels = distinct(roles.map((role) => roleLabel(before, role, language)))
    if (labels.length < 2) return []
    const lettersIn = (held: readonly AssignmentRole[]): number =>
      distinct(
        held
          .filter((role) => roles.includes(role))
          .map((role) => roleLabel(before, role, language)),
      ).length
    const counts = assignments.map(({ roles: held }) => lettersIn(held ?? []))
    return [
      {
        letter,
        before: labels,
        cells: counts.filter((count) => count > 0).length,
        together: counts.filter((count) => count > 1).length,
      },
    ]
  })
}

function distinct(labels: readonly RoleLabel[]): readonly RoleLabel[] {
  return [...new Map(labels.map((label) => [label.letter, label])).values()]
}
