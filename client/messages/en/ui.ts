import type { UiMessages } from "../de/ui.ts"

export const uiMessages: UiMessages = {
  close: "Close",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Copying did not work. Please select the text and copy it by hand.",
  language: "Language",
}
