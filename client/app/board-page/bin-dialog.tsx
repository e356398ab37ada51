import { COLLECTIONS } from "@tafelrunde/shared/entities"
import type { BinEntry } from "@tafelrunde/shared/model"
import { type JSX, useState } from "react"

import type { Bin } from "../../board/bin.ts"
import type { Board } from "../../board/board.ts"
import { useBin, useParticipantsMayRemove } from "../../board/use-board.ts"
import { binMessages } from "../../messages/bin.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { CheckField } from "../../ui/field.tsx"
import { announce } from "../../ui/toast.tsx"
import { ConfirmDialog } from "../confirm-dialog.tsx"
import { removerName, useWhat } from "./bin-words.ts"

/** What has been removed from the board, for facilitators: to bring back, or to delete for good. */
export function BinDialog({ board, onClose }: { board: Board; onClose: () => void }): JSX.Element {
  const messages = useMessages(binMessages)
  const entries = useBin(board)
  const [doomed, setDoomed] = useState<BinEntry>()
  return (
    <>
      <Dialog
        title={messages.title}
        onClose={onClose}
        // Not in the body, whose first field has the focus: a space would change the setting.
        actions={<WhoMayRemove board={board} />}
      >
        <div className="stack">
          <p>{messages.about}</p>
          {entries.length === 0 ? (
            <p className="bin-empty">{messages.empty}</p>
          ) : (
            <ul className="bin-list">
              {entries.map((entry) => (
                <BinItem
                  key={`${entry.collection}/${entry.id}`}
                  bin={board.bin}
                  entry={entry}
                  onPurge={() => setDoomed(entry)}
                />
              ))}
            </ul>
          )}
        </div>
      </Dialog>
      {doomed && (
        <PurgeDialog bin={board.bin} entry={doomed} onClose={() => setDoomed(undefined)} />
      )}
    </>
  )
}

interface BinItemProps {
  readonly bin: Bin
  readonly entry: BinEntry
  readonly onPurge: () => void
}

function BinItem({ bin, entry, onPurge }: BinItemProps): JSX.Element {
  const messages = useMessages(binMessages)
  const { language, locale } = useLanguage()
  const what = useWhat()(entry)
  const { at, by } = entry.removal
  const time = new Date(at)
  const when = Number.isNaN(time.getTime())
    ? ""
    : time.toLocaleString(locale, { dateStyle: "short", timeStyle: "short" })
  return (
    <li className="bin-item">
      <div>
        <span className="bin-kind">{COLLECTIONS[entry.collection].one[language]}</span>
        <strong>{what}</strong>
        <span className="bin-when">{messages.removedBy(when, removerName(by, messages))}</span>
      </div>
      <Button
        aria-label={messages.restoreOf(what)}
        onClick={() => {
          bin.restore(entry)
          announce(messages.restored(what))
        }}
      >
        {messages.restore}
      </Button>
      <Button kind="quiet" aria-label={messages.purgeOf(what)} onClick={onPurge}>
        {messages.purge}
      </Button>
    </li>
  )
}

interface PurgeDialogProps {
  readonly bin: Bin
  readonly entry: BinEntry
  readonly onClose: () => void
}

function PurgeDialog({ bin, entry, onClose }: PurgeDialogProps): JSX.Element {
  const messages = useMessages(binMessages)
  const what = useWhat()(entry)
  return (
    <ConfirmDialog
      title={messages.purgeTitle(what)}
      action={messages.purge}
      onCancel={onClose}
      onConfirm={() => {
        onClose()
        bin.purge(entry)
        announce(messages.purged(what))
      }}
    >
      <p>{messages.purgeMore}</p>
    </ConfirmDialog>
  )
}

function WhoMayRemove({ board }: { board: Board }): JSX.Element {
  const messages = useMessages(binMessages)
  const may = useParticipantsMayRemove(board)
  return (
    <CheckField
      label={messages.participantsMayRemove}
      checked={may}
      onChange={(event) => board.bin.setParticipantsMayRemove(event.target.checked)}
    />
  )
}
