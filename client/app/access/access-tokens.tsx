import { type JSX, useId } from "react"

import { facilitationMessages } from "../../messages/facilitation.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { type AccessToken } from "../api.ts"
import { tokenFacts, tokenName } from "./access-text.ts"

interface TokensProps {
  /** Undefined while they are being loaded. */
  readonly tokens: readonly AccessToken[] | undefined
  readonly onEnd: (token: AccessToken) => void
}

/** The links and devices that let people in; single devices can be ended. */
export function AccessTokens({ tokens, onEnd }: TokensProps): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const headingId = useId()
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId}>{messages.accessTokens}</h3>
      <p className="hint">{messages.accessTokensAbout}</p>
      {tokens ? (
        <ul className="facts-list">
          {tokens.map((token) => (
            <TokenItem key={token.id} token={token} onEnd={onEnd} />
          ))}
        </ul>
      ) : (
        <p>{messages.accessLoading}</p>
      )}
    </section>
  )
}

interface TokenItemProps {
  readonly token: AccessToken
  readonly onEnd: (token: AccessToken) => void
}

function TokenItem({ token, onEnd }: TokenItemProps): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const { locale } = useLanguage()
  const name = tokenName(token, messages)
  return (
    <li>
      <div className="facts">
        <strong>{name}</strong>
        <span className="hint">{tokenFacts(token, messages, locale)}</span>
      </div>
      {token.origin === "own" && (
        <Button aria-label={messages.accessEndOf(name, token.id)} onClick={() => onEnd(token)}>
          {messages.accessEnd}
        </Button>
      )}
    </li>
  )
}
