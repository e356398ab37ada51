import type { Person } from "../../board/people/people.ts"
import { appMessages } from "../../messages/app.ts"

/** The names under which pages look on that were opened without a name; to other viewers, nobody has one. */
const NAMELESS: ReadonlySet<string> = new Set([
  "",
  appMessages.de.anonymousName,
  appMessages.en.anonymousName,
])

interface Present {
  readonly people: readonly Person[]
  /** Pages that look on without a name, each with a name of its own, the same for everybody. */
  readonly projectors: readonly Person[]
}

/** Tells people from projectors, which are no people and stand at the end of the list. */
export function splitProjectors(
  present: readonly Person[],
  nameOf: (number: number) => string,
): Present {
  return {
    people: present.filter((person) => !isProjector(person)),
    projectors: present
      .filter(isProjector)
      .toSorted((a, b) => a.clientId - b.clientId)
      .map((projector, index) => ({ ...projector, name: nameOf(index + 1) })),
  }
}

function isProjector({ role, name }: Person): boolean {
  return role === "viewer" && NAMELESS.has(name)
}
