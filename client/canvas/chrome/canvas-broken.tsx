import type { JSX } from "react"

import { canvasMessages } from "../../messages/canvas.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"

/** Shown when tldraw has crashed. The document is not affected, so reloading helps. */
export function CanvasBroken(): JSX.Element {
  const messages = useMessages(canvasMessages)
  return (
    <div className="canvas-broken" role="alert">
      <p>
        <strong>{messages.broken}</strong>
      </p>
      <p>{messages.brokenHint}</p>
      <Button onClick={() => location.reload()}>{messages.reload}</Button>
    </div>
  )
}
