import "./invitation-sheet.css"
import { type BoardContent, viewBoard } from "@tafelrunde/shared/content"
import { type JSX } from "react"
import { createPortal } from "react-dom"

import { appMessages } from "../../messages/app.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { QrCode } from "../../ui/qr-code.tsx"

interface InvitationSheetProps {
  readonly title: string
  readonly workshop: BoardContent["workshop"]
  /** Null where people join by the QR code alone. */
  readonly joinCode: string | null | undefined
  readonly participantUrl: string
}

/**
 * The invitation on a sheet A4 for the door of the room; it is seen in print alone. It holds the participants' link, so
 * render it for facilitators only.
 */
export function InvitationSheet({
  title,
  workshop,
  joinCode,
  participantUrl,
}: InvitationSheetProps): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const { qrLabel } = useMessages(appMessages)
  const { language } = useLanguage()
  const board = viewBoard({ schema: "tafelrunde/board-content", version: 1 }, "", language)
  const { date, end, place, start } = workshop ?? {}
  const times = [start, end].filter(Boolean).join("–")
  const when = [date && board.day(date), times && messages.noticeTime(times)]
    .filter(Boolean)
    .join(", ")
  const address = `${new URL(participantUrl, location.href).host}/join`
  return createPortal(
    <section className="invitation-sheet" lang={language} aria-label={messages.notice}>
      <h1>{title}</h1>
      {when && <p className="invitation-sheet-facts">{when}</p>}
      {place && <p className="invitation-sheet-facts">{place}</p>}
      <QrCode text={participantUrl} label={qrLabel} />
      <ol>
        <li>{messages.noticeScan}</li>
        <li>{messages.noticeName}</li>
      </ol>
      {joinCode && (
        <>
          <p>{messages.noticeCode(address)}</p>
          <p className="invitation-sheet-code">{joinCode}</p>
        </>
      )}
      <p className="invitation-sheet-note">{messages.noticeKeep}</p>
    </section>,
    document.body,
  )
}
