import { type JSX, useCallback, useEffect, useRef, useState } from "react"

import type { Board } from "../../board/board.ts"
import type { BoardUser, Person } from "../../board/people/people.ts"
import { appMessages } from "../../messages/app.ts"
import { useMessages } from "../../messages/language.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { attempt } from "../attempt.ts"
import { CodeForm } from "../join/code-form.tsx"
import { seatlessUser, readKnownUser, readTabIdentity, rememberIdentity } from "../join/identity.ts"
import { JoinPage } from "../join/join-page.tsx"
import { keepSeat, takeSeat } from "../join/seat.ts"
import { PageHeading, Page } from "../page.tsx"
import { problemText } from "../problem-text.ts"
import {
  type AccessResult,
  type BoardAccess,
  findAccess,
  readAccess,
  replaceToken,
} from "./board-access.ts"
import { loadBoardPage, loadWallPage, takePrefetchedState } from "./board-loading.ts"
import { UnsyncedWork } from "./unsynced-work.tsx"

type BoardPageModule = Awaited<ReturnType<typeof loadBoardPage>>
interface Opened {
  readonly board: Board
  readonly access: BoardAccess
  readonly BoardPage: BoardPageModule["BoardPage"]
}

interface BoardRouteProps {
  readonly boardId: string
  /** Shows the wall, which is nobody and so asks for no name. */
  readonly isWall?: boolean
}

/** The page of a board's link: asks for name and institution, then opens the board, or its wall. */
export function BoardRoute({ boardId, isWall = false }: BoardRouteProps): JSX.Element {
  const { result, opened, enter, retry } = useBoard(boardId, isWall)
  if (opened) {
    const { BoardPage, board, access } = opened
    return (
      <BoardPage
        board={board}
        token={access.token}
        onReopen={(token) => {
          void enter(token === undefined ? access : replaceToken(access, token), board.user)
        }}
      />
    )
  }
  const join = async (access: BoardAccess, user: BoardUser): Promise<void> => {
    await attempt(takeSeat(access, user))
    await enter(access, user)
  }
  const isEntering = result?.kind === "ready" && (isWall || readTabIdentity(boardId))
  if (!result || isEntering) return <Waiting />
  switch (result.kind) {
    case "ready":
      return <JoinPage access={result.access} onEnter={(user) => join(result.access, user)} />
    case "needsLink":
      return <NeedsLink />
    case "problem":
      return <Problem boardId={boardId} result={result} onRetry={retry} onEnter={enter} />
  }
}

function useBoard(
  boardId: string,
  isWall: boolean,
): {
  result: AccessResult | undefined
  opened: Opened | undefined
  enter: (access: BoardAccess, user: BoardUser) => Promise<void>
  retry: () => void
} {
  const [result, setResult] = useState<AccessResult>()
  const [opened, setOpened] = useState<Opened>()
  const { anonymousName } = useMessages(appMessages)
  useClosing(opened?.board)
  const enter = useCallback(
    async (access: BoardAccess, user: BoardUser): Promise<void> => {
      if (!isWall) rememberIdentity(boardId, user)
      const { BoardPage, openBoard } = await (isWall ? loadWallPage() : loadBoardPage())
      const { token, role, licenseKey } = access
      const onSeat = (seat: Person["seat"]): void => keepSeat(access, user, seat)
      const firstState = takePrefetchedState(token)
      const board = openBoard({ boardId, token, role, user, licenseKey, firstState, onSeat })
      setOpened({ board, access, BoardPage })
    },
    [boardId, isWall],
  )
  const receive = useCallback(
    async (answer: AccessResult): Promise<void> => {
      setResult(answer)
      const visitor = isWall ? seatlessUser(anonymousName) : readTabIdentity(boardId)
      if (answer.kind === "ready" && visitor) await enter(answer.access, visitor)
    },
    [boardId, isWall, anonymousName, enter],
  )
  useEffect(() => void findAccess(boardId).then(receive), [boardId, receive])
  const retry = (): void => {
    setResult(undefined)
    void readAccess(boardId).then(receive)
  }
  return { result, opened, enter, retry }
}

function Waiting(): JSX.Element {
  const messages = useMessages(appMessages)
  return (
    <Page className="narrow-page">
      <output>{messages.loading}</output>
    </Page>
  )
}

/** Closes a board when the page is left, but not when StrictMode unmounts and remounts it at once. */
function useClosing(board: Board | undefined): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    clearTimeout(timer.current)
    return () => {
      timer.current = setTimeout(() => board?.close(), 0)
    }
  }, [board])
}

function NeedsLink(): JSX.Element {
  const messages = useMessages(appMessages)
  return (
    <Page className="narrow-page">
      <PageHeading>{messages.needLinkTitle}</PageHeading>
      <p>{messages.needLinkMore}</p>
      <section className="card">
        <CodeForm />
      </section>
    </Page>
  )
}

function Problem({
  boardId,
  result,
  onRetry,
  onEnter,
}: {
  boardId: string
  result: Extract<AccessResult, { kind: "problem" }>
  onRetry: () => void
  onEnter: (access: BoardAccess, user: BoardUser) => Promise<void>
}): JSX.Element {
  const messages = useMessages(appMessages)
  const { status, offlineAccess, formerRole } = result
  return (
    <Page className="narrow-page">
      <PageHeading>{messages.problemTitle}</PageHeading>
      <p>{problemText(messages, status)}</p>
      {isFinal(status) ? (
        <ButtonLink kind="primary" href="/">
          {messages.toStart}
        </ButtonLink>
      ) : (
        <Button kind="primary" onClick={onRetry}>
          {messages.tryAgain}
        </Button>
      )}
      {formerRole && <UnsyncedWork boardId={boardId} role={formerRole} />}
      {offlineAccess && (
        <section className="card">
          <p>{messages.offlineMore}</p>
          <Button
            onClick={() => {
              const user = readKnownUser(offlineAccess.boardId, messages.anonymousName)
              void onEnter(offlineAccess, user)
            }}
          >
            {messages.offlineOpen}
          </Button>
        </section>
      )}
    </Page>
  )
}

/** Final refusals, after which a retry is useless: the link has expired or the board was deleted. */
function isFinal(status: number): boolean {
  return [401, 403, 404, 410].includes(status)
}
