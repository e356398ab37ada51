import type { VersionsMessages } from "./de/versions.ts"
import { translations } from "./language.ts"

export type { VersionsMessages } from "./de/versions.ts"

export const versionsMessages = translations<VersionsMessages>(
  import.meta.glob("./*/versions.ts", { eager: true, import: "versionsMessages" }),
)
