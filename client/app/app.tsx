import { type JSX, Suspense, lazy } from "react"

import { appMessages } from "../messages/app.ts"
import { useMessages } from "../messages/language.ts"
import { ButtonLink } from "../ui/button.tsx"
import { Toasts } from "../ui/toast.tsx"
import { BoardRoute } from "./board-page/board-route.tsx"
import { ErrorBoundary } from "./error-boundary.tsx"
import { CodePage } from "./join/code-page.tsx"
import { PageHeading, Page } from "./page.tsx"
import { routeMoves, startRouting, useRoute } from "./route.ts"

startRouting()

// Apart, because of what only the start page needs (QR code, content files): whoever joins by a link never sees it.
const StartPage = lazy(async () => {
  const { StartPage: component } = await import("./start/start-page.tsx")
  return { default: component }
})

const SelfserviceRoute = lazy(async () => {
  const { SelfserviceRoute: component } = await import("./selfservice/selfservice-route.tsx")
  return { default: component }
})

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
      return (
        <Suspense fallback={null}>
          <StartPage />
        </Suspense>
      )
    case "join":
      return <CodePage />
    case "board":
      return <BoardRoute key={routeMoves()} boardId={route.boardId} />
    case "wall":
      return <BoardRoute key={routeMoves()} boardId={route.boardId} isWall />
    case "institution":
      return (
        <Suspense fallback={null}>
          <SelfserviceRoute key={routeMoves()} boardId={route.boardId} />
        </Suspense>
      )
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
