import type { JSX } from "react"

import { Button } from "../../ui/button.tsx"
import { useWords } from "../../ui/language.ts"
import { canvasWords } from "../words.ts"

/** When tldraw itself has given up. The document is safe, so loading again is the way back. */
export function CanvasBroken(): JSX.Element {
  const words = useWords(canvasWords)
  return (
    <div className="canvas-broken" role="alert">
      <p>
        <strong>{words.broken}</strong>
      </p>
      <p>{words.brokenHint}</p>
      <Button onClick={() => location.reload()}>{words.reload}</Button>
    </div>
  )
}
