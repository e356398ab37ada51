import { type JSX, useEffect, useState } from "react"

import { useMessages } from "../../messages/language.ts"
import { wallMessages } from "../../messages/wall.ts"
import { QrCode } from "../../ui/qr-code.tsx"

/** How people join, as the server tells this device. */
export interface Invitation {
  /** Null: switched off, or its time is over. Undefined: not told to this device. */
  readonly joinCode: string | null | undefined
  /** Where the code is typed, such as `tafel.example.org/join`. */
  readonly address: string
  /** What the QR code says: the same with the code. */
  readonly url: string
}

/** Asked again so often, because a code ends and is renewed. */
const REFRESH_MS = 60_000

/** The code and its QR code as large as the screen allows. */
export function CodeScene({ read }: { readonly read: () => Promise<Invitation> }): JSX.Element {
  const messages = useMessages(wallMessages)
  const invitation = useInvitation(read)
  if (!invitation) return <p className="wall-empty">{messages.codeLoading}</p>
  const { joinCode, address, url } = invitation
  if (!joinCode) {
    const why = joinCode === undefined ? messages.codeUntold : messages.codeOff
    return <p className="wall-empty">{why}</p>
  }
  return (
    <div className="wall-code">
      <div>
        <h1>{messages.joinTitle}</h1>
        <p className="wall-code-letters">{joinCode}</p>
        <p>{messages.joinAt}</p>
        <p className="wall-code-address">{address}</p>
      </div>
      <QrCode text={url} label={messages.qrLabel} />
    </div>
  )
}

function useInvitation(read: () => Promise<Invitation>): Invitation | undefined {
  const [invitation, setInvitation] = useState<Invitation>()
  useEffect(() => {
    let isOver = false
    const ask = (): void => {
      // What cannot be asked now is asked again; until then the last answer stays.
      read().then(
        (answer) => !isOver && setInvitation(answer),
        () => {},
      )
    }
    ask()
    const timer = setInterval(ask, REFRESH_MS)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [read])
  return invitation
}
