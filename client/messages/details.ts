import type { DetailsMessages } from "./de/details.ts"
import { translations } from "./language.ts"

export type { DetailsMessages } from "./de/details.ts"

export const detailsMessages = translations<DetailsMessages>(
  import.meta.glob("./*/details.ts", { eager: true, import: "detailsMessages" }),
)
