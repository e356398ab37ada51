import type { UiMessages } from "../de/ui.ts"

export const uiMessages: UiMessages = {
  close: "Close",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Copying did not work. Please select the text and copy it by hand.",
  language: "Language",
  preferences: "Settings",
  appearance: "Appearance",
  asDevice: "As the device",
  light: "Light",
  dark: "Dark",
  screenReader: "Screen reader",
  hearOthers: "Read out what others change",
}
