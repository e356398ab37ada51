import type { FacilitationMessages } from "./de/facilitation.ts"
import { translations } from "./language.ts"

export type { FacilitationMessages } from "./de/facilitation.ts"

export const facilitationMessages = translations<FacilitationMessages>(
  import.meta.glob("./*/facilitation.ts", { eager: true, import: "facilitationMessages" }),
)
