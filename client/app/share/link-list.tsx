import { type JSX } from "react"

import { type AppMessages, appMessages } from "../../messages/app.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { CopyButton } from "../../ui/copy-button.tsx"
import type { Links } from "../api.ts"

interface LinkListProps {
  readonly links: Links
  /** Called to renew a link; for facilitators at the board only. */
  readonly onRenew?: (role: keyof Links) => void
}

/** The links of a board with copy buttons; the participants' link first, because it is shared most. */
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

/** The name of a link, for dialogs and announcements. */
export function linkTitle(role: keyof Links, messages: AppMessages): string {
  return rows(messages).find((row) => row.role === role)?.title ?? ""
}
