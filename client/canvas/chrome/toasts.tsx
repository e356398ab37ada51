import { useEffect } from "react"
import { useToasts, useValue } from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { useMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"

/** Shows tldraw's toasts as the page's toasts; tldraw's own region has an English name. */
export function Toasts(): null {
  const messages = useMessages(canvasMessages)
  const context = useToasts()
  const pending = useValue(context.toasts)
  useEffect(() => {
    for (const { id, title, description } of pending) {
      context.removeToast(id)
      // The only toast without a translation in tldraw.
      const isFull = title === "Maximum Shapes Reached"
      announce(isFull ? messages.pageFull : [title, description].filter(Boolean).join(" "))
    }
  }, [pending, context, messages])
  return null
}
