import { type JSX } from "react"

import type { Board } from "../board/board.ts"
import type { Person } from "../board/people.ts"
import { usePeople } from "../board/use-board.ts"
import { Disclosure } from "../ui/disclosure.tsx"
import { useWords } from "../ui/language.ts"
import { boardWords } from "./board-words.ts"

const shownAvatars = 5

/** Who is here: a few avatars, the number, and the whole list on demand. */
export function PeopleMenu({ board }: { board: Board }): JSX.Element {
  const words = useWords(boardWords)
  const people = usePeople(board)
  return (
    <Disclosure
      label={`${words.peopleHere}: ${words.people(people.length)}`}
      button={
        <>
          <span className="avatars">
            {people.slice(0, shownAvatars).map((person) => (
              <Avatar key={person.clientId} person={person} />
            ))}
          </span>
          <span className="people-count">{people.length}</span>
        </>
      }
    >
      <PeopleList people={people} />
    </Disclosure>
  )
}

function PeopleList({ people }: { people: readonly Person[] }): JSX.Element {
  const words = useWords(boardWords)
  return (
    <section className="people-list" aria-label={words.peopleHere}>
      <h2>{words.people(people.length)}</h2>
      <ul>
        {people.map((person) => (
          <li key={person.clientId}>
            <Avatar person={person} />
            <span>
              <strong>
                {person.name}
                {person.self && ` (${words.you})`}
              </strong>
              <span className="hint">
                {[person.institution || words.noInstitution, person.role && words[person.role]]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Avatar({ person }: { person: Person }): JSX.Element {
  return (
    <span
      className="avatar"
      style={{ backgroundColor: person.color }}
      data-initials={initials(person.name)}
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
