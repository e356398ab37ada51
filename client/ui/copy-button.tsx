import { type JSX, useEffect, useState } from "react"

import { Button } from "./button.tsx"
import { copyText } from "./copy-text.ts"
import { CheckIcon, CopyIcon } from "./icons.tsx"
import { useWords } from "./language.ts"
import { announce } from "./toast.tsx"
import { uiWords } from "./words.ts"

/** `what` completes the button's name for those who hear it: "Copy: link for participants". */
export function CopyButton({ text, what }: { text: string; what: string }): JSX.Element {
  const words = useWords(uiWords)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2500)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => {
    const done = await copyText(text)
    setCopied(done)
    announce(done ? words.copied : words.copyFailed, done ? "quiet" : "shown")
  }
  return (
    <Button
      className="copy-button"
      aria-label={`${copied ? words.copied : words.copy}: ${what}`}
      onClick={() => void copy()}
    >
      {copied ? <CheckIcon /> : <CopyIcon />}
      <span>{copied ? words.copied : words.copy}</span>
    </Button>
  )
}
