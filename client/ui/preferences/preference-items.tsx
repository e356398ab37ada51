import { type JSX } from "react"

import { useMessages } from "../../messages/language.ts"
import { uiMessages } from "../../messages/ui.ts"
import { SettingsIcon } from "../icons.tsx"
import { MenuCheckbox, MenuChoice, MenuGroup } from "../menu-list.tsx"
import { Menu } from "../menu.tsx"
import { APPEARANCES, changePreferences, usePreferences } from "./preferences.ts"

/** Items of a menu: how the pages look, and what is read out. */
export function PreferenceItems(): JSX.Element {
  const messages = useMessages(uiMessages)
  const { appearance, hearsOthers } = usePreferences()
  const names = { device: messages.asDevice, light: messages.light, dark: messages.dark }
  return (
    <>
      <MenuGroup title={messages.appearance}>
        {APPEARANCES.map((each) => (
          <MenuChoice
            key={each}
            chosen={each === appearance}
            keepOpen
            onClick={() => changePreferences({ appearance: each })}
          >
            {names[each]}
          </MenuChoice>
        ))}
      </MenuGroup>
      <MenuGroup title={messages.screenReader}>
        <MenuCheckbox
          checked={hearsOthers}
          data-keep-open
          onClick={() => changePreferences({ hearsOthers: !hearsOthers })}
        >
          {messages.hearOthers}
        </MenuCheckbox>
      </MenuGroup>
    </>
  )
}

/** The same as a menu of its own, where there is no other. */
export function PreferencesMenu(): JSX.Element {
  const messages = useMessages(uiMessages)
  return (
    <Menu label={messages.preferences} button={<SettingsIcon />}>
      <PreferenceItems />
    </Menu>
  )
}
