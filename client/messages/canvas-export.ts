import { canvasExportMessages as de, type CanvasExportMessages } from "./de/canvas-export.ts"
import { canvasExportMessages as en } from "./en/canvas-export.ts"
import type { Translations } from "./language.ts"

export type { CanvasExportMessages } from "./de/canvas-export.ts"

export const canvasExportMessages: Translations<CanvasExportMessages> = { de, en }
