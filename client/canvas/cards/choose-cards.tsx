import {
  CARD_COLLECTIONS,
  type CardCollection,
  type CardReference,
} from "@tafelrunde/shared/canvas"
import { cardFacts } from "@tafelrunde/shared/cards"
import { COLLECTIONS, LENGTHS } from "@tafelrunde/shared/entities"
import { type JSX, type SubmitEvent, useId, useState } from "react"
import { type Editor, useValue } from "tldraw"

import { type Board } from "../../board/board.ts"
import { today } from "../../board/content.ts"
import { useAccess } from "../../board/use-board.ts"
import { createEntry } from "../../entities/create-entry.ts"
import { useEntries } from "../../entities/use-entries.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { CheckField, SelectField, TextField } from "../../ui/field.tsx"
import { modelOf } from "../shapes/canvas-model.ts"
import { insertCards, shownEntries } from "./insert-cards.ts"

/** Asks which entries get cards; nothing while nobody has asked for it. */
export function ChooseCards({ editor }: { readonly editor: Editor }): JSX.Element | null {
  const { board, isChoosingCards } = modelOf(editor)
  const isOpen = useValue(isChoosingCards)
  if (!isOpen) return null
  const close = (): void => {
    isChoosingCards.set(false)
    editor.focus()
  }
  return <CardsDialog editor={editor} board={board} onClose={close} />
}

interface CardsDialogProps {
  readonly editor: Editor
  readonly board: Board
  readonly onClose: () => void
}

function CardsDialog({ editor, board, onClose }: CardsDialogProps): JSX.Element {
  const messages = useMessages(canvasMessages)
  const { language } = useLanguage()
  const formId = useId()
  const canWrite = useAccess(board).access === "write"
  const choice = useChoice(board)
  const { collection, count } = choice
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (count === 0 || !canWrite) return
    onClose()
    board.history.together(() => insertCards(editor, choice.references()))
  }
  return (
    <Dialog
      title={messages.insertCardsTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{messages.cancel}</Button>
          <Button kind="primary" type="submit" form={formId} disabled={count === 0 || !canWrite}>
            {messages.insertCount(Math.max(1, count))}
          </Button>
        </>
      }
    >
      <form id={formId} className="choose-cards" noValidate onSubmit={onSubmit}>
        <p>{messages.aboutCards}</p>
        <SelectField
          label={messages.cardKind}
          value={collection}
          onChange={({ target }) => choice.setCollection(target.value)}
        >
          {CARD_COLLECTIONS.map((value) => (
            <option key={value} value={value}>
              {COLLECTIONS[value].many[language]}
            </option>
          ))}
        </SelectField>
        <Choices key={collection} editor={editor} board={board} choice={choice} />
        <TextField
          label={`${messages.newEntry}: ${COLLECTIONS[collection].one[language]}`}
          hint={messages.newEntryHint}
          value={choice.name}
          maxLength={LENGTHS.title}
          autoComplete="off"
          onChange={({ target }) => choice.setName(target.value)}
        />
        <output>{canWrite ? undefined : messages.lockedMeanwhile}</output>
      </form>
    </Dialog>
  )
}

interface Choice {
  readonly collection: CardCollection
  readonly chosen: ReadonlySet<string>
  /** Of an entry that is to begin. */
  readonly name: string
  /** How many cards that makes. */
  readonly count: number
  readonly setCollection: (name: string) => void
  readonly toggle: (id: string) => void
  readonly setName: (name: string) => void
  /** The chosen entries; begins the new one. */
  readonly references: () => readonly CardReference[]
}

function useChoice(board: Board): Choice {
  const [collection, setCollection] = useState<CardCollection>("institutions")
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [name, setName] = useState("")
  const named = name.trim()
  return {
    collection,
    chosen,
    name,
    count: chosen.size + (named === "" ? 0 : 1),
    setCollection: (value) => {
      setCollection(CARD_COLLECTIONS.find((each) => each === value) ?? collection)
      setChosen(new Set())
    },
    toggle: (id) => {
      const next = new Set(chosen)
      if (!next.delete(id)) next.add(id)
      setChosen(next)
    },
    setName,
    references: () => {
      const ids = new Set(chosen)
      const created = named === "" ? undefined : createEntry(board, collection, named)
      if (created !== undefined) ids.add(created)
      return [...ids].map((entryId) => ({ collection, entryId }))
    },
  }
}

interface ChoicesProps {
  readonly editor: Editor
  readonly board: Board
  readonly choice: Choice
}

/** More entries than these are searched. */
const FEW = 8

function Choices({ editor, board, choice }: ChoicesProps): JSX.Element {
  const { collection, chosen } = choice
  const messages = useMessages(canvasMessages)
  const { language } = useLanguage()
  const [search, setSearch] = useState("")
  const entries = useEntries(board.lists, collection)
  const shown = shownEntries(editor)
  const reader = { lists: board.lists, language, today: today() }
  const choices = entries.flatMap(({ id }) => {
    const facts = cardFacts({ collection, entryId: id }, reader)
    if (!facts) return []
    const isInstitution = collection === "institutions"
    const more = isInstitution ? facts.lines[0]?.text : undefined
    return [{ id, label: more ? `${facts.title} · ${more}` : facts.title }]
  })
  const found = choices.filter(({ label }) =>
    label.toLocaleLowerCase(language).includes(search.trim().toLocaleLowerCase(language)),
  )
  return (
    <>
      {choices.length > FEW && (
        <TextField
          label={messages.searchCards}
          type="search"
          value={search}
          autoComplete="off"
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
      <fieldset className="card-choices" aria-label={COLLECTIONS[collection].many[language]}>
        {found.map(({ id, label }) => (
          <CheckField
            key={id}
            label={label}
            checked={chosen.has(id)}
            onChange={() => choice.toggle(id)}
            {...(shown.has(`${collection}/${id}`) && { hint: messages.isOnCanvas })}
          />
        ))}
        {found.length === 0 && (
          <p>{choices.length === 0 ? messages.noCards : messages.noCardFound}</p>
        )}
      </fieldset>
    </>
  )
}
