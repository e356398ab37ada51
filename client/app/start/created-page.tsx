import { type JSX } from "react"

import { appMessages } from "../../messages/app.ts"
import { useMessages } from "../../messages/language.ts"
import { ButtonLink } from "../../ui/button.tsx"
import type { CreatedBoard } from "../api.ts"
import { PageHeading, Page } from "../page.tsx"
import { navigate } from "../route.ts"
import { Invitation } from "../share/invitation.tsx"
import { LinkList } from "../share/link-list.tsx"
import { toReachableLinks } from "../share/reachable-links.ts"

export function CreatedPage({
  board,
  lanUrls,
}: {
  board: CreatedBoard
  lanUrls: readonly string[]
}): JSX.Element {
  const messages = useMessages(appMessages)
  const path = `/b/${board.id}`
  const links = toReachableLinks(board.links, lanUrls)
  return (
    <Page className="created-page">
      <div className="created-head">
        <div>
          <PageHeading takeFocus>{messages.createdTitle}</PageHeading>
          <p className="created-board">{board.title}</p>
        </div>
        <ButtonLink
          kind="primary"
          href={path}
          onClick={(event) => {
            event.preventDefault()
            navigate(path)
          }}
        >
          {messages.openBoard}
        </ButtonLink>
      </div>
      <section className="card">
        <Invitation joinCode={board.joinCode} participantUrl={links.participant.url} />
      </section>
      <section className="card" aria-labelledby="links-title">
        <h2 id="links-title">{messages.links}</h2>
        <p>{messages.createdMore}</p>
        <LinkList links={links} />
        {lanUrls.length > 1 && (
          <p className="hint">
            {messages.lanTitle} {lanUrls.join(" · ")}
          </p>
        )}
      </section>
    </Page>
  )
}
