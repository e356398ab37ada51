import { type JSX, useEffect, useRef } from "react"

import { announce } from "../../ui/toast.tsx"
import { type TypingEnd, useGrid } from "./grid-context.ts"

interface InlineInputProps {
  readonly label: string
  /** Empty for something new: then Enter keeps the input for the next one. */
  readonly initial: string
  /** Gets what was typed; never only spaces, never the same as before. */
  readonly onDone: (text: string, end: TypingEnd) => void
  readonly onCancel: (end: TypingEnd) => void
  /** Several lines were pasted. */
  readonly onLines?: (lines: readonly string[]) => void
}

/**
 * A title that is being typed. Enter and leaving it keep it, Escape drops it. On a board that is locked meanwhile it stays as
 * it is, to be gone on with when the board is open again.
 */
export function InlineInput(props: InlineInputProps): JSX.Element {
  const { initial, onDone, onCancel, onLines } = props
  const { messages, editable } = useGrid()
  const input = useRef<HTMLInputElement>(null)
  // The input also loses the focus when it is taken away: that must not count as leaving it.
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
      // Captured: the canvas listens for keys below React's root and must not hear these.
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
