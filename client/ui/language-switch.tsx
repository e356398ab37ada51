import { type JSX } from "react"

import { Button } from "./button.tsx"
import { useLanguage, useWords } from "./language.ts"
import { uiWords } from "./words.ts"

/** Named in the language that it switches to, so that those who need it can read it. */
export function LanguageSwitch(): JSX.Element {
  const { language, setLanguage } = useLanguage()
  const words = useWords(uiWords)
  const other = language === "de" ? "en" : "de"
  return (
    <Button
      kind="quiet"
      lang={other}
      aria-label={words.switchTo}
      onClick={() => setLanguage(other)}
    >
      {words.otherLanguage}
    </Button>
  )
}
