import { type JSX, useEffect } from "react"
import { type Atom, type TLStore, useValue } from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { type DeletedRecords, stillDeleted } from "./bulk-deletions.ts"
import type { PendingDeletion } from "./delete-with-care.ts"

/** Asks before many shapes are deleted at once. */
export function DeletionDialog({
  pending,
}: {
  readonly pending: Atom<PendingDeletion | undefined>
}): JSX.Element | null {
  const messages = useMessages(canvasMessages)
  const deletion = useValue(pending)
  const close = (): void => void pending.set(undefined)
  if (!deletion) return null
  return (
    <Dialog
      title={messages.deleteMany(deletion.count)}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{messages.keepThem}</Button>
          <Button
            kind="danger"
            onClick={() => {
              close()
              deletion.confirm()
            }}
          >
            {messages.deleteThem}
          </Button>
        </>
      }
    >
      <p>{messages.deleteManyMore}</p>
    </Dialog>
  )
}

interface BulkDeletionNoticeProps {
  readonly store: TLStore
  readonly deleted: Atom<DeletedRecords>
  /** For facilitators the notice stands until they decide; others read it for some seconds. */
  readonly canRestore: boolean
  readonly onRestore: (deleted: DeletedRecords) => void
}

const SHOWN_MS = 15_000

/** Tells that somebody has deleted many shapes at once. */
export function BulkDeletionNotice(props: BulkDeletionNoticeProps): JSX.Element {
  const { store, deleted, canRestore, onRestore } = props
  const messages = useMessages(canvasMessages)
  const records = useValue(deleted)
  const count = useValue(
    "shapes still deleted",
    () => stillDeleted(store, records).filter(({ typeName }) => typeName === "shape").length,
    [store, records],
  )
  useEffect(() => {
    if (canRestore || records.size === 0) return
    const timer = setTimeout(() => deleted.set(new Map()), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [deleted, records, canRestore])
  const close = (): void => void deleted.set(new Map())
  // Always rendered: screen readers ignore a live region that appears together with its text.
  return (
    <output className="canvas-notice">
      {count > 0 && (
        <>
          <p>{messages.othersDeleted(count)}</p>
          {canRestore && (
            <Button
              onClick={() => {
                onRestore(records)
                close()
              }}
            >
              {messages.bringBack}
            </Button>
          )}
          <Button kind="quiet" onClick={close}>
            {messages.dismiss}
          </Button>
        </>
      )}
    </output>
  )
}
