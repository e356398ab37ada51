import { type JSX } from "react"

import { useWords } from "../../ui/language.ts"
import { QrCode } from "../../ui/qr-code.tsx"
import { appWords } from "../words.ts"

interface InvitationProps {
  readonly joinCode: string | null | undefined
  readonly participantUrl: string
}

/** What goes on the wall: the code in large letters and a QR code. */
export function Invitation({ joinCode, participantUrl }: InvitationProps): JSX.Element {
  const words = useWords(appWords)
  const address = `${new URL(participantUrl, location.href).host}/join`
  return (
    <div className="invitation">
      <div className="invitation-code">
        <h2>{words.joinCodeTitle}</h2>
        {joinCode ? (
          <>
            <p className="join-code">{joinCode}</p>
            <p className="hint">{words.joinAt(address)}</p>
          </>
        ) : (
          <p>{words.joinCodeOff}</p>
        )}
      </div>
      <div className="invitation-qr">
        <QrCode text={participantUrl} label={words.qrLabel} />
        <p className="hint">{words.qrTitle}</p>
      </div>
    </div>
  )
}
