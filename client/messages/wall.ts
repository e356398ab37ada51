import type { WallMessages } from "./de/wall.ts"
import { translations } from "./language.ts"

export type { WallMessages } from "./de/wall.ts"

export const wallMessages = translations<WallMessages>(
  import.meta.glob("./*/wall.ts", { eager: true, import: "wallMessages" }),
)
