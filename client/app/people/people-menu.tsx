import { type JSX, useState } from "react"

import type { Board } from "../../board/board.ts"
import type { Person } from "../../board/people/people.ts"
import { useAccess, useFollow, usePeople } from "../../board/use-board.ts"
import { boardMessages } from "../../messages/board.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { Disclosure } from "../../ui/disclosure.tsx"
import { CheckField } from "../../ui/field.tsx"
import { announce } from "../../ui/toast.tsx"
import { removePerson } from "../api.ts"
import { attempt } from "../attempt.ts"
import { ConfirmDialog } from "../confirm-dialog.tsx"
import { Avatar } from "./avatar.tsx"
import { focusPeopleButton } from "./focus-people-button.ts"
import { PeopleList } from "./people-list.tsx"
import { splitProjectors } from "./projectors.ts"
import { SeatDialog } from "./seat-dialog.tsx"

const SHOWN_AVATARS = 5

interface PeopleMenuProps {
  readonly board: Board
  readonly token: string
}

/** The people who are here: some avatars, the number, and the whole list on demand. */
export function PeopleMenu({ board, token }: PeopleMenuProps): JSX.Element {
  const messages = useMessages(boardMessages)
  const { people, projectors } = splitProjectors(usePeople(board), messages.projector)
  const followed = useFollow(board)
  const { role } = useAccess(board)
  const [leaving, setLeaving] = useState<Person>()
  const [changing, setChanging] = useState<Person>()
  const follow = (person: Person | undefined): void => {
    board.follow.set(person?.clientId)
    if (person) announce(messages.following(person.name), "quiet")
  }
  return (
    <>
      <Disclosure
        className="people-panel"
        label={`${messages.peopleHere}: ${messages.people(people.length)}`}
        button={
          <>
            <span className="avatars">
              {people.slice(0, SHOWN_AVATARS).map((person) => (
                <Avatar key={person.clientId} person={person} />
              ))}
            </span>
            <span className="people-count">{people.length}</span>
          </>
        }
      >
        <PeopleList
          people={people}
          projectors={projectors}
          actions={{
            followed,
            onFollow: follow,
            onRemove: role === "facilitator" ? setLeaving : undefined,
            onChangeSeat: role === "facilitator" ? setChanging : undefined,
          }}
        />
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
          person={leaving}
          boardId={board.id}
          token={token}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  )
}

interface RemoveProps {
  readonly person: Person
  readonly boardId: string
  readonly token: string
  readonly onClose: () => void
}

function RemoveDialog({ person, boardId, token, onClose }: RemoveProps): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const { name, clientId } = person
  const [renew, setRenew] = useState(true)
  const remove = async (): Promise<void> => {
    onClose()
    const removal = removePerson(boardId, token, { clientId, renew }).then(() => true)
    const done = await attempt(removal)
    focusPeopleButton()
    if (done) announce(renew ? messages.removedRenewed(name) : messages.removedOpen(name))
  }
  return (
    <ConfirmDialog
      title={messages.removeTitle(name)}
      action={messages.removeDo}
      onCancel={onClose}
      onConfirm={() => void remove()}
    >
      <div className="stack">
        <p>{messages.removeMore(name)}</p>
        <CheckField
          label={messages.removeRenew(name)}
          hint={renew ? messages.removeRenewMore : messages.removeKeepMore(name)}
          checked={renew}
          onChange={(event) => setRenew(event.target.checked)}
        />
      </div>
    </ConfirmDialog>
  )
}
