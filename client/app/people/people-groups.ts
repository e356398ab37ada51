import type { Person } from "../../board/people/people.ts"

export interface PeopleGroup {
  /** Short name; empty for people without one. */
  readonly institution: string
  readonly people: readonly Person[]
}

/** The list has a search field from this many people on. */
export const SEARCH_FROM = 8

/** Groups people by institution, the own one first and people without one last. Keeps the order inside a group. */
export function groupPeople(people: readonly Person[]): readonly PeopleGroup[] {
  const own = people.find(({ self }) => self)?.institution
  const rank = ({ institution }: PeopleGroup): number => {
    if (institution === "") return 2
    return institution === own ? 0 : 1
  }
  return [...Map.groupBy(people, ({ institution }) => institution)]
    .map(([institution, members]) => ({ institution, people: members }))
    .toSorted((a, b) => rank(a) - rank(b) || a.institution.localeCompare(b.institution, "de"))
}

/** The people whose name or institution contains every word of the search. */
export function findPeople(people: readonly Person[], search: string): readonly Person[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return people.filter(({ name, institution }) => {
    const text = `${name} ${institution}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
