import "./versions.css"
import { type JSX } from "react"

import { useLanguage, useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { ConfirmDialog } from "../confirm-dialog.tsx"
import { RestoreDialog } from "./restore-dialog.tsx"
import { type VersionsFlow } from "./use-versions.ts"
import { nameOf } from "./version-text.ts"
import { VersionsList } from "./versions-list.tsx"

/** The dialog of the facilitator's present step, if there is one. */
export function VersionsDialogs({ flow }: { flow: VersionsFlow }): JSX.Element | null {
  const messages = useMessages(versionsMessages)
  const { language } = useLanguage()
  const { step } = flow
  if (!step) return null
  switch (step.kind) {
    case "list":
      return <VersionsList flow={flow} undo={step.undo} />
    case "restore":
      return <RestoreDialog flow={flow} open={step.open} />
    case "remove":
      return (
        <ConfirmDialog
          title={messages.removeTitle(nameOf(step.version, language))}
          action={messages.removeForGood}
          onCancel={flow.list}
          onConfirm={() => void flow.remove(step.version)}
        >
          <p>{messages.removeMore}</p>
        </ConfirmDialog>
      )
  }
}
