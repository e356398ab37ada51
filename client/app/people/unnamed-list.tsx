import { type JSX, useId } from "react"

import type { UnnamedConnection } from "../../board/people/unnamed.ts"
import { boardMessages } from "../../messages/board.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"

/** For facilitators: who is connected without showing up as a person. */
export function UnnamedList({
  unnamed,
  onRemove,
}: {
  unnamed: readonly UnnamedConnection[]
  onRemove: (connection: UnnamedConnection, name: string) => void
}): JSX.Element | null {
  const messages = useMessages(boardMessages)
  const steering = useMessages(facilitationMessages)
  const titleId = useId()
  if (unnamed.length === 0) return null
  return (
    <section className="people-list" aria-labelledby={titleId}>
      <h3 id={titleId}>
        {messages.unnamed} <span className="people-number">{unnamed.length}</span>
      </h3>
      <p className="hint">{messages.unnamedMore}</p>
      <ul aria-labelledby={titleId}>
        {unnamed.map((connection, index) => {
          const { id, role, seat, ours } = connection
          const name = messages.unnamedOne(index + 1)
          const facts = [messages[role], seat?.name, !ours && messages.otherProgram]
          return (
            <li key={id}>
              <span className="avatar" data-initials="?" aria-hidden="true" />
              <span className="people-name">
                <strong>{name}</strong>
                <span className="hint">{facts.filter(Boolean).join(" · ")}</span>
              </span>
              {role !== "facilitator" && (
                <span className="people-actions">
                  <Button
                    kind="quiet"
                    className="people-remove"
                    aria-label={steering.removePersonOf(name)}
                    onClick={() => onRemove(connection, name)}
                  >
                    {steering.removePerson}
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
