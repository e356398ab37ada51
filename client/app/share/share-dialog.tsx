import { type JSX, useEffect, useState } from "react"

import type { Board } from "../../board/board.ts"
import { readBoardContent } from "../../board/content.ts"
import { appMessages } from "../../messages/app.ts"
import { boardMessages } from "../../messages/board.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { announce } from "../../ui/toast.tsx"
import { type BoardSummary, type Links, changeJoinCode, readBoard, renewLink } from "../api.ts"
import { attempt } from "../attempt.ts"
import { ConfirmDialog } from "../confirm-dialog.tsx"
import { InvitationSheet } from "./invitation-sheet.tsx"
import { Invitation } from "./invitation.tsx"
import { LinkList, linkTitle } from "./link-list.tsx"
import { toReachableLinks } from "./reachable-links.ts"

interface ShareProps {
  readonly board: Board
  readonly token: string
  /** Called when the own link was renewed, so that the board uses the new token. */
  readonly onToken: (token: string) => void
  readonly onClose: () => void
}

/** The share dialog: links and code; facilitators can also renew links and switch the code off. */
export function ShareDialog({ board, token, onToken, onClose }: ShareProps): JSX.Element {
  const messages = useMessages(boardMessages)
  const [summary, setSummary] = useState<BoardSummary | "failed">()
  const [renewing, setRenewing] = useState<keyof Links>()
  useEffect(() => {
    readShared(board.id, token).then(setSummary, () => setSummary("failed"))
  }, [board, token])
  return (
    <Dialog title={messages.shareTitle} onClose={onClose}>
      {summary === "failed" && <p role="alert">{messages.shareFailed}</p>}
      {summary !== undefined && summary !== "failed" && (
        <Shared
          board={board}
          summary={summary}
          onCode={async (action) => {
            const answer = await attempt(changeJoinCode(board.id, token, action))
            if (answer) setSummary({ ...summary, ...answer, joinCodeExpired: false })
            return answer !== undefined
          }}
          onRenew={setRenewing}
        />
      )}
      {renewing && (
        <RenewDialog
          role={renewing}
          onCancel={() => setRenewing(undefined)}
          onRenew={async () => {
            setRenewing(undefined)
            const renewed = await attempt(renewLink(board.id, token, renewing))
            if (renewed && renewing === "facilitator") onToken(renewed.token)
            else if (renewed) setSummary(await readShared(board.id, token))
            return renewed !== undefined
          }}
        />
      )}
    </Dialog>
  )
}

async function readShared(boardId: string, token: string): Promise<BoardSummary> {
  const summary = await readBoard(boardId, token)
  if (!summary.links) return summary
  return { ...summary, links: toReachableLinks(summary.links, summary.lanUrls ?? []) }
}

type CodeAction = "renew" | "off" | "on"

function Shared({
  board,
  summary,
  onCode,
  onRenew,
}: {
  board: Board
  summary: BoardSummary
  onCode: (action: CodeAction) => Promise<boolean>
  onRenew: (role: keyof Links) => void
}): JSX.Element {
  const messages = useMessages(boardMessages)
  const linkMessages = useMessages(appMessages)
  const steering = useMessages(facilitationMessages)
  const change = async (action: CodeAction): Promise<void> => {
    const said = { renew: steering.codeRenewed, off: steering.codeOffSaid, on: steering.codeOnSaid }
    if (await onCode(action)) announce(said[action])
  }
  return (
    <div className="stack">
      {summary.links && (
        <Invitation
          joinCode={summary.joinCode}
          isExpired={summary.joinCodeExpired ?? false}
          participantUrl={summary.links.participant.url}
        />
      )}
      {summary.links && (
        <InvitationSheet
          title={summary.title || linkMessages.untitled}
          workshop={readBoardContent(board).workshop}
          joinCode={summary.joinCode}
          participantUrl={summary.links.participant.url}
        />
      )}
      <div className="row">
        {summary.links && <Button onClick={() => window.print()}>{steering.noticePrint}</Button>}
        {summary.joinCode ? (
          <>
            <Button onClick={() => void change("renew")}>{linkMessages.codeRenew}</Button>
            <Button onClick={() => void change("off")}>{linkMessages.codeOff}</Button>
          </>
        ) : summary.joinCodeExpired ? (
          <Button onClick={() => void change("renew")}>{linkMessages.codeRenew}</Button>
        ) : (
          <Button onClick={() => void change("on")}>{linkMessages.codeOn}</Button>
        )}
      </div>
      {summary.links ? (
        <LinkList links={summary.links} onRenew={onRenew} />
      ) : (
        <p>{messages.shareLinksMissing}</p>
      )}
    </div>
  )
}

function RenewDialog({
  role,
  onCancel,
  onRenew,
}: {
  role: keyof Links
  onCancel: () => void
  onRenew: () => Promise<boolean>
}): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const title = linkTitle(role, useMessages(appMessages))
  const more = {
    facilitator: messages.renewFacilitator,
    participant: messages.renewParticipant,
    viewer: messages.renewViewer,
  }
  return (
    <ConfirmDialog
      title={messages.renewTitle(title)}
      action={messages.renewDo}
      onCancel={onCancel}
      onConfirm={() => {
        void onRenew().then((done) => done && announce(messages.renewed(title)))
      }}
    >
      <p>{more[role]}</p>
    </ConfirmDialog>
  )
}
