import { type JSX, useSyncExternalStore } from "react"

import { exportMessages } from "../../messages/export.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { waitingExport } from "./export-doubts.ts"

function close(): void {
  waitingExport.set(undefined)
}

/** Says what speaks against an export that somebody has asked for: it is refused, or made all the same. */
export function ExportQuestion({ onContacts }: { onContacts: () => void }): JSX.Element | null {
  const messages = useMessages(exportMessages)
  const waiting = useSyncExternalStore(waitingExport.subscribe, waitingExport.get)
  if (!waiting) return null
  const { doubts, save } = waiting
  const isRefused = doubts.unconfirmed.length > 0
  return (
    <Dialog
      title={isRefused ? messages.unconfirmedTitle : messages.namesTitle}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{messages.cancel}</Button>
          <Button
            kind="primary"
            onClick={() => {
              close()
              if (isRefused) onContacts()
              else save()
            }}
          >
            {isRefused ? messages.toContacts : messages.exportAnyway}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{isRefused ? messages.unconfirmedMore : messages.namesMore}</p>
        <ul>
          {[...new Set(isRefused ? doubts.unconfirmed : doubts.names)].map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
