import { type JSX } from "react"

import { RoleBadges } from "./role-badge.tsx"
import { type RoleCodes } from "./role-codes.ts"

/** The meaning of each letter; always shown with a matrix, because schemes use the same role codes differently. */
export function RoleLegend({
  roleCodes,
  label,
}: {
  roleCodes: RoleCodes
  label: string
}): JSX.Element {
  return (
    <ul className="role-legend" aria-label={label}>
      {roleCodes.offered.map((offered) => (
        <li key={offered.role}>
          <RoleBadges labels={[offered]} />
          <span className="visually-hidden">{offered.letter}: </span>
          {offered.word}
        </li>
      ))}
    </ul>
  )
}
