import type { JSX } from "react"

import { useWords } from "../../ui/language.ts"
import { canvasWords } from "../words.ts"

export function CanvasLoading(): JSX.Element {
  return <output className="canvas-loading">{useWords(canvasWords).loading}</output>
}
