import { type JSX, useEffect, useRef, useState } from "react"

import type { Board } from "../../board/board.ts"
import type { Person } from "../../board/people/people.ts"
import { useFollow } from "../../board/use-board.ts"
import { boardMessages } from "../../messages/board.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { EyeIcon } from "../../ui/icons.tsx"
import { announce } from "../../ui/toast.tsx"
import { useNamedPeople } from "./named-people.ts"

/** Shows the followed person in a line above the view, where nothing covers it, with a button to stop. */
export function FollowNotice({ board }: { board: Board }): JSX.Element | null {
  const messages = useMessages(boardMessages)
  const followed = useFollow(board)
  const people = useNamedPeople(board)
  const now = people.find(({ clientId }) => clientId === followed)
  const person = useSaidEnd(board, now)
  if (followed === undefined) return null
  const name = person?.name ?? ""
  const isAway = !board.awareness.getStates().has(followed)
  return (
    <div className="follow-notice">
      <EyeIcon />
      <span>{isAway ? messages.followingAway(name) : messages.following(name)}</span>
      <Button onClick={() => board.follow.set(undefined)}>{messages.stopFollowing}</Button>
    </div>
  )
}

/**
 * Following ends by the button, by moving the canvas, by choosing another view, or because the followed person leaves; only
 * the last is announced for all. Returns the followed person as listed last; one tab represents all tabs of a device.
 */
function useSaidEnd(board: Board, now: Person | undefined): Person | undefined {
  const messages = useMessages(boardMessages)
  const followed = useFollow(board)
  const [last, setLast] = useState<Person>()
  const before = useRef<number>(undefined)
  if (now && now !== last) setLast(now)
  useEffect(() => {
    const ended = followed === undefined ? before.current : undefined
    before.current = followed
    if (ended === undefined || !last) return
    if (board.follow.left.get() === ended) announce(messages.followedLeft(last.name))
    else announce(messages.followingEnded, "quiet")
  }, [board, followed, last, messages])
  return now ?? last
}
