import { type JSX } from "react"

import { setLanguage, useOtherLanguages } from "../messages/language.ts"
import { Button } from "./button.tsx"
import { MenuItem } from "./menu-list.tsx"

/** A button for each other language, named in that language, so that those who need it can read it. */
export function LanguageSwitch(): JSX.Element {
  const others = useOtherLanguages()
  return (
    <>
      {others.map(({ code, name, switchTo }) => (
        <Button
          key={code}
          kind="quiet"
          lang={code}
          aria-label={switchTo}
          onClick={() => setLanguage(code)}
        >
          {name}
        </Button>
      ))}
    </>
  )
}

/** The same as items of a menu. */
export function LanguageItems(): JSX.Element {
  const others = useOtherLanguages()
  return (
    <>
      {others.map(({ code, name }) => (
        <MenuItem key={code} lang={code} onClick={() => setLanguage(code)}>
          {name}
        </MenuItem>
      ))}
    </>
  )
}
