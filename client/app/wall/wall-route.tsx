import { type JSX, useCallback, useMemo } from "react"

import type { Board } from "../../board/board.ts"
import { useBoardTitle } from "../../board/use-board.ts"
import { useMessages } from "../../messages/language.ts"
import { wallMessages } from "../../messages/wall.ts"
import { type Invitation } from "../../wall/scenes/code-scene.tsx"
import { WallPage } from "../../wall/wall-page.tsx"
import { type PlaceStore } from "../../wall/wall-place.ts"
import { readBoard } from "../api.ts"
import { EndedDialog } from "../board-page/ended-dialog.tsx"
import { useDocumentTitle } from "../page.tsx"
import { navigate } from "../route.ts"
import { toReachable } from "../share/reachable-links.ts"
import { readStored, writeStored } from "../storage.ts"

export { openBoard } from "../../board/board.ts"

interface WallRouteProps {
  readonly board: Board
  readonly token: string
  readonly onReopen: (token?: string) => void
}

/** The page of the wall, in the place of the board's. */
export function BoardPage({ board, token, onReopen }: WallRouteProps): JSX.Element {
  const { wall } = useMessages(wallMessages)
  const title = useBoardTitle(board)
  useDocumentTitle(`${wall}: ${title}`)
  const store = useMemo(() => placeStore(board.id), [board])
  const read = useCallback(() => readInvitation(board.id, token), [board, token])
  return (
    <WallPage
      board={board}
      store={store}
      readInvitation={read}
      onLeave={() => navigate(`/b/${board.id}`)}
    >
      <EndedDialog board={board} onReopen={() => onReopen()} />
    </WallPage>
  )
}

function placeStore(boardId: string): PlaceStore {
  const key = `tafelrunde.wall.${boardId}`
  return {
    read: () => readStored("device", key),
    write: (place) => writeStored("device", key, place),
  }
}

/** The code as people in the room reach it; `localhost` leads no phone anywhere. */
async function readInvitation(boardId: string, token: string): Promise<Invitation> {
  const { joinCode, lanUrls } = await readBoard(boardId, token)
  const url = new URL(toReachable(new URL("/join", location.href).href, lanUrls ?? []))
  const address = `${url.host}${url.pathname}`
  if (joinCode) url.hash = `code=${joinCode}`
  return { joinCode, address, url: url.href }
}
