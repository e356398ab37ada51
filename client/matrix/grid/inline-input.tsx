import { type JSX, useEffect, useRef } from "react"

import { announce } from "../../ui/toast.tsx"
import { type TypingEnd, useGrid } from "./grid-context.ts"

interface InlineInputProps {
  readonly label: string
  /** Empty for a new entry; Enter then adds it and clears the input for the next one. */
  readonly initial: string
  /** Called with the text typed, trimmed; never empty and never the initial text. */
  readonly onDone: (text: string, end: TypingEnd) => void
  readonly onCancel: (end: TypingEnd) => void
  /** Called when several lines were pasted. */
  readonly onLines?: (lines: readonly string[]) => void
}

/**
 * An input for a title. Enter and losing the focus save it, Escape discards it. When the board is locked meanwhile, the text
 * stays in the input until the board is unlocked.
 */
export function InlineInput(props: InlineInputProps): JSX.Element {
  const { initial, onDone, onCancel, onLines } = props
  const { messages, editable } = useGrid()
  const input = useRef<HTMLInputElement>(null)
  // Removing the input from the page also blurs it; that must not save the title.
  const isOver = useRef(false)
  useEffect(() => {
    isOver.current = false
    input.current?.focus()
    input.current?.select()
  }, [])
  useEffect(() => {
    if (!editable) announce(messages.lockedMeanwhile)
  }, [editable, messages])
  const isHeld = (end: TypingEnd): boolean => !editable && end !== "escape"
  const finish = (end: TypingEnd): void => {
    const text = input.current?.value.trim() ?? ""
    if (isOver.current || isHeld(end)) return
    const isKept = text !== "" && text !== initial && end !== "escape"
    isOver.current = !(isKept && end === "enter" && initial === "")
    if (!isKept) return onCancel(end)
    onDone(text, end)
    if (!isOver.current && input.current) input.current.value = ""
  }
  return (
    <input
      ref={input}
      className="inline-input"
      aria-label={props.label}
      placeholder={props.label}
      defaultValue={initial}
      readOnly={!editable}
      maxLength={500}
      onBlur={() => finish("left")}
      // Captured: the canvas listens for key events below React's root and must not receive these.
      onKeyDownCapture={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === "Enter") finish("enter")
        if (event.key === "Escape") finish("escape")
      }}
      onPaste={(event) => {
        const lines = event.clipboardData
          .getData("text/plain")
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter((line) => line !== "")
        if (!onLines || !editable || lines.length < 2) return
        event.preventDefault()
        onLines(lines)
      }}
    />
  )
}
