import { defineWords } from "./language.ts"

export const uiWords = defineWords({
  de: {
    close: "Schließen",
    copy: "Kopieren",
    copied: "Kopiert",
    copyFailed: "Kopieren ging nicht. Bitte markieren und von Hand kopieren.",
    language: "Sprache",
    switchTo: "Switch to English",
    otherLanguage: "English",
  },
  en: {
    close: "Close",
    copy: "Copy",
    copied: "Copied",
    copyFailed: "Copying did not work. Please select the text and copy it by hand.",
    language: "Language",
    switchTo: "Auf Deutsch umschalten",
    otherLanguage: "Deutsch",
  },
})
