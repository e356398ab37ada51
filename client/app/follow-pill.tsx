import { type JSX } from "react"

import type { Board } from "../board/board.ts"
import { useFollow, usePeople } from "../board/use-board.ts"
import { Button } from "../ui/button.tsx"
import { EyeIcon } from "../ui/icons.tsx"
import { useWords } from "../ui/language.ts"
import { boardWords } from "./board-words.ts"

/** Says over the canvas whom one follows, and ends it. */
export function FollowPill({ board }: { board: Board }): JSX.Element | null {
  const words = useWords(boardWords)
  const followed = useFollow(board)
  const person = usePeople(board).find(({ clientId }) => clientId === followed)
  if (followed === undefined) return null
  return (
    <div className="follow-pill">
      <EyeIcon />
      <span>{words.following(person?.name ?? "")}</span>
      <Button onClick={() => board.follow.set(undefined)}>{words.stopFollowing}</Button>
    </div>
  )
}
