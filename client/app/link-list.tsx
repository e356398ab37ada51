import { type JSX } from "react"

import { CopyButton } from "../ui/copy-button.tsx"
import { useWords } from "../ui/language.ts"
import type { Links } from "./api.ts"
import { type AppWords, appWords } from "./words.ts"

/** The links of a board with their copy buttons; participants first, because theirs is the one to send round. */
export function LinkList({ links }: { links: Links }): JSX.Element {
  const words = useWords(appWords)
  return (
    <ul className="link-list">
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
