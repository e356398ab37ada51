import { useEffect } from "react"
import { useToasts, useValue } from "tldraw"

import { useWords } from "../../ui/language.ts"
import { announce } from "../../ui/toast.tsx"
import { canvasWords } from "../words.ts"

/** What tldraw has to tell is told where the page tells everything; its own corner has an English name. */
export function Toasts(): null {
  const words = useWords(canvasWords)
  const context = useToasts()
  const waiting = useValue(context.toasts)
  useEffect(() => {
    for (const { id, title, description } of waiting) {
      context.removeToast(id)
      // The only one that tldraw has no translation for.
      const isFull = title === "Maximum Shapes Reached"
      announce(isFull ? words.pageFull : [title, description].filter(Boolean).join(" "))
    }
  }, [waiting, context, words])
  return null
}
