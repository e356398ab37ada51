import { type JSX } from "react"

import { useLanguage, useMessages } from "../messages/language.ts"
import { uiMessages } from "../messages/ui.ts"
import { Button } from "./button.tsx"

/** Named in the language that it switches to, so that those who need it can read it. */
export function LanguageSwitch(): JSX.Element {
  const { language, setLanguage } = useLanguage()
  const messages = useMessages(uiMessages)
  const other = language === "de" ? "en" : "de"
  return (
    <Button
      kind="quiet"
      lang={other}
      aria-label={messages.switchTo}
      onClick={() => setLanguage(other)}
    >
      {messages.otherLanguage}
    </Button>
  )
}
