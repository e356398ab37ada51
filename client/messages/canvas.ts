import type { CanvasMessages } from "./de/canvas.ts"
import { translations } from "./language.ts"

export type { CanvasMessages } from "./de/canvas.ts"

export const canvasMessages = translations<CanvasMessages>(
  import.meta.glob("./*/canvas.ts", { eager: true, import: "canvasMessages" }),
)
