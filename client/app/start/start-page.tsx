import { type JSX, useEffect, useState } from "react"

import { appMessages } from "../../messages/app.ts"
import { useMessages } from "../../messages/language.ts"
import { RoundTable } from "../../ui/round-table.tsx"
import { type CreatedBoard, type Settings, readSettings } from "../api.ts"
import { CodeForm } from "../join/code-form.tsx"
import { Page, useDocumentTitle } from "../page.tsx"
import { keepToken } from "../token.ts"
import { CreateForm } from "./create-form.tsx"
import { CreatedPage } from "./created-page.tsx"
import { rememberBoard } from "./recent-boards.ts"
import { RecentList } from "./recent-list.tsx"

export function StartPage(): JSX.Element {
  const [created, setCreated] = useState<CreatedBoard>()
  const settings = useSettings()
  if (created) return <CreatedPage board={created} lanUrls={created.lanUrls ?? []} />
  return (
    <Page className="start-page">
      <Welcome />
      <div className="start-columns">
        <CreateSection settings={settings} onCreated={setCreated} />
        <div className="start-side">
          <JoinSection />
          <RecentList />
        </div>
      </div>
    </Page>
  )
}

function Welcome(): JSX.Element {
  const messages = useMessages(appMessages)
  useDocumentTitle("")
  return (
    <div className="welcome on-board">
      <div>
        <h1>{messages.tagline}</h1>
        <p>{messages.taglineMore}</p>
      </div>
      <RoundTable className="welcome-mark" seats={12} />
    </div>
  )
}

function CreateSection({
  settings,
  onCreated,
}: {
  settings: Settings | undefined
  onCreated: (board: CreatedBoard) => void
}): JSX.Element {
  const messages = useMessages(appMessages)
  return (
    <section className="card" aria-labelledby="create-title">
      <h2 id="create-title">{messages.createTitle}</h2>
      <CreateForm
        needsKey={settings?.createNeedsKey ?? false}
        onCreated={(board) => {
          const { token } = board.links.facilitator
          keepToken(board.id, token)
          rememberBoard({
            id: board.id,
            title: board.title,
            role: "facilitator",
            token,
            openedAt: new Date().toISOString(),
          })
          onCreated(board)
        }}
      />
    </section>
  )
}

function JoinSection(): JSX.Element {
  const messages = useMessages(appMessages)
  return (
    <section className="card" aria-labelledby="join-title">
      <h2 id="join-title">{messages.joinTitle}</h2>
      <CodeForm />
    </section>
  )
}

/** Undefined until the server answers; the start page works without the settings. */
function useSettings(): Settings | undefined {
  const [settings, setSettings] = useState<Settings>()
  useEffect(() => {
    readSettings().then(setSettings, () => setSettings(undefined))
  }, [])
  return settings
}
