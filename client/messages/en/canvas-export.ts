import type { CanvasExportMessages } from "../de/canvas-export.ts"

export const canvasExportMessages: CanvasExportMessages = {
  title: "Drawing",
  board: "Board as a picture",
  page: "Open page as a picture",
  selection: "Selection as a picture",
  frames: "Frames as pages",
  drawing: "Editable drawing",
  open: "Import a drawing (TLDR) …",
}
