import { type JSX, useEffect, useState } from "react"

import { appMessages } from "../../messages/app.ts"
import { detailsMessages } from "../../messages/details.ts"
import { currentLanguage, useMessages } from "../../messages/language.ts"
import { Failure, OwnPart, SelfservicePage } from "../../selfservice/selfservice-page.tsx"
import { Button } from "../../ui/button.tsx"
import { announce } from "../../ui/toast.tsx"
import { ApiError } from "../api.ts"
import { Page, PageHeading } from "../page.tsx"
import { problemText } from "../problem-text.ts"
import { institutionKey, readToken } from "../token.ts"
import { changeOwnInstitution, readOwnInstitution } from "./selfservice-api.ts"

interface SelfserviceRouteProps {
  readonly boardId: string
}

/** The page behind an institution's link; it opens no board. */
export function SelfserviceRoute({ boardId }: SelfserviceRouteProps): JSX.Element {
  const token = readToken(institutionKey(boardId))
  return token === undefined ? <NeedsLink /> : <Opened boardId={boardId} token={token} />
}

function NeedsLink(): JSX.Element {
  const messages = useMessages(detailsMessages)
  return (
    <Page className="narrow-page">
      <PageHeading>{messages.needsLink}</PageHeading>
      <p>{messages.needsLinkMore}</p>
    </Page>
  )
}

function Opened({
  boardId,
  token,
}: SelfserviceRouteProps & { readonly token: string }): JSX.Element {
  const [own] = useState(() => createOwnPart(boardId, token))
  useEffect(() => void own.load(), [own])
  return (
    <Page>
      <SelfservicePage
        own={own}
        renderHeading={(text) => <PageHeading>{text}</PageHeading>}
        renderFailure={(failure) => <Failed failure={failure} onRetry={() => void own.load()} />}
      />
    </Page>
  )
}

function createOwnPart(boardId: string, token: string): OwnPart {
  return new OwnPart({
    server: {
      read: () => readOwnInstitution(boardId, token).catch(throwFailure),
      change: (change) => changeOwnInstitution(boardId, token, change).catch(throwFailure),
    },
    onRefused: ({ message }) => {
      const { refused } = detailsMessages[currentLanguage()]
      announce(`${refused} ${message}`)
    },
    // The Swedish format is that of ISO 8601.
    today: () => new Date().toLocaleDateString("sv"),
  })
}

/** Rethrows what a call was refused with as a `Failure`; a bug stays what it is. */
function throwFailure(problem: unknown): never {
  if (!(problem instanceof ApiError)) throw problem
  const { status, message, problems } = problem
  const [first] = problems
  throw new Failure(status, first?.message ?? (status === 0 ? "" : message))
}

interface FailedProps {
  readonly failure: Failure
  readonly onRetry: () => void
}

function Failed({ failure: { status, message }, onRetry }: FailedProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const problems = useMessages(appMessages)
  if (status === 401) {
    return (
      <div className="stack">
        <PageHeading takeFocus>{messages.endedTitle}</PageHeading>
        <p>{messages.endedMore}</p>
      </div>
    )
  }
  const isGone = status === 404 || status === 410
  return (
    <div className="stack">
      <PageHeading takeFocus>{isGone ? messages.goneTitle : messages.failedTitle}</PageHeading>
      <p>{isGone ? message : problemText(problems, status)}</p>
      {!isGone && (
        <div className="row">
          <Button kind="primary" onClick={onRetry}>
            {messages.tryAgain}
          </Button>
        </div>
      )}
    </div>
  )
}
