import { type JSX } from "react"

import { useLanguage, useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { Button } from "../../ui/button.tsx"
import { EyeIcon } from "../../ui/icons.tsx"
import { type VersionsFlow } from "./use-versions.ts"
import { nameOf } from "./version-text.ts"

/** Says that a version is shown in place of the board, and leads back. */
export function VersionBar({ flow }: { flow: VersionsFlow }): JSX.Element | null {
  const messages = useMessages(versionsMessages)
  const { locale } = useLanguage()
  if (!flow.shown) return null
  const { version } = flow.shown
  return (
    <output className="connection-notice version-bar">
      <EyeIcon />
      <p>{messages.viewing(nameOf(version, locale))}</p>
      <Button onClick={() => void flow.askRestore(version)}>{messages.restoreDo}</Button>
      <Button kind="primary" onClick={flow.leave}>
        {messages.back}
      </Button>
    </output>
  )
}
