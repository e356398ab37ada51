import {
  ASSIGNMENT_ROLES,
  type AssignmentRole,
  type Language,
  roleLabel,
  type RoleLabel,
  roleLabels,
  type RoleScheme,
} from "@tafelrunde/shared/content"

/** The letters of a board's scheme in one language: what a cell shows and what a key does. */
export interface Letters {
  /** In the scheme's order, each letter once. */
  readonly offered: readonly RoleLabel[]
  /** What a cell with these roles shows, in the scheme's order, each letter once. */
  readonly shown: (roles: readonly AssignmentRole[]) => readonly RoleLabel[]
  /** The label whose letter begins with what was typed; `undefined` when none does. */
  readonly typed: (key: string) => RoleLabel | undefined
  /** The roles to toggle so that the label's letter appears in the cell, or disappears from it. */
  readonly toggled: (
    label: RoleLabel,
    current: readonly AssignmentRole[],
  ) => readonly AssignmentRole[]
}

export function createLetters(scheme: RoleScheme | null | undefined, language: Language): Letters {
  const offered = roleLabels(scheme, language)
  const order = [...new Set([...offered.map(({ role }) => role), ...ASSIGNMENT_ROLES])]
  const labels = new Map(order.map((role) => [role, roleLabel(scheme, role, language)]))
  const letterOf = (role: AssignmentRole): string | undefined => labels.get(role)?.letter
  return {
    offered,
    shown: (roles) => {
      const shown = new Map<string, RoleLabel>()
      for (const role of order) {
        const label = labels.get(role)
        if (label && roles.includes(role) && !shown.has(label.letter)) {
          shown.set(label.letter, label)
        }
      }
      return [...shown.values()]
    },
    typed: (key) =>
      offered.find(({ letter }) => letter.toLowerCase().startsWith(key.toLowerCase())),
    toggled: (label, current) => {
      const present = current.filter((role) => letterOf(role) === label.letter)
      if (present.length > 0) return present
      // One letter for both (V in "vmi") means: decides and does it.
      const both =
        label.role === "accountable" && letterOf("responsible") === letterOf("accountable")
      return both ? ["accountable", "responsible"] : [label.role]
    },
  }
}
