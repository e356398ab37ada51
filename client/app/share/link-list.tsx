import { type JSX } from "react"

import { Button } from "../../ui/button.tsx"
import { CopyButton } from "../../ui/copy-button.tsx"
import { useWords } from "../../ui/language.ts"
import type { Links } from "../api.ts"
import { facilitationWords } from "../people/facilitation-words.ts"
import { type AppWords, appWords } from "../words.ts"

interface LinkListProps {
  readonly links: Links
  /** For facilitators at the board: asks for a new link in place of this one. */
  readonly onRenew?: (role: keyof Links) => void
}

/** The links of a board with their copy buttons; participants first, because theirs is the one to send round. */
export function LinkList({ links, onRenew }: LinkListProps): JSX.Element {
  const words = useWords(appWords)
  const steering = useWords(facilitationWords)
  return (
    <ul className="link-list" data-renewable={onRenew !== undefined || undefined}>
      {rows(words).map(({ role, title, more }) => (
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

function rows(words: AppWords): { role: keyof Links; title: string; more: string }[] {
  return [
    { role: "participant", title: words.linkParticipant, more: words.linkParticipantMore },
    { role: "viewer", title: words.linkViewer, more: words.linkViewerMore },
    { role: "facilitator", title: words.linkFacilitator, more: words.linkFacilitatorMore },
  ]
}

/** What a link is called, for questions and answers about it. */
export function linkTitle(role: keyof Links, words: AppWords): string {
  return rows(words).find((row) => row.role === role)?.title ?? ""
}
