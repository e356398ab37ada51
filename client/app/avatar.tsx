import { type JSX } from "react"

import type { Person } from "../board/people.ts"

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

function initials(name: string): string {
  const parts = name.trim().split(/\s+/)
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
  // By code point, so that a letter outside the basic plane is not cut in half.
  return letters
    .map((part) => String.fromCodePoint(part?.codePointAt(0) ?? 32).toUpperCase())
    .join("")
    .trim()
}
