import { canvasMessages as de, type CanvasMessages } from "./de/canvas.ts"
import { canvasMessages as en } from "./en/canvas.ts"
import type { Translations } from "./language.ts"

export type { CanvasMessages } from "./de/canvas.ts"

export const canvasMessages: Translations<CanvasMessages> = { de, en }
