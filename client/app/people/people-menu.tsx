import { type JSX, useState } from "react"

import type { Board } from "../../board/board.ts"
import type { Person } from "../../board/people/people.ts"
import type { UnnamedConnection } from "../../board/people/unnamed.ts"
import { useAccess, useFollow, useUnnamed } from "../../board/use-board.ts"
import { type BoardMessages, boardMessages } from "../../messages/board.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { Disclosure } from "../../ui/disclosure.tsx"
import { announce } from "../../ui/toast.tsx"
import type { Removed } from "../api.ts"
import { Avatar } from "./avatar.tsx"
import { useNamedPeople } from "./named-people.ts"
import { PeopleList } from "./people-list.tsx"
import { splitProjectors } from "./projectors.ts"
import { RemoveDialog } from "./remove-dialog.tsx"
import { SeatDialog } from "./seat-dialog.tsx"
import { UnnamedList } from "./unnamed-list.tsx"

const SHOWN_AVATARS = 5

interface PeopleMenuProps {
  readonly board: Board
  readonly token: string
}

/** The people who are here: some avatars, the number, and the whole list on demand. */
export function PeopleMenu({ board, token }: PeopleMenuProps): JSX.Element {
  const messages = useMessages(boardMessages)
  const { people, projectors } = splitProjectors(useNamedPeople(board), messages.projector)
  const unnamed = useUnnamed(board)
  const followed = useFollow(board)
  const { role } = useAccess(board)
  const [leaving, setLeaving] = useState<{ readonly who: Removed; readonly name: string }>()
  const [changing, setChanging] = useState<Person>()
  const follow = useFollowing(board)
  const removePerson = ({ clientId, name }: Person): void => setLeaving({ who: { clientId }, name })
  return (
    <>
      <Disclosure
        className="people-panel"
        label={countsText({ people, unnamed }, messages)}
        button={
          <>
            <Avatars people={people} />
            <span className="people-count">
              {unnamed.length > 0 ? `${people.length} + ${unnamed.length}` : people.length}
            </span>
          </>
        }
      >
        <PeopleList
          people={people}
          projectors={projectors}
          actions={{
            followed,
            onFollow: follow,
            onRemove: role === "facilitator" ? removePerson : undefined,
            onChangeSeat: role === "facilitator" ? setChanging : undefined,
          }}
        />
        <UnnamedList
          unnamed={unnamed}
          onRemove={({ id: connectionId }, name) => setLeaving({ who: { connectionId }, name })}
        />
        {role === "facilitator" && <FacilitatorsNote people={people} unnamed={unnamed} />}
      </Disclosure>
      {changing && (
        <SeatDialog
          board={board}
          person={changing}
          token={token}
          onClose={() => setChanging(undefined)}
        />
      )}
      {leaving && (
        <RemoveDialog
          {...leaving}
          boardId={board.id}
          token={token}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  )
}

function countsText(
  { people, unnamed }: { people: readonly Person[]; unnamed: readonly UnnamedConnection[] },
  messages: BoardMessages,
): string {
  const counts = [messages.people(people.length)]
  if (unnamed.length > 0) counts.push(messages.unnamedCount(unnamed.length))
  return `${messages.peopleHere}: ${counts.join(", ")}`
}

/** Why facilitators have no button to remove each other. */
function FacilitatorsNote({
  people,
  unnamed,
}: {
  people: readonly Person[]
  unnamed: readonly UnnamedConnection[]
}): JSX.Element | null {
  const messages = useMessages(facilitationMessages)
  const others = [...people.filter(({ self }) => !self), ...unnamed]
  if (!others.some(({ role }) => role === "facilitator")) return null
  return <p className="hint">{messages.removeNoFacilitators}</p>
}

function Avatars({ people }: { people: readonly Person[] }): JSX.Element {
  return (
    <span className="avatars">
      {people.slice(0, SHOWN_AVATARS).map((person) => (
        <Avatar key={person.clientId} person={person} />
      ))}
    </span>
  )
}

function useFollowing(board: Board): (person: Person | undefined) => void {
  const messages = useMessages(boardMessages)
  return (person) => {
    board.follow.set(person?.clientId)
    if (person) announce(messages.following(person.name), "quiet")
  }
}
