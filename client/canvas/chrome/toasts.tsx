import { useEffect } from "react"
import { useToasts, useValue } from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { useMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"

/** What tldraw has to tell is told where the page tells everything; its own corner has an English name. */
export function Toasts(): null {
  const messages = useMessages(canvasMessages)
  const context = useToasts()
  const waiting = useValue(context.toasts)
  useEffect(() => {
    for (const { id, title, description } of waiting) {
      context.removeToast(id)
      // The only one that tldraw has no translation for.
      const isFull = title === "Maximum Shapes Reached"
      announce(isFull ? messages.pageFull : [title, description].filter(Boolean).join(" "))
    }
  }, [waiting, context, messages])
  return null
}
