import { type JSX } from "react"

import { type AppMessages, appMessages } from "../../messages/app.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { CopyButton } from "../../ui/copy-button.tsx"
import type { Links } from "../api.ts"

interface LinkListProps {
  readonly links: Links
  /** For facilitators at the board: asks for a new link in place of this one. */
  readonly onRenew?: (role: keyof Links) => void
}

/** The links of a board with their copy buttons; participants first, because theirs is the one to send round. */
export function LinkList({ links, onRenew }: LinkListProps): JSX.Element {
  const messages = useMessages(appMessages)
  const steering = useMessages(facilitationMessages)
  return (
    <ul className="link-list" data-renewable={onRenew !== undefined || undefined}>
      {rows(messages).map(({ role, title, more }) => (
        <li key={role}>
          <div>
            <strong>{title}</strong>
            <span className="hint">{more}</span>
          </div>
          <input
            className="input"
            readOnly
            aria-label={title}
            value={links[role].url}
            onFocus={(event) => event.target.select()}
          />
          <CopyButton text={links[role].url} what={title} />
          {onRenew && (
            <Button aria-label={steering.renewLinkOf(title)} onClick={() => onRenew(role)}>
              {steering.renewLink}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function rows(messages: AppMessages): { role: keyof Links; title: string; more: string }[] {
  return [
    { role: "participant", title: messages.linkParticipant, more: messages.linkParticipantMore },
    { role: "viewer", title: messages.linkViewer, more: messages.linkViewerMore },
    { role: "facilitator", title: messages.linkFacilitator, more: messages.linkFacilitatorMore },
  ]
}

/** What a link is called, for questions and answers about it. */
export function linkTitle(role: keyof Links, messages: AppMessages): string {
  return rows(messages).find((row) => row.role === role)?.title ?? ""
}
