import { type JSX, useEffect, useState } from "react"

import { useMessages } from "../messages/language.ts"
import { uiMessages } from "../messages/ui.ts"
import { Button } from "./button.tsx"
import { copyText } from "./copy-text.ts"
import { CheckIcon, CopyIcon } from "./icons.tsx"
import { announce } from "./toast.tsx"

/** `what` completes the button's accessible name: "Copy: link for participants". */
export function CopyButton({ text, what }: { text: string; what: string }): JSX.Element {
  const messages = useMessages(uiMessages)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2500)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => {
    const done = await copyText(text)
    setCopied(done)
    announce(done ? messages.copied : messages.copyFailed, done ? "quiet" : "shown")
  }
  return (
    <Button
      className="copy-button"
      aria-label={`${copied ? messages.copied : messages.copy}: ${what}`}
      onClick={() => void copy()}
    >
      {copied ? <CheckIcon /> : <CopyIcon />}
      <span>{copied ? messages.copied : messages.copy}</span>
    </Button>
  )
}
