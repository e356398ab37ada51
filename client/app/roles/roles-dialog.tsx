import {
  mergedRoles,
  type RoleLabel,
  type RoleScheme,
  schemeName,
} from "@tafelrunde/shared/content"
import { roleScheme as described } from "@tafelrunde/shared/entities"
import { type FormEvent, type JSX, useId, useState } from "react"

import { type Board } from "../../board/board.ts"
import { readBoardContent } from "../../board/content.ts"
import { detailsMessages } from "../../messages/details.ts"
import { useLanguage, useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { SelectField } from "../../ui/field.tsx"
import { WarningIcon } from "../../ui/icons.tsx"
import { announce } from "../../ui/toast.tsx"
import {
  doubledLetter,
  draftOf,
  type LetterDraft,
  type SchemeDraft,
  schemeOf,
  writeScheme,
} from "./scheme-draft.ts"

import "./roles.css"

interface RolesDialogProps {
  readonly board: Board
  readonly onClose: () => void
}

/** The board's role scheme with its letters and words; facilitators change it for everybody. */
export function RolesDialog({ board, onClose }: RolesDialogProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { language } = useLanguage()
  const formId = useId()
  const [draft, setDraft] = useState(() => draftOf(readBoardContent(board).roleScheme, language))
  const doubled = doubledLetter(draft, language)
  const scheme = schemeOf(draft, language)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (doubled !== undefined) return
    writeScheme(board.doc, scheme)
    announce(messages.rolesSaved(schemeName(scheme, language)))
    onClose()
  }
  return (
    <Dialog
      title={messages.rolesTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{messages.cancel}</Button>
          <Button kind="primary" type="submit" form={formId}>
            {messages.rolesSave}
          </Button>
        </>
      }
    >
      <form id={formId} className="stack roles-form" onSubmit={save} noValidate>
        <p>{messages.rolesIntro}</p>
        <SchemeField draft={draft} onChange={setDraft} />
        <LetterFields draft={draft} onChange={setDraft} />
        {doubled !== undefined && (
          <span className="field-error" role="alert">
            <WarningIcon /> {messages.rolesSameLetter(doubled)}
          </span>
        )}
        <Merged board={board} scheme={scheme} />
      </form>
    </Dialog>
  )
}

interface DraftProps {
  readonly draft: SchemeDraft
  readonly onChange: (draft: SchemeDraft) => void
}

function SchemeField({ draft, onChange }: DraftProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { language } = useLanguage()
  const { choices } = described.fields.id
  return (
    <SelectField
      label={messages.rolesScheme}
      value={draft.id}
      onChange={({ target }) => {
        const id = (Object.keys(choices) as (keyof typeof choices)[]).find(
          (each) => each === target.value,
        )
        // Own letters belong to the scheme that they were made for.
        if (id) onChange(draftOf({ id }, language))
      }}
    >
      {Object.entries(choices).map(([id, words]) => (
        <option key={id} value={id}>
          {words[language]}
        </option>
      ))}
    </SelectField>
  )
}

function LetterFields({ draft, onChange }: DraftProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { language } = useLanguage()
  const standard = draftOf({ id: draft.id }, language)
  const isStandard = JSON.stringify(standard) === JSON.stringify(draft)
  const change = (index: number, changed: Partial<LetterDraft>): void =>
    onChange({
      ...draft,
      letters: draft.letters.map((each, at) => (at === index ? { ...each, ...changed } : each)),
    })
  return (
    <fieldset className="roles-letters">
      <legend>{messages.rolesOwn}</legend>
      <div className="roles-heads" aria-hidden="true">
        <span>{messages.rolesLetter}</span>
        <span>{messages.rolesWord}</span>
      </div>
      {draft.letters.map(({ letter, word }, index) => (
        <div key={standard.letters[index]?.letter} className="roles-letter">
          <input
            className="input"
            aria-label={messages.rolesLetterOf(standard.letters[index]?.word ?? "")}
            placeholder={standard.letters[index]?.letter}
            value={letter}
            maxLength={3}
            autoComplete="off"
            onChange={({ target }) => change(index, { letter: target.value })}
          />
          <input
            className="input"
            aria-label={messages.rolesWordOf(letter || (standard.letters[index]?.letter ?? ""))}
            placeholder={standard.letters[index]?.word}
            value={word}
            maxLength={60}
            autoComplete="off"
            onChange={({ target }) => change(index, { word: target.value })}
          />
        </div>
      ))}
      <Button kind="quiet" disabled={isStandard} onClick={() => onChange(standard)}>
        {messages.rolesStandard}
      </Button>
    </fieldset>
  )
}

function nameOf({ letter, word }: RoleLabel): string {
  return `${letter} – ${word}`
}

/** Which roles the choice would show as one. */
function Merged({
  board,
  scheme,
}: {
  readonly board: Board
  readonly scheme: RoleScheme
}): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { language } = useLanguage()
  const { assignments, roleScheme } = readBoardContent(board)
  const change = { assignments: assignments ?? [], before: roleScheme, after: scheme }
  const merged = mergedRoles(change, language)
  return (
    <output className="roles-merged">
      {merged.length > 0 && (
        <>
          <strong>
            <WarningIcon /> {messages.rolesMergedTitle}
          </strong>
          <ul>
            {merged.map(({ letter, before, cells, together }) => (
              <li key={letter.letter}>
                {messages.rolesMerged({
                  letter: letter.letter,
                  before: before.map(nameOf),
                  cells,
                  together,
                })}
              </li>
            ))}
          </ul>
          <p>{messages.rolesMergedMore}</p>
        </>
      )}
    </output>
  )
}
