import { type FormEvent, type JSX, useEffect, useState } from "react"

import type { BoardUser } from "../../board/people/people.ts"
import { type AppMessages, appMessages } from "../../messages/app.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { RoundTable } from "../../ui/round-table.tsx"
import type { BoardAccess } from "../board-page/board-access.ts"
import { prefetchBoard } from "../board-page/board-loading.ts"
import { PageHeading, Page } from "../page.tsx"
import { navigate } from "../route.ts"
import { keepsStored } from "../storage.ts"
import {
  type ListedInstitution,
  readRememberedInstitution,
  readRememberedName,
  seatlessUser,
  toBoardUser,
} from "./identity.ts"

const PREFETCH_DELAY_MS = 600

interface JoinPageProps {
  readonly access: BoardAccess
  readonly onEnter: (user: BoardUser) => Promise<void>
}

/** The join form: asks only for name and institution; the seat in the logo takes the institution's colour. */
export function JoinPage({ access, onEnter }: JoinPageProps): JSX.Element {
  const messages = useMessages(appMessages)
  const form = useJoinForm(access, messages)
  const [entering, setEntering] = useState(false)
  usePrefetch(access)
  const enter = (user: BoardUser | undefined): void => {
    if (!user) return
    setEntering(true)
    void onEnter(user)
  }
  return (
    <Page className="join-page">
      <div className="join-board on-board">
        <Seats institutions={access.institutions} chosen={form.institution} />
        <div>
          <p className="join-board-label">{messages.boardIs}</p>
          <p className="join-board-title">{access.title || messages.untitled}</p>
          <p>{messages.asRole(messages[access.role])}</p>
        </div>
      </div>
      <form
        className="join-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          enter(form.submit())
        }}
      >
        <PageHeading>{messages.yourNameTitle}</PageHeading>
        <TextField
          label={messages.name}
          error={form.errors.name}
          value={form.name}
          autoComplete="name"
          maxLength={80}
          onChange={(event) => form.setName(event.target.value)}
        />
        {hasSeat(access) && <InstitutionFields form={form} institutions={access.institutions} />}
        <Button type="submit" kind="primary" disabled={entering}>
          {entering ? messages.entering : messages.enter}
        </Button>
        {access.role === "viewer" && (
          <>
            <Button disabled={entering} onClick={() => navigate(`/b/${access.boardId}/wall`)}>
              {messages.asWall}
            </Button>
            <Button disabled={entering} onClick={() => enter(seatlessUser(messages.anonymousName))}>
              {messages.skipName}
            </Button>
          </>
        )}
        {!keepsStored() && <p className="notice">{messages.nothingKept}</p>}
        <p className="hint">{messages.privacy}</p>
      </form>
    </Page>
  )
}

const OTHER = "\u0000other"

interface JoinForm {
  readonly name: string
  readonly institution: string
  readonly otherName: string
  readonly errors: {
    readonly name?: string
    readonly institution?: string
    readonly other?: string
  }
  readonly setName: (name: string) => void
  readonly setInstitution: (institution: string) => void
  readonly setOtherName: (name: string) => void
  /** The person, or undefined when a field is missing (see `errors`). */
  readonly submit: () => BoardUser | undefined
}

/** Facilitators stand for no institution. */
function hasSeat({ role }: BoardAccess): boolean {
  return role !== "facilitator"
}

function useJoinForm(access: BoardAccess, messages: AppMessages): JoinForm {
  const { boardId, institutions } = access
  const remembered = readRememberedInstitution(boardId)
  const isListed = institutions.some(({ id }) => id === remembered)
  const [name, setName] = useState(readRememberedName)
  const [institution, setInstitution] = useState(
    isListed ? remembered : remembered || institutions.length === 0 ? OTHER : "",
  )
  const [otherName, setOtherName] = useState(isListed ? "" : remembered)
  const [errors, setErrors] = useState<JoinForm["errors"]>({})
  const isOther = institution === OTHER
  const submit = (): BoardUser | undefined => {
    const chosen = hasSeat(access)
    const missing = {
      ...(!name.trim() && { name: messages.nameMissing }),
      ...(chosen && !institution && { institution: messages.institutionMissing }),
      ...(chosen && isOther && !otherName.trim() && { other: messages.institutionOtherMissing }),
    }
    setErrors(missing)
    if (Object.keys(missing).length > 0) return undefined
    if (!chosen) return seatlessUser(name.trim())
    return toBoardUser(
      {
        name: name.trim(),
        institution: isOther ? { name: otherName.trim() } : { id: institution },
      },
      institutions,
    )
  }
  return { name, institution, otherName, errors, setName, setInstitution, setOtherName, submit }
}

function InstitutionFields({
  form,
  institutions,
}: {
  form: JoinForm
  institutions: readonly ListedInstitution[]
}): JSX.Element {
  const messages = useMessages(appMessages)
  const hasList = institutions.length > 0
  return (
    <>
      {hasList && (
        <SelectField
          label={messages.institution}
          error={form.errors.institution}
          value={form.institution}
          onChange={(event) => form.setInstitution(event.target.value)}
        >
          <option value="" disabled>
            {messages.institutionChoose}
          </option>
          {institutions.map(({ id, name, short }) => (
            <option key={id} value={id}>
              {short && short !== name ? `${name} (${short})` : name}
            </option>
          ))}
          <option value={OTHER}>{messages.institutionOther}</option>
        </SelectField>
      )}
      {form.institution === OTHER && (
        <TextField
          label={hasList ? messages.institutionOtherLabel : messages.institutionText}
          error={form.errors.other}
          value={form.otherName}
          autoComplete="organization"
          maxLength={120}
          onChange={(event) => form.setOtherName(event.target.value)}
        />
      )}
    </>
  )
}

function Seats({
  institutions,
  chosen,
}: {
  institutions: readonly ListedInstitution[]
  chosen: string
}): JSX.Element {
  const seat = institutions.findIndex(({ id }) => id === chosen)
  const taken = new Map<number, string>()
  if (seat >= 0) taken.set(seat, SEAT_COLOR)
  const seats = Math.min(24, Math.max(9, institutions.length))
  return <RoundTable className="join-mark" seats={seats} taken={taken} />
}

const SEAT_COLOR = "var(--chalk-yellow)"

/** Starts preloading after the form is rendered. */
function usePrefetch(access: BoardAccess): void {
  useEffect(() => {
    const timer = setTimeout(() => prefetchBoard(access), PREFETCH_DELAY_MS)
    return () => clearTimeout(timer)
  }, [access])
}
