import { type JSX, useId, useState } from "react"

import type { Person } from "../../board/people/people.ts"
import { type BoardMessages, boardMessages } from "../../messages/board.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Avatar } from "./avatar.tsx"
import { findPeople, groupPeople, SEARCH_FROM } from "./people-groups.ts"

export interface PeopleActions {
  readonly followed: number | undefined
  readonly onFollow: (person: Person | undefined) => void
  /** Called to remove a person; for facilitators only. */
  readonly onRemove: ((person: Person) => void) | undefined
  /** For facilitators. */
  readonly onChangeSeat: ((person: Person) => void) | undefined
}

/** All people who are here, by institution; the own entry first. */
export function PeopleList({
  people,
  projectors,
  actions,
}: {
  people: readonly Person[]
  projectors: readonly Person[]
  actions: PeopleActions
}): JSX.Element {
  const messages = useMessages(boardMessages)
  const [search, setSearch] = useState("")
  const searchable = people.length >= SEARCH_FROM
  const found = searchable ? findPeople(people, search) : people
  return (
    <section className="people-list" aria-label={messages.peopleHere}>
      <h2>{messages.people(people.length)}</h2>
      {searchable && (
        <input
          className="input"
          type="search"
          aria-label={messages.searchPeople}
          placeholder={messages.searchPeople}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {groupPeople(found).map(({ institution, people: members }) => (
        <Group
          key={institution}
          title={institution || messages.noInstitution}
          people={members}
          actions={actions}
        />
      ))}
      {search === "" && projectors.length > 0 && (
        <Group
          title={messages.projectors}
          people={projectors}
          actions={{ ...actions, onChangeSeat: undefined }}
        />
      )}
      {found.length === 0 && people.length > 0 && <p className="hint">{messages.nobodyFound}</p>}
    </section>
  )
}

function Group({
  title,
  people,
  actions,
}: {
  title: string
  people: readonly Person[]
  actions: PeopleActions
}): JSX.Element {
  const titleId = useId()
  return (
    <>
      <h3 id={titleId}>
        {title} <span className="people-number">{people.length}</span>
      </h3>
      <ul aria-labelledby={titleId}>
        {people.map((person) => (
          <PersonRow key={person.clientId} person={person} actions={actions} />
        ))}
      </ul>
    </>
  )
}

function whereIs(view: Person["view"], messages: BoardMessages): string | undefined {
  if (view === "canvas") return undefined
  if (view === "diagrams") return messages.inDiagrams
  return view === "paper" ? messages.inPaper : messages.inTable
}

function PersonRow({ person, actions }: { person: Person; actions: PeopleActions }): JSX.Element {
  const messages = useMessages(boardMessages)
  const { name, role, self, idle, clientIds } = person
  // Viewers send no camera.
  const isKnown = !self && role !== "viewer"
  const where = isKnown ? whereIs(person.view, messages) : undefined
  const tabs = clientIds.length > 1 ? messages.windows(clientIds.length) : undefined
  const facts = [role && messages[role], idle ? messages.idle : where, tabs].filter(Boolean)
  return (
    <li data-idle={idle || undefined}>
      <Avatar person={person} />
      <span className="people-name">
        <strong>{self ? `${name} (${messages.you})` : name}</strong>
        <span className="hint">{facts.join(" · ")}</span>
      </span>
      {!self && <PersonActions person={person} actions={actions} />}
    </li>
  )
}

function PersonActions({
  person,
  actions: { followed, onFollow, onRemove, onChangeSeat },
}: {
  person: Person
  actions: PeopleActions
}): JSX.Element {
  const messages = useMessages(boardMessages)
  const steering = useMessages(facilitationMessages)
  const { name, role, view } = person
  const follows = followed === person.clientId
  return (
    <span className="people-actions">
      {(view !== undefined || follows) && (
        <Button
          aria-label={follows ? messages.stopFollowingOf(name) : messages.followOf(name)}
          onClick={() => onFollow(follows ? undefined : person)}
        >
          {follows ? messages.stopFollowing : messages.follow}
        </Button>
      )}
      {onChangeSeat && role !== "facilitator" && (
        <Button
          kind="quiet"
          aria-label={steering.changeSeatOf(name)}
          onClick={() => onChangeSeat(person)}
        >
          {steering.changeSeat}
        </Button>
      )}
      {onRemove && role !== "facilitator" && (
        <Button
          kind="quiet"
          className="people-remove"
          aria-label={steering.removePersonOf(name)}
          onClick={() => onRemove(person)}
        >
          {steering.removePerson}
        </Button>
      )}
    </span>
  )
}
