import "./versions.css"
import { type JSX, lazy, Suspense } from "react"

import type { Board } from "../../board/board.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { ConfirmDialog } from "../confirm-dialog.tsx"
import { RestoreDialog } from "./restore-dialog.tsx"
import { type VersionsFlow } from "./use-versions.ts"
import { nameOf } from "./version-text.ts"
import { VersionsList } from "./versions-list.tsx"

const ComparisonDialog = lazy(async () => ({
  default: (await import("../rounds/comparison-dialog.tsx")).ComparisonDialog,
}))

interface VersionsDialogsProps {
  readonly flow: VersionsFlow
  readonly board: Board
  readonly token: string
}

/** The dialog of the facilitator's present step, if there is one. */
export function VersionsDialogs({ flow, board, token }: VersionsDialogsProps): JSX.Element | null {
  const messages = useMessages(versionsMessages)
  const { locale } = useLanguage()
  const { step } = flow
  if (!step) return null
  switch (step.kind) {
    case "list":
      return <VersionsList flow={flow} undo={step.undo} />
    case "compare":
      return (
        <Suspense>
          <ComparisonDialog board={board} token={token} first={step.first} onClose={flow.close} />
        </Suspense>
      )
    case "restore":
      return <RestoreDialog flow={flow} open={step.open} />
    case "remove":
      return (
        <ConfirmDialog
          title={messages.removeTitle(nameOf(step.version, locale))}
          action={messages.removeForGood}
          onCancel={flow.list}
          onConfirm={() => void flow.remove(step.version)}
        >
          <p>{messages.removeMore}</p>
        </ConfirmDialog>
      )
  }
}
