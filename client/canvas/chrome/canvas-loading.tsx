import type { JSX } from "react"

import { canvasMessages } from "../../messages/canvas.ts"
import { useMessages } from "../../messages/language.ts"

export function CanvasLoading(): JSX.Element {
  return <output className="canvas-loading">{useMessages(canvasMessages).loading}</output>
}
