import { type FormEvent, type JSX, useId, useState } from "react"

import type { Board } from "../../board/board.ts"
import type { Person } from "../../board/people/people.ts"
import { useInstitutions, usePeople } from "../../board/use-board.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { CheckField, SelectField, TextField } from "../../ui/field.tsx"
import { announce } from "../../ui/toast.tsx"
import { changeSeat, mergeSeat } from "../api.ts"
import { attempt } from "../attempt.ts"
import { focusPeopleButton } from "./focus-people-button.ts"

/** The choice "another institution", which no id can be. */
const OTHER = "\u0000other"

interface SeatDialogProps {
  readonly board: Board
  readonly person: Person
  readonly token: string
  readonly onClose: () => void
}

/** Facilitators correct for which institution a person is here, or make two spellings one. */
export function SeatDialog({ board, person, token, onClose }: SeatDialogProps): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const formId = useId()
  const choice = useChoice(board, person)
  const [error, setError] = useState<string>()
  const isMergeable = person.seat !== null && person.seat.institutionId === null
  const [merges, setMerges] = useState(false)
  const change = async (): Promise<void> => {
    if (!choice.chosen) return setError(messages.seatMissing)
    onClose()
    const { clientId, seat } = person
    const { label, body } = choice.chosen
    const asked =
      merges && seat
        ? mergeSeat(board.id, token, { seatId: seat.id, body })
        : changeSeat(board.id, token, { clientId, body })
    const done = await attempt(asked.then(() => true))
    focusPeopleButton()
    if (done)
      announce(merges ? messages.seatsMerged(label) : messages.seatChanged(person.name, label))
  }
  return (
    <Dialog
      title={messages.seatTitle(person.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{messages.cancel}</Button>
          <Button kind="primary" type="submit" form={formId}>
            {messages.seatDo}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="stack"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void change()
        }}
      >
        <InstitutionChoice choice={choice} error={error} />
        {isMergeable && (
          <CheckField
            label={messages.seatMerge(person.institution)}
            hint={messages.seatMergeMore}
            checked={merges}
            onChange={(event) => setMerges(event.target.checked)}
          />
        )}
      </form>
    </Dialog>
  )
}

/** One of those that are known here, or the name of another one. */
function InstitutionChoice({
  choice: { options, value, setValue, name, setName },
  error,
}: {
  choice: Choice
  error: string | undefined
}): JSX.Element {
  const messages = useMessages(facilitationMessages)
  return (
    <>
      <SelectField
        label={messages.seatInstitution}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        <option value={OTHER}>{messages.seatOther}</option>
      </SelectField>
      {value === OTHER && (
        <TextField
          label={messages.seatOtherName}
          error={error}
          value={name}
          autoComplete="off"
          maxLength={120}
          onChange={(event) => setName(event.target.value)}
        />
      )}
    </>
  )
}

interface Option {
  readonly value: string
  readonly label: string
  readonly body: { readonly institutionId: string } | { readonly institution: string }
}

interface Choice {
  readonly options: readonly Option[]
  readonly value: string
  readonly setValue: (value: string) => void
  readonly name: string
  readonly setName: (name: string) => void
  /** Undefined while the name of another institution is missing. */
  readonly chosen: Pick<Option, "label" | "body"> | undefined
}

function useChoice(board: Board, { seat }: Person): Choice {
  const options = listOptions(useInstitutions(board), usePeople(board))
  const [value, setValue] = useState(seat?.id ?? options[0]?.value ?? OTHER)
  const [name, setName] = useState("")
  const option = options.find((each) => each.value === value)
  const other = name.trim()
  const typed = other === "" ? undefined : { label: other, body: { institution: other } }
  const shown = option ? value : OTHER
  return { options, value: shown, setValue, name, setName, chosen: option ?? typed }
}

/** The board's institutions, then those that somebody here has named besides. */
function listOptions(
  institutions: ReturnType<typeof useInstitutions>,
  people: readonly Person[],
): readonly Option[] {
  const listed = institutions.map(({ id, name, short }) => ({
    value: id,
    label: short && short !== name ? `${name} (${short})` : name,
    body: { institutionId: id },
  }))
  const named = people.flatMap(({ seat }) =>
    seat && institutions.every(({ id }) => id !== seat.id)
      ? [{ value: seat.id, label: seat.name, body: { institution: seat.name } }]
      : [],
  )
  const byId = new Map(named.map((option) => [option.value, option]))
  return [...listed, ...byId.values()]
}
