import { type JSX, useEffect, useRef, useState } from "react"

import type { Board } from "../../board/board.ts"
import type { Person } from "../../board/people/people.ts"
import { useFollow, usePeople } from "../../board/use-board.ts"
import { Button } from "../../ui/button.tsx"
import { EyeIcon } from "../../ui/icons.tsx"
import { useWords } from "../../ui/language.ts"
import { announce } from "../../ui/toast.tsx"
import { boardWords } from "../board-page/board-words.ts"

/** Says over the canvas whom one follows, and ends it. */
export function FollowPill({ board }: { board: Board }): JSX.Element | null {
  const words = useWords(boardWords)
  const followed = useFollow(board)
  const people = usePeople(board)
  const person = useSaidEnd(followed, people)
  if (followed === undefined) return null
  return (
    <div className="follow-pill">
      <EyeIcon />
      <span>{words.following(person?.name ?? "")}</span>
      <Button onClick={() => board.follow.set(undefined)}>{words.stopFollowing}</Button>
    </div>
  )
}

/**
 * Following ends by the button, by moving the canvas oneself, or because the other has left: only the last is a surprise.
 * Returns the followed person as last seen in the list, where one of two tabs of a device stands for both.
 */
function useSaidEnd(followed: number | undefined, people: readonly Person[]): Person | undefined {
  const words = useWords(boardWords)
  const [last, setLast] = useState<Person>()
  const before = useRef<number>(undefined)
  const now = people.find(({ clientId }) => clientId === followed)
  if (now && now !== last) setLast(now)
  useEffect(() => {
    const hasEnded = before.current !== undefined && followed === undefined
    before.current = followed
    if (!hasEnded || !last) return
    const isHere = people.some(({ id }) => id === last.id)
    if (isHere) announce(words.followingEnded, "quiet")
    else announce(words.followedLeft(last.name))
  }, [followed, last, people, words])
  return now ?? last
}
