import { type AssignmentRole } from "@tafelrunde/shared/content"

export interface RoleStyle {
  readonly ink: string
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
  readonly dash?: string
  /** Corner radius as a share of the badge's size: 0.5 is a circle. */
  readonly round: number
}

/** The look of a role in exported pictures, which have no CSS variables; the colours are those of the theme. */
export const ROLE_STYLES: Readonly<Record<AssignmentRole, RoleStyle>> = {
  accountable: {
    ink: "#ffffff",
    fill: "#8c1839",
    stroke: "#8c1839",
    strokeWidth: 2,
    round: 0.16,
  },
  responsible: {
    ink: "#0b559b",
    fill: "#ffffff",
    stroke: "#0b559b",
    strokeWidth: 3,
    round: 0.16,
  },
  consulted: {
    ink: "#6b4a00",
    fill: "#faefd0",
    stroke: "#6b4a00",
    strokeWidth: 1.5,
    round: 0.5,
  },
  informed: {
    ink: "#46525c",
    fill: "none",
    stroke: "none",
    strokeWidth: 0,
    round: 0.5,
  },
  supports: {
    ink: "#1a6937",
    fill: "#dff1e3",
    stroke: "#1a6937",
    strokeWidth: 2,
    dash: "4 3",
    round: 0.16,
  },
  plans: {
    ink: "#5b3a8c",
    fill: "#ece5f6",
    stroke: "#5b3a8c",
    strokeWidth: 2,
    dash: "1.5 3",
    round: 0.16,
  },
  controls: {
    ink: "#84400c",
    fill: "#fae8da",
    stroke: "#84400c",
    strokeWidth: 3,
    round: 0.5,
  },
}
