import { type JSX } from "react"

import { RoleBadges } from "./role-badge.tsx"
import { type RoleCodes } from "./role-codes.ts"

/** The scheme and the meaning of each letter; always shown with a matrix, because schemes use the same letters differently. */
export function RoleLegend({
  roleCodes,
  label,
}: {
  roleCodes: RoleCodes
  label: string
}): JSX.Element {
  return (
    <div className="role-legend">
      <strong>{roleCodes.scheme}</strong>
      <ul aria-label={label}>
        {roleCodes.offered.map((offered) => (
          <li key={offered.role}>
            <RoleBadges labels={[offered]} />
            <span className="visually-hidden">{offered.letter}: </span>
            {offered.word}
          </li>
        ))}
      </ul>
    </div>
  )
}
