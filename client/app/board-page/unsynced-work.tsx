import { type JSX, useEffect, useState } from "react"

import { boardMessages } from "../../messages/board.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { DownloadIcon } from "../../ui/icons.tsx"
import { saveUnsyncedChanges } from "../export/download.ts"
import type { Role } from "../start/recent-boards.ts"

interface Kept {
  readonly work: unknown
  readonly pending: number
}

/** Offers pending changes as a file when the board can no longer be opened on this device. */
export function UnsyncedWork({
  boardId,
  role,
}: {
  boardId: string
  role: Role
}): JSX.Element | null {
  const messages = useMessages(boardMessages)
  const [kept, setKept] = useState<Kept>()
  useEffect(() => {
    let left = false
    const load = async (): Promise<void> => {
      const { readStoredChanges: readStoredWork } =
        await import("../../board/device/unsynced-changes.ts")
      const found = await readStoredWork(boardId, role)
      if (!left) setKept(found)
    }
    void load()
    return () => {
      left = true
    }
  }, [boardId, role])
  if (!kept) return null
  return (
    <section className="card">
      <p>
        <strong>{messages.unsent(kept.pending)}</strong> {messages.unsentKept}
      </p>
      <Button onClick={() => saveUnsyncedChanges(kept.work)}>
        <DownloadIcon /> {messages.saveUnsent}
      </Button>
    </section>
  )
}
