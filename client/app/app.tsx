import { type JSX } from "react"

import { appMessages } from "../messages/app.ts"
import { useMessages } from "../messages/language.ts"
import { ButtonLink } from "../ui/button.tsx"
import { Toasts } from "../ui/toast.tsx"
import { BoardRoute } from "./board-page/board-route.tsx"
import { ErrorBoundary } from "./error-boundary.tsx"
import { CodePage } from "./join/code-page.tsx"
import { PageHeading, Page } from "./page.tsx"
import { routeMoves, startRouting, useRoute } from "./route.ts"
import { StartPage } from "./start/start-page.tsx"

startRouting()

export function App(): JSX.Element {
  return (
    <>
      <ErrorBoundary>
        <CurrentPage />
      </ErrorBoundary>
      <Toasts />
    </>
  )
}

function CurrentPage(): JSX.Element {
  const route = useRoute()
  switch (route.page) {
    case "start":
      return <StartPage />
    case "join":
      return <CodePage />
    case "board":
      return <BoardRoute key={routeMoves()} boardId={route.boardId} />
    case "unknown":
      return <UnknownPage />
  }
}

function UnknownPage(): JSX.Element {
  const messages = useMessages(appMessages)
  return (
    <Page className="narrow-page">
      <PageHeading>{messages.notFound}</PageHeading>
      <p>{messages.notFoundMore}</p>
      <ButtonLink kind="primary" href="/">
        {messages.toStart}
      </ButtonLink>
    </Page>
  )
}
