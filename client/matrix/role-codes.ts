import {
  ASSIGNMENT_ROLES,
  type AssignmentRole,
  type Language,
  roleLabel,
  type RoleLabel,
  roleLabels,
  rolesOfLetter,
  schemeName,
  type ChosenScheme,
} from "@tafelrunde/shared/content"

/** The codes of a board's role scheme in one language: what a cell shows and what a key toggles. */
export interface RoleCodes {
  /** What people call the scheme. */
  readonly scheme: string
  /** All codes in the scheme's order, each once. */
  readonly offered: readonly RoleLabel[]
  /** The codes that a cell with these roles shows, in the scheme's order, each once. */
  readonly shown: (roles: readonly AssignmentRole[]) => readonly RoleLabel[]
  /** The code that begins with the letter typed; `undefined` when none does. */
  readonly typed: (key: string) => RoleLabel | undefined
  /** The roles to toggle so that this code appears in the cell or disappears from it. */
  readonly toggled: (
    label: RoleLabel,
    current: readonly AssignmentRole[],
  ) => readonly AssignmentRole[]
}

export function createRoleCodes(scheme: ChosenScheme, language: Language): RoleCodes {
  const offered = roleLabels(scheme, language)
  const order = [...new Set([...offered.map(({ role }) => role), ...ASSIGNMENT_ROLES])]
  const labels = new Map(order.map((role) => [role, roleLabel(scheme, role, language)]))
  const letterOf = (role: AssignmentRole): string | undefined => labels.get(role)?.letter
  return {
    scheme: schemeName(scheme, language),
    offered,
    shown: (roles) => {
      const shown = new Map<string, RoleLabel>()
      for (const role of order) {
        const letter = letterOf(role)
        // A letter looks the same whichever of its roles it stands for.
        const label = [...labels.values()].find((each) => each.letter === letter)
        if (label && roles.includes(role)) shown.set(label.letter, label)
      }
      return [...shown.values()]
    },
    typed: (key) =>
      offered.find(({ letter }) => letter.toLowerCase().startsWith(key.toLowerCase())),
    toggled: (label, current) => {
      const present = current.filter((role) => letterOf(role) === label.letter)
      if (present.length > 0) return present
      return rolesOfLetter(scheme, label, language)
    },
  }
}
