import type { BinMessages } from "./de/bin.ts"
import { translations } from "./language.ts"

export type { BinMessages } from "./de/bin.ts"

export const binMessages = translations<BinMessages>(
  import.meta.glob("./*/bin.ts", { eager: true, import: "binMessages" }),
)
