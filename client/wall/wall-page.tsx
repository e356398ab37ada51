import {
  type CSSProperties,
  type JSX,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react"

import type { Board } from "../board/board.ts"
import { useConnectionStatus } from "../board/use-board.ts"
import { guestBoard } from "../board/wall/guest-board.ts"
import { useMessages } from "../messages/language.ts"
import { wallMessages } from "../messages/wall.ts"
import { useKeepAwake } from "./keep-awake.ts"
import { useSceneGroups } from "./scene-list.ts"
import { type Invitation } from "./scenes/code-scene.tsx"
import { pageOf } from "./scenes/page-starts.ts"
import { SceneView } from "./scenes/scene-view.tsx"
import { useWallKeys } from "./use-wall-keys.ts"
import { useWall } from "./use-wall.ts"
import { WallControls } from "./wall-controls.tsx"
import { type PlaceStore } from "./wall-place.ts"

import "./wall.css"

interface WallPageProps {
  readonly board: Board
  readonly store: PlaceStore
  readonly readInvitation: () => Promise<Invitation>
  /** Back to the board. */
  readonly onLeave: () => void
  /** What is said above everything, such as that the link has ended. */
  readonly children?: ReactNode
}

/** The wall: one part of the board on the whole screen, for a projector; its controls are there while somebody moves. */
export function WallPage({
  board,
  store,
  readInvitation,
  onLeave,
  children,
}: WallPageProps): JSX.Element {
  const messages = useMessages(wallMessages)
  const guest = useMemo(() => guestBoard(board), [board])
  const wall = useWall(board, store)
  const groups = useSceneGroups(guest)
  const [pages, setPages] = useState(1)
  const wakefulness = useKeepAwake()
  const page = useRef<HTMLDivElement>(null)
  const onPages = useCallback((count: number) => setPages(count), [])
  useEffect(() => page.current?.focus({ preventScroll: true }), [])
  useWallKeys(wall, groups, pages)
  const style: CSSProperties & Record<`--${string}`, number> = { "--wall-zoom": wall.zoom }
  return (
    <div
      ref={page}
      className="wall"
      tabIndex={-1}
      style={style}
      data-dark={wall.dark || undefined}
      data-black={wall.black || undefined}
    >
      <main className="wall-scene" aria-label={messages.wall} inert={wall.black}>
        <SceneView
          key={JSON.stringify(wall.scene)}
          board={guest}
          scene={wall.scene}
          page={wall.page}
          zoom={wall.zoom}
          onPages={onPages}
          readInvitation={readInvitation}
        />
        <div className="wall-foot">
          <Connection board={board} />
          {pages > 1 && <span>{messages.pageOf(pageOf(wall.page, pages) + 1, pages)}</span>}
        </div>
      </main>
      <WallControls
        wall={wall}
        groups={groups}
        pages={pages}
        wakefulness={wakefulness}
        onLeave={onLeave}
      />
      {children}
    </div>
  )
}

/** Says when the picture may be old; nothing while all is well. */
function Connection({ board }: { readonly board: Board }): JSX.Element {
  const messages = useMessages(wallMessages)
  const { kind } = useConnectionStatus(board)
  return <output>{kind === "offline" && messages.offline}</output>
}
