import { LENGTHS } from "@tafelrunde/shared/entities"
import { type JSX, useRef, useState } from "react"

import { type Board } from "../../board/board.ts"
import { useSeat } from "../../board/use-board.ts"
import { pastedLines } from "../../clipboard/pasted-lines.ts"
import { type TableMessages } from "../../messages/table.ts"
import { Button } from "../../ui/button.tsx"
import { SelectField } from "../../ui/field.tsx"
import { announce } from "../../ui/toast.tsx"
import { addEntries } from "../edits.ts"
import { useForm } from "../fields/form-context.ts"
import { entityOf, type ListDescription } from "../lists.ts"
import { fieldAt } from "../value-at.ts"
import { readLines, separatorOf } from "./new-entries.ts"

interface AddRowProps {
  readonly board: Board
  readonly list: ListDescription
  readonly count: number
  /** Opens the form of an entry that was just added. */
  readonly onOpen: (id: string) => void
}

/** The empty row at the end: Enter adds an entry and waits for the next, Tab opens the new entry's form. */
export function AddRow({ board, list, count, onOpen }: AddRowProps): JSX.Element {
  const { messages, language } = useForm()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState("")
  const needs = useNeeds(board, list)
  const entity = entityOf(list)
  const label = messages.add(entity.one[language])
  const missing = needs.find(({ value }) => value === "")?.label
  const note = missing === undefined ? messages.full(entity.max) : messages.needFirst(missing)
  if (missing !== undefined || count >= entity.max) return <p className="add-row-note">{note}</p>
  const add = (lines: readonly string[]): readonly string[] => {
    const fixed = Object.fromEntries(needs.map(({ path, value }) => [path, value]))
    const read = readLines(lines, list, board.lists).slice(0, entity.max - count)
    const ids = addEntries(
      board,
      list.collection,
      read.map((fields) => ({ ...fields, ...fixed })),
    )
    setText("")
    announceAdded(lines, ids.length, messages)
    return ids
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
      <Needs needs={needs} />
      <input
        ref={input}
        className="input"
        aria-label={label}
        placeholder={label}
        title={messages.addHint}
        value={text}
        maxLength={LENGTHS.title}
        autoComplete="off"
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Tab" || event.shiftKey || text.trim() === "") return
          event.preventDefault()
          const [id] = add([text.trim()])
          if (id !== undefined) onOpen(id)
        }}
        onPaste={(event) => {
          const titles = pastedLines(event.clipboardData, separatorOf(list))
          if (titles.length < 2) return
          event.preventDefault()
          add(titles)
        }}
      />
      <Button type="submit">{messages.addButton}</Button>
    </form>
  )
}

interface Need {
  readonly path: string
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly set: (value: string) => void
}

/** The references that a new entry cannot do without: the own institution first, then as chosen last. */
function useNeeds(board: Board, list: ListDescription): readonly Need[] {
  const { labels, language } = useForm()
  const ownId = useSeat(board)?.institutionId ?? undefined
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  return list.needs.flatMap((path, index) => {
    const field = fieldAt(entityOf(list), path)
    if (field?.kind !== "ref") return []
    const options = labels.options(field.to)
    const isThere = (id: string | undefined): boolean => options.some((option) => option.id === id)
    const first = options.find(({ id }) => id !== ownId) ?? options[0]
    const initial = index === 0 && ownId !== undefined && isThere(ownId) ? ownId : first?.id
    const value = isThere(chosen[path]) ? chosen[path] : initial
    return [
      {
        path,
        label: field.label[language],
        value: value ?? "",
        options,
        set: (id: string) => setChosen({ ...chosen, [path]: id }),
      },
    ]
  })
}

function Needs({ needs }: { readonly needs: readonly Need[] }): JSX.Element {
  return (
    <>
      {needs.map(({ path, label, value, options, set }) => (
        <SelectField
          key={path}
          label={label}
          value={value}
          onChange={({ target }) => set(target.value)}
        >
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ))}
        </SelectField>
      ))}
    </>
  )
}

/** Quietly, because the list shows them, and a notice would cover the line in which the next one is typed. */
function announceAdded(lines: readonly string[], count: number, messages: TableMessages): void {
  announce(count === 1 ? messages.added(lines[0] ?? "") : messages.addedCount(count), "quiet")
}
