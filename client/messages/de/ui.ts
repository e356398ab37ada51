export const uiMessages = {
  close: "Schließen",
  copy: "Kopieren",
  copied: "Kopiert",
  copyFailed: "Kopieren ging nicht. Bitte markieren und von Hand kopieren.",
  language: "Sprache",
}

export type UiMessages = typeof uiMessages
