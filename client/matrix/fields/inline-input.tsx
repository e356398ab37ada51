import { LENGTHS } from "@tafelrunde/shared/entities"
import { type JSX, type RefObject, useEffect, useLayoutEffect, useRef } from "react"

import { blockOf } from "../../clipboard/cells.ts"
import { type ClipboardContent, readTransfer } from "../../clipboard/clipboard-content.ts"
import { announce } from "../../ui/toast.tsx"
import { type TypingEnd, useGrid } from "../grid/grid-context.ts"
import { type Draft, type Drafts } from "./drafts.ts"

interface InlineInputProps {
  readonly row: string
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
  const { row, initial, onDone, onCancel, onLines } = props
  const { messages, editable, drafts } = useGrid()
  const input = useRef<HTMLInputElement>(null)
  // Removing the input from the page also blurs it; that must not save the title.
  const isOver = useRef(false)
  useDraft(input, props)
  useEffect(() => {
    isOver.current = false
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
    drafts.end(row)
    if (!isKept) return onCancel(end)
    onDone(text, end)
    if (isOver.current || !input.current) return
    input.current.value = ""
    drafts.keep(row, followed(undefined, initial))
  }
  return (
    <input
      ref={input}
      className="inline-input"
      aria-label={props.label}
      placeholder={props.label}
      defaultValue={initial}
      readOnly={!editable}
      maxLength={LENGTHS.title}
      onBlur={() => finish("left")}
      onInput={() => keepDraft(drafts, props, input.current)}
      onSelect={() => keepDraft(drafts, props, input.current)}
      // Captured: the canvas listens for key events below React's root and must not receive these.
      onKeyDownCapture={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === "Enter") finish("enter")
        if (event.key === "Escape") finish("escape")
      }}
      onPaste={(event) => {
        const lines = linesOf(readTransfer(event.clipboardData))
        if (!hasRoom(event.currentTarget, lines)) {
          // The browser would cut the text without a word.
          event.preventDefault()
          announce(messages.pasteTooLong)
          return
        }
        if (!onLines || !editable || lines.length < 2) return
        event.preventDefault()
        onLines(lines)
      }}
    />
  )
}

/** Whether each line is short enough for a title, and a single one fits into what stands in the field. */
function hasRoom(input: HTMLInputElement, lines: readonly string[]): boolean {
  const { value, selectionStart, selectionEnd } = input
  const kept = value.length - ((selectionEnd ?? 0) - (selectionStart ?? 0))
  const room = lines.length > 1 ? LENGTHS.title : LENGTHS.title - kept
  return lines.every((line) => line.length <= room)
}

/** Each row of a table is one line. */
function linesOf(content: ClipboardContent): readonly string[] {
  return blockOf(content)
    .map((row) => row.filter((cell) => cell !== "").join(" "))
    .filter((line) => line !== "")
}

function keepDraft(
  drafts: Drafts,
  { row, initial }: Pick<InlineInputProps, "row" | "initial">,
  input: HTMLInputElement | null,
): void {
  const draft = drafts.get(row)
  // Without a draft the person has finished: a late event of the field must not begin another one.
  if (!input || !draft) return
  const { value, selectionStart, selectionEnd } = input
  drafts.keep(row, {
    base: initial,
    text: value,
    isTouched: draft.isTouched || value !== draft.base,
    selection: [selectionStart ?? value.length, selectionEnd ?? value.length],
  })
}

/** Focuses the field, continues the draft of a row that was moved, and follows what others do to the title. */
function useDraft(
  input: RefObject<HTMLInputElement | null>,
  { row, initial }: Pick<InlineInputProps, "row" | "initial">,
): void {
  const { drafts, messages } = useGrid()
  useLayoutEffect(() => {
    const unmount = drafts.mount(row)
    if (input.current) begin(input.current, drafts.get(row))
    return unmount
  }, [drafts, input, row])
  useLayoutEffect(() => {
    const draft = drafts.get(row)
    if (draft?.base === initial) return
    if (draft?.isTouched) announce(messages.renamedMeanwhile(initial))
    drafts.keep(row, followed(draft, initial))
    if (!draft?.isTouched && input.current) begin(input.current, drafts.get(row))
  }, [drafts, input, row, initial, messages])
}

function begin(input: HTMLInputElement, draft: Draft | undefined): void {
  if (draft) input.value = draft.text
  input.focus()
  if (draft?.isTouched) input.setSelectionRange(...draft.selection)
  else input.select()
}

/** The draft after somebody else renamed the row: words that were typed stay, an untouched title follows. */
function followed(draft: Draft | undefined, initial: string): Draft {
  if (draft?.isTouched) return { ...draft, base: initial }
  return { base: initial, text: initial, isTouched: false, selection: [0, initial.length] }
}
