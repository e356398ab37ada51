import type { AppMessages } from "./de/app.ts"
import { translations } from "./language.ts"

export type { AppMessages } from "./de/app.ts"

export const appMessages = translations<AppMessages>(
  import.meta.glob("./*/app.ts", { eager: true, import: "appMessages" }),
)
