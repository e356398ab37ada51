import type { BoardMessages } from "./de/board.ts"
import { translations } from "./language.ts"

export type { BoardMessages } from "./de/board.ts"

export const boardMessages = translations<BoardMessages>(
  import.meta.glob("./*/board.ts", { eager: true, import: "boardMessages" }),
)
