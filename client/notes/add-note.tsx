import { LIMITS } from "@tafelrunde/shared/canvas"
import { addNotes } from "@tafelrunde/shared/notes"
import { type JSX, type RefObject, useState } from "react"

import { type Board } from "../board/board.ts"
import { pastedLines } from "../clipboard/pasted-lines.ts"
import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { Button } from "../ui/button.tsx"
import { SelectField } from "../ui/field.tsx"
import { announce } from "../ui/toast.tsx"
import { matrixRatio } from "./matrix-ratio.ts"
import { type NamedArea, titleOf } from "./use-notes.ts"

interface AddNoteProps {
  readonly board: Board
  readonly areas: readonly NamedArea[]
  readonly areaId: string | undefined
  readonly onArea: (id: string) => void
  readonly input: RefObject<HTMLInputElement | null>
}

/** The line in which the next note is written: Enter adds it to the chosen area and waits for another. */
export function AddNote({ board, areas, areaId, onArea, input }: AddNoteProps): JSX.Element | null {
  const messages = useMessages(tableMessages)
  const [text, setText] = useState("")
  const open = areas.filter(({ isLocked }) => !isLocked)
  const area = open.find(({ id }) => id === areaId) ?? open[0]
  if (!area) return null
  const add = (texts: readonly string[]): void => {
    addNotes(board, { areaId: area.id, texts, matrixRatio: matrixRatio(board) })
    setText("")
    const [first = ""] = texts
    const said =
      texts.length === 1
        ? messages.noteAdded(titleOf(first, ""), area.label)
        : messages.noteAddedCount(texts.length, area.label)
    announce(said, "quiet")
  }
  return (
    <form
      className="add-row"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== "") add([text.trim()])
        input.current?.focus()
      }}
    >
      <SelectField
        label={messages.noteArea}
        value={area.id}
        onChange={({ target }) => onArea(target.value)}
      >
        {open.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
      <input
        ref={input}
        className="input"
        aria-label={messages.noteWriteIn(area.label)}
        placeholder={messages.noteWrite}
        title={messages.noteWriteHint}
        value={text}
        maxLength={LIMITS.textLength}
        autoComplete="off"
        onChange={({ target }) => setText(target.value)}
        onPaste={(event) => {
          const lines = pastedLines(event.clipboardData, " ")
          if (lines.length < 2) return
          event.preventDefault()
          // All or none: a part of a list is easily taken for the whole.
          if (lines.length > MOST_AT_ONCE) announce(messages.noteTooMany(MOST_AT_ONCE))
          else add(lines)
        }}
      />
      <Button type="submit">{messages.noteAdd}</Button>
    </form>
  )
}

const MOST_AT_ONCE = 200
