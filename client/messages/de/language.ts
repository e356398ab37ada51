import type { InterfaceLanguage } from "../language.ts"

export const interfaceLanguage: InterfaceLanguage = {
  name: "Deutsch",
  switchTo: "Auf Deutsch umschalten",
  locale: "de-DE",
  words: "de",
}
