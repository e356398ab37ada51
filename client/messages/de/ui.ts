export const uiMessages = {
  close: "Schließen",
  copy: "Kopieren",
  copied: "Kopiert",
  copyFailed: "Kopieren ging nicht. Bitte markieren und von Hand kopieren.",
  language: "Sprache",
  switchTo: "Switch to English",
  otherLanguage: "English",
}

export type UiMessages = typeof uiMessages
