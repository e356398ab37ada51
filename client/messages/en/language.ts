import type { InterfaceLanguage } from "../language.ts"

export const interfaceLanguage: InterfaceLanguage = {
  name: "English",
  switchTo: "Switch to English",
  locale: "en-GB",
  words: "en",
}
