export const uiMessages = {
  close: "Schließen",
  copy: "Kopieren",
  copied: "Kopiert",
  copyFailed: "Kopieren ging nicht. Bitte markieren und von Hand kopieren.",
  language: "Sprache",
  preferences: "Einstellungen",
  appearance: "Darstellung",
  asDevice: "Wie das Gerät",
  light: "Hell",
  dark: "Dunkel",
  screenReader: "Vorlesen",
  hearOthers: "Vorlesen, was andere ändern",
}

export type UiMessages = typeof uiMessages
