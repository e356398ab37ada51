import { type JSX } from "react"

import type { Person } from "../../board/people/people.ts"
import { initials } from "./initials.ts"

export function Avatar({ person }: { person: Person }): JSX.Element {
  return (
    <span
      className="avatar"
      style={{ backgroundColor: person.color }}
      data-initials={initials(person.name)}
      data-idle={person.idle || undefined}
      aria-hidden="true"
    />
  )
}
