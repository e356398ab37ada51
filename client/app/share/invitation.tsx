import { type JSX } from "react"

import { appMessages } from "../../messages/app.ts"
import { useMessages } from "../../messages/language.ts"
import { QrCode } from "../../ui/qr-code.tsx"

interface InvitationProps {
  readonly joinCode: string | null | undefined
  /** Whether there is no code because its time is over; default: it is switched off. */
  readonly isExpired?: boolean
  readonly participantUrl: string
}

/** The invitation for the projector: the code in large letters and a QR code. */
export function Invitation({
  joinCode,
  isExpired = false,
  participantUrl,
}: InvitationProps): JSX.Element {
  const messages = useMessages(appMessages)
  const address = `${new URL(participantUrl, location.href).host}/join`
  return (
    <div className="invitation">
      <div className="invitation-code">
        <h2>{messages.joinCodeTitle}</h2>
        {joinCode ? (
          <>
            <p className="join-code">{joinCode}</p>
            <p className="hint">{messages.joinAt(address)}</p>
          </>
        ) : (
          <p>{isExpired ? messages.joinCodeExpired : messages.joinCodeOff}</p>
        )}
      </div>
      <div className="invitation-qr">
        <QrCode text={participantUrl} label={messages.qrLabel} />
        <p className="hint">{messages.qrTitle}</p>
      </div>
    </div>
  )
}
