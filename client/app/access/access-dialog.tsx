import { type JSX, useEffect, useState } from "react"

import type { Board } from "../../board/board.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { Dialog } from "../../ui/dialog.tsx"
import { announce } from "../../ui/toast.tsx"
import { type AccessToken, type AuditEntry, endToken, listTokens, readAudit } from "../api.ts"
import { attempt } from "../attempt.ts"
import { ConfirmDialog } from "../confirm-dialog.tsx"
import { AccessRecord } from "./access-record.tsx"
import { AccessTokens } from "./access-tokens.tsx"

interface AccessDialogProps {
  readonly board: Pick<Board, "id">
  readonly token: string
  readonly onClose: () => void
}

/** What lets people in and who did what with the board, for facilitators. */
export function AccessDialog({ board, token, onClose }: AccessDialogProps): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const { access, load } = useAccessOf(board.id, token)
  const [ending, setEnding] = useState<AccessToken>()
  const end = async ({ id }: AccessToken): Promise<void> => {
    setEnding(undefined)
    const ended = await attempt(endToken(board.id, token, id).then(() => true))
    if (ended) announce(messages.accessEnded)
    await load()
  }
  return (
    <>
      <Dialog title={messages.accessTitle} onClose={onClose}>
        <div className="stack">
          <AccessTokens tokens={access?.tokens} onEnd={setEnding} />
          <AccessRecord entries={access?.entries} />
        </div>
      </Dialog>
      {ending && (
        <ConfirmDialog
          title={messages.accessEndTitle}
          action={messages.accessEnd}
          onCancel={() => setEnding(undefined)}
          onConfirm={() => void end(ending)}
        >
          <p>{messages.accessEndMore}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

interface Access {
  readonly tokens: readonly AccessToken[]
  readonly entries: readonly AuditEntry[]
}

async function readAccess(boardId: string, token: string): Promise<Access | undefined> {
  const both = Promise.all([listTokens(boardId, token), readAudit(boardId, token)])
  const read = await attempt(both)
  return read && { tokens: read[0], entries: read[1] }
}

/** What the server knows of it; `access` is undefined until it has answered, or if it does not. */
function useAccessOf(
  boardId: string,
  token: string,
): { readonly access: Access | undefined; readonly load: () => Promise<void> } {
  const [access, setAccess] = useState<Access>()
  useEffect(() => {
    let isOpen = true
    const read = async (): Promise<void> => {
      const answer = await readAccess(boardId, token)
      if (isOpen && answer) setAccess(answer)
    }
    void read()
    return () => {
      isOpen = false
    }
  }, [boardId, token])
  const load = async (): Promise<void> => {
    const answer = await readAccess(boardId, token)
    if (answer) setAccess(answer)
  }
  return { access, load }
}
