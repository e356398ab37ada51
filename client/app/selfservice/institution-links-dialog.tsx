import { type JSX, useEffect, useState } from "react"

import type { Board } from "../../board/board.ts"
import { type DetailsMessages, detailsMessages } from "../../messages/details.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { CopyButton } from "../../ui/copy-button.tsx"
import { copyText } from "../../ui/copy-text.ts"
import { Dialog } from "../../ui/dialog.tsx"
import { announce } from "../../ui/toast.tsx"
import { attempt } from "../attempt.ts"
import { ConfirmDialog } from "../confirm-dialog.tsx"
import { toReachable } from "../share/reachable-links.ts"
import { linkFacts } from "./link-facts.ts"
import {
  changeInstitutionLinks,
  type InstitutionLink,
  type InstitutionLinks,
  listInstitutionLinks,
} from "./selfservice-api.ts"

type Action = "create" | "renew" | "end"

interface InstitutionLinksDialogProps {
  readonly board: Pick<Board, "id">
  readonly token: string
  readonly onClose: () => void
}

/** The links by which institutions fill in their own part, and who has answered; for facilitators. */
export function InstitutionLinksDialog(props: InstitutionLinksDialogProps): JSX.Element {
  const { board, token, onClose } = props
  const messages = useMessages(detailsMessages)
  const [links, setLinks] = useState<InstitutionLinks>()
  const [asking, setAsking] = useState<{
    readonly link: InstitutionLink
    readonly action: Action
  }>()
  useEffect(() => {
    let isOpen = true
    const read = async (): Promise<void> => {
      const answer = await attempt(listInstitutionLinks(board.id, token))
      if (isOpen && answer) setLinks(answer)
    }
    void read()
    return () => {
      isOpen = false
    }
  }, [board, token])
  const change = async (action: Action, institutionIds?: string[]): Promise<void> => {
    setAsking(undefined)
    const body = { action, ...(institutionIds && { institutionIds }) }
    const answer = await attempt(changeInstitutionLinks(board.id, token, body))
    if (!answer) return
    setLinks(answer)
    announce(doneText(action, messages))
  }
  return (
    <>
      <Dialog title={messages.linksTitle} onClose={onClose}>
        <div className="stack">
          <p>{messages.linksAbout}</p>
          {links ? (
            <Links
              links={links}
              onCreate={(ids) => void change("create", ids)}
              onAsk={(link, action) => setAsking({ link, action })}
            />
          ) : (
            <p>{messages.loading}</p>
          )}
        </div>
      </Dialog>
      {asking && (
        <AskDialog
          {...asking}
          onCancel={() => setAsking(undefined)}
          onConfirm={() => void change(asking.action, [asking.link.institutionId])}
        />
      )}
    </>
  )
}

function doneText(action: Action, messages: DetailsMessages): string {
  if (action === "create") return messages.linksCreated
  return action === "renew" ? messages.linkRenewed : messages.linkEnded
}

interface LinksProps {
  readonly links: InstitutionLinks
  readonly onCreate: (institutionIds: string[]) => void
  readonly onAsk: (link: InstitutionLink, action: Action) => void
}

function Links({ links, onCreate, onAsk }: LinksProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { institutions, lanUrls = [] } = links
  const missing = institutions.filter(({ isOpen }) => !isOpen)
  const shown = institutions.flatMap((link) =>
    link.url === null ? [] : [{ ...link, url: toReachable(link.url, lanUrls) }],
  )
  if (institutions.length === 0) return <p>{messages.linksNone}</p>
  const confirmed = institutions.filter(({ confirmedAt }) => confirmedAt !== null).length
  const isFirst = missing.length === institutions.length
  return (
    <>
      <p>{messages.linksCount(confirmed, institutions.length)}</p>
      <div className="row">
        {missing.length > 0 && (
          <Button
            kind={isFirst ? "primary" : "secondary"}
            onClick={() => onCreate(missing.map(({ institutionId }) => institutionId))}
          >
            {isFirst ? messages.linksCreate : messages.linksCreateMissing(missing.length)}
          </Button>
        )}
        {shown.length > 0 && (
          <Button onClick={() => void copyList(shown, messages)}>{messages.linksCopyAll}</Button>
        )}
      </div>
      <ul className="link-list" data-renewable>
        {institutions.map((link) => (
          <LinkRow
            key={link.institutionId}
            link={link}
            url={shown.find((each) => each.institutionId === link.institutionId)?.url}
            onCreate={() => onCreate([link.institutionId])}
            onAsk={(action) => onAsk(link, action)}
          />
        ))}
      </ul>
    </>
  )
}

/** Two columns, as spreadsheets and mail merge take them. */
async function copyList(
  links: readonly { readonly name: string; readonly url: string }[],
  messages: DetailsMessages,
): Promise<void> {
  const done = await copyText(links.map(({ name, url }) => `${name}\t${url}`).join("\n"))
  announce(done ? messages.linksCopied : messages.linksCopyFailed)
}

interface LinkRowProps {
  readonly link: InstitutionLink
  readonly url: string | undefined
  readonly onCreate: () => void
  readonly onAsk: (action: Action) => void
}

function LinkRow({ link, url, onCreate, onAsk }: LinkRowProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { language } = useLanguage()
  const { name, isOpen } = link
  const title = messages.linkOf(name)
  return (
    <li className="institution-link">
      <div>
        <strong>{name}</strong>
        <span className="hint">{linkFacts(link, messages, language)}</span>
        {isOpen && url === undefined && <span className="hint">{messages.linkHidden}</span>}
      </div>
      {url !== undefined && (
        <>
          <input
            className="input"
            readOnly
            aria-label={title}
            value={url}
            onFocus={(event) => event.target.select()}
          />
          <CopyButton text={url} what={title} />
        </>
      )}
      {isOpen ? (
        <>
          <Button aria-label={messages.linkRenewOf(name)} onClick={() => onAsk("renew")}>
            {messages.linkRenew}
          </Button>
          <Button aria-label={messages.linkEndOf(name)} onClick={() => onAsk("end")}>
            {messages.linkEnd}
          </Button>
        </>
      ) : (
        <Button aria-label={messages.linkCreateOf(name)} onClick={onCreate}>
          {messages.linkCreate}
        </Button>
      )}
    </li>
  )
}

interface AskDialogProps {
  readonly link: InstitutionLink
  readonly action: Action
  readonly onCancel: () => void
  readonly onConfirm: () => void
}

function AskDialog({ link, action, onCancel, onConfirm }: AskDialogProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const isEnd = action === "end"
  return (
    <ConfirmDialog
      title={isEnd ? messages.endTitle(link.name) : messages.renewTitle(link.name)}
      action={isEnd ? messages.linkEnd : messages.linkRenew}
      onCancel={onCancel}
      onConfirm={onConfirm}
    >
      <p>{isEnd ? messages.endMore : messages.renewMore}</p>
    </ConfirmDialog>
  )
}
