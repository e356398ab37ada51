import type { UiMessages } from "./de/ui.ts"
import { translations } from "./language.ts"

export type { UiMessages } from "./de/ui.ts"

export const uiMessages = translations<UiMessages>(
  import.meta.glob("./*/ui.ts", { eager: true, import: "uiMessages" }),
)
