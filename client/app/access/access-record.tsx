import { type JSX, useId, useState } from "react"

import { facilitationMessages } from "../../messages/facilitation.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { type AuditEntry } from "../api.ts"
import { entryFacts, entryText } from "./access-text.ts"

const PAGE = 50

/** Who did what with the board, newest first; `entries` is undefined while they are being loaded. */
export function AccessRecord({
  entries,
}: {
  readonly entries: readonly AuditEntry[] | undefined
}): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const headingId = useId()
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId}>{messages.accessRecord}</h3>
      <p className="hint">{messages.accessRecordAbout}</p>
      {entries ? <Entries entries={entries} /> : <p>{messages.accessLoading}</p>}
    </section>
  )
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const { locale } = useLanguage()
  const [shown, setShown] = useState(PAGE)
  const rest = entries.length - shown
  if (entries.length === 0) return <p>{messages.accessNone}</p>
  return (
    <>
      <ol className="facts-list">
        {entries.slice(0, shown).map((entry) => (
          <li key={toKey(entry)}>
            <div className="facts">
              <strong>{entryText(entry, messages)}</strong>
              <span className="hint">{entryFacts(entry, messages, locale)}</span>
            </div>
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <Button onClick={() => setShown(shown + PAGE)}>
          {messages.accessMore(Math.min(rest, PAGE))}
        </Button>
      )}
    </>
  )
}

/** Entries have no id; two that are the same in all of this are one. */
function toKey({ at, action, subject, profile, token, address }: AuditEntry): string {
  return [at, action, subject, profile, token, address].join(" ")
}
