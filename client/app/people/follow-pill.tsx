import { type JSX, useEffect, useRef, useState } from "react"

import type { Board } from "../../board/board.ts"
import type { Person } from "../../board/people/people.ts"
import { useFollow, usePeople } from "../../board/use-board.ts"
import { boardMessages } from "../../messages/board.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { EyeIcon } from "../../ui/icons.tsx"
import { announce } from "../../ui/toast.tsx"

/** Shows the followed person above the canvas, with a button to stop. */
export function FollowPill({ board }: { board: Board }): JSX.Element | null {
  const messages = useMessages(boardMessages)
  const followed = useFollow(board)
  const people = usePeople(board)
  const person = useSaidEnd(followed, people)
  if (followed === undefined) return null
  return (
    <div className="follow-pill">
      <EyeIcon />
      <span>{messages.following(person?.name ?? "")}</span>
      <Button onClick={() => board.follow.set(undefined)}>{messages.stopFollowing}</Button>
    </div>
  )
}

/**
 * Following ends by the button, by moving the canvas, or because the followed person leaves; only the last is announced.
 * Returns the followed person as listed last; one tab represents all tabs of a device.
 */
function useSaidEnd(followed: number | undefined, people: readonly Person[]): Person | undefined {
  const messages = useMessages(boardMessages)
  const [last, setLast] = useState<Person>()
  const before = useRef<number>(undefined)
  const now = people.find(({ clientId }) => clientId === followed)
  if (now && now !== last) setLast(now)
  useEffect(() => {
    const hasEnded = before.current !== undefined && followed === undefined
    before.current = followed
    if (!hasEnded || !last) return
    const isHere = people.some(({ id }) => id === last.id)
    if (isHere) announce(messages.followingEnded, "quiet")
    else announce(messages.followedLeft(last.name))
  }, [followed, last, people, messages])
  return now ?? last
}
