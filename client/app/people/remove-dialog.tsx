import { type JSX, useState } from "react"

import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { CheckField } from "../../ui/field.tsx"
import { announce } from "../../ui/toast.tsx"
import { removePerson, type Removed } from "../api.ts"
import { attempt } from "../attempt.ts"
import { ConfirmDialog } from "../confirm-dialog.tsx"
import { focusPeopleButton } from "./focus-people-button.ts"

interface RemoveProps {
  readonly who: Removed
  readonly name: string
  readonly boardId: string
  readonly token: string
  readonly onClose: () => void
}

/** Asks whether a person goes, or a connection without a name, and says afterwards what has ended. */
export function RemoveDialog({ who, name, boardId, token, onClose }: RemoveProps): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const [renew, setRenew] = useState(true)
  const remove = async (): Promise<void> => {
    onClose()
    const removed = await attempt(removePerson(boardId, token, { who, renew }))
    focusPeopleButton()
    if (!removed) return
    announce(
      renew ? messages.removedRenewed(name, removed.endedTokens) : messages.removedOpen(name),
    )
  }
  return (
    <ConfirmDialog
      title={messages.removeTitle(name)}
      action={messages.removeDo}
      onCancel={onClose}
      onConfirm={() => void remove()}
    >
      <div className="stack">
        <p>{messages.removeMore(name)}</p>
        <CheckField
          label={messages.removeRenew(name)}
          hint={renew ? messages.removeRenewMore : messages.removeKeepMore(name)}
          checked={renew}
          onChange={(event) => setRenew(event.target.checked)}
        />
      </div>
    </ConfirmDialog>
  )
}
