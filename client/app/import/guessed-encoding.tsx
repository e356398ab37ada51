import { type JSX } from "react"

import { appMessages } from "../../messages/app.ts"
import { useMessages } from "../../messages/language.ts"
import { WarningIcon } from "../../ui/icons.tsx"

/** Shows words of a file that is not Unicode as they would be read, so that wrong letters are seen before. */
export function GuessedEncoding({ samples }: { samples: readonly string[] }): JSX.Element {
  const messages = useMessages(appMessages)
  return (
    <output className="notice" data-kind="warning">
      <WarningIcon />
      <div>
        <p>{messages.fileGuessed}</p>
        <p>
          <b>{samples.join(" · ")}</b>
        </p>
      </div>
    </output>
  )
}
