import { type JSX, useEffect, useRef } from "react"

import type { Board } from "../board/board.ts"
import type { Person } from "../board/people.ts"
import { useFollow, usePeople } from "../board/use-board.ts"
import { Button } from "../ui/button.tsx"
import { EyeIcon } from "../ui/icons.tsx"
import { useWords } from "../ui/language.ts"
import { announce } from "../ui/toast.tsx"
import { boardWords } from "./board-words.ts"

/** Says over the canvas whom one follows, and ends it. */
export function FollowPill({ board }: { board: Board }): JSX.Element | null {
  const words = useWords(boardWords)
  const followed = useFollow(board)
  const people = usePeople(board)
  const person = people.find(({ clientId }) => clientId === followed)
  useSaidEnd(followed, people)
  if (followed === undefined) return null
  return (
    <div className="follow-pill">
      <EyeIcon />
      <span>{words.following(person?.name ?? "")}</span>
      <Button onClick={() => board.follow.set(undefined)}>{words.stopFollowing}</Button>
    </div>
  )
}

/** Following ends by the button, by moving the canvas oneself, or because the other has left: only the last is a surprise. */
function useSaidEnd(followed: number | undefined, people: readonly Person[]): void {
  const words = useWords(boardWords)
  const last = useRef<Person>(undefined)
  useEffect(() => {
    const now = people.find(({ clientId }) => clientId === followed)
    const before = last.current
    if (followed !== undefined) last.current = now ?? before
    else if (before) {
      last.current = undefined
      const isHere = people.some(({ clientId }) => clientId === before.clientId)
      if (isHere) announce(words.followingEnded, "quiet")
      else announce(words.followedLeft(before.name))
    }
  }, [followed, people, words])
}
