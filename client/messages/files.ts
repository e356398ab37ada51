import type { FilesMessages } from "./de/files.ts"
import { translations } from "./language.ts"

export type { FilesMessages } from "./de/files.ts"

export const filesMessages = translations<FilesMessages>(
  import.meta.glob("./*/files.ts", { eager: true, import: "filesMessages" }),
)
