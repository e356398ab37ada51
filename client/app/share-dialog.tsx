import { type JSX, useEffect, useState } from "react"

import type { Board } from "../board/board.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { useWords } from "../ui/language.ts"
import { type BoardSummary, changeJoinCode, readBoard, readSettings } from "./api.ts"
import { boardWords } from "./board-words.ts"
import { Invitation } from "./invitation.tsx"
import { LinkList } from "./link-list.tsx"
import { toReachableLinks } from "./reachable-links.ts"
import { appWords } from "./words.ts"

type ShareProps = {
  readonly board: Board
  readonly token: string
  readonly onClose: () => void
}

/** For facilitators: everything that lets others in, as on the page after creating. */
export function ShareDialog({ board, token, onClose }: ShareProps): JSX.Element {
  const words = useWords(boardWords)
  const [summary, setSummary] = useState<BoardSummary | "failed">()
  useEffect(() => {
    readShared(board.id, token).then(setSummary, () => setSummary("failed"))
  }, [board, token])
  return (
    <Dialog title={words.shareTitle} onClose={onClose}>
      {summary === "failed" && <p role="alert">{words.shareFailed}</p>}
      {summary !== undefined && summary !== "failed" && (
        <Shared
          summary={summary}
          onCode={async (action) => {
            const { joinCode } = await changeJoinCode(board.id, token, action)
            setSummary({ ...summary, joinCode })
          }}
        />
      )}
    </Dialog>
  )
}

async function readShared(boardId: string, token: string): Promise<BoardSummary> {
  const [summary, settings] = await Promise.all([readBoard(boardId, token), readSettings()])
  if (!summary.links) return summary
  return { ...summary, links: toReachableLinks(summary.links, settings.lanUrls ?? []) }
}

function Shared({
  summary,
  onCode,
}: {
  summary: BoardSummary
  onCode: (action: "renew" | "off" | "on") => Promise<void>
}): JSX.Element {
  const words = useWords(boardWords)
  const linkWords = useWords(appWords)
  return (
    <div className="stack">
      {summary.links && (
        <Invitation joinCode={summary.joinCode} participantUrl={summary.links.participant.url} />
      )}
      <div className="row">
        {summary.joinCode ? (
          <>
            <Button onClick={() => void onCode("renew")}>{linkWords.codeRenew}</Button>
            <Button onClick={() => void onCode("off")}>{linkWords.codeOff}</Button>
          </>
        ) : (
          <Button onClick={() => void onCode("on")}>{linkWords.codeOn}</Button>
        )}
      </div>
      {summary.links ? <LinkList links={summary.links} /> : <p>{words.shareLinksMissing}</p>}
    </div>
  )
}
