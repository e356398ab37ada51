import { visibilityOf } from "@tafelrunde/shared/content"
import { institutionIn, ownContacts } from "@tafelrunde/shared/selfservice"
import { type JSX, type ReactNode, useEffect, useId, useSyncExternalStore } from "react"

import { detailsMessages } from "../messages/details.ts"
import { useLanguage, useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { announce } from "../ui/toast.tsx"
import { dayText } from "./day-text.ts"
import { OwnContacts, type OwnSectionProps } from "./own-contacts.tsx"
import { OwnFields, OwnForms } from "./own-forms.tsx"
import { type Failure, type OwnPart, type OwnPartState } from "./own-part.ts"
import { OwnQuestions } from "./own-questions.tsx"
import { OwnRows } from "./own-rows.tsx"

import "../entities/fields/fields.css"
import "../entities/form/form.css"
import "./selfservice.css"

interface SelfservicePageProps {
  readonly own: OwnPart
  /** The page's heading, which also names the document. */
  readonly renderHeading: (text: string) => ReactNode
  readonly renderFailure: (failure: Failure) => ReactNode
}

/** What an institution fills in by its link: before the workshop, and before the next round. */
export function SelfservicePage({
  own,
  renderHeading,
  renderFailure,
}: SelfservicePageProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { part, saving, failure } = useSyncExternalStore(own.subscribe, own.get)
  useLeaving(own)
  if (failure) return <>{renderFailure(failure)}</>
  if (!part) return <output>{messages.loading}</output>
  const { name = "" } = institutionIn(part.content, part.institutionId) ?? {}
  const title = part.content.meta?.title ?? ""
  return (
    <OwnForms part={part}>
      <div className="selfservice">
        {renderHeading(messages.ownTitle(name))}
        {title && <p className="selfservice-board">{messages.forBoard(title)}</p>}
        <p>{messages.about}</p>
        <p>
          <strong>{messages.noClients}</strong>
        </p>
        {part.isLocked && <p className="notice">{messages.locked}</p>}
        <Sections own={own} part={part} />
        <Saving saving={saving} />
      </div>
    </OwnForms>
  )
}

function Sections({ own, part }: OwnSectionProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { content, institutionId } = part
  const institution = institutionIn(content, institutionId)
  const hasRows = Boolean(content.assignments?.length) || Boolean(content.handovers?.length)
  return (
    <>
      <Section title={messages.institution} about={messages.institutionAbout}>
        {institution && <OwnFields own={own} part={part} list="institutions" entry={institution} />}
      </Section>
      <Section title={messages.contacts} about={messages.contactsAbout}>
        <OwnContacts own={own} part={part} />
      </Section>
      <Section title={messages.questions} about={messages.questionsAbout}>
        <OwnQuestions own={own} part={part} />
      </Section>
      {hasRows && (
        <Section title={messages.rows} about={messages.rowsAbout}>
          <OwnRows own={own} part={part} />
        </Section>
      )}
      <Section title={messages.finish} about={messages.finishAbout}>
        <Finish own={own} part={part} />
      </Section>
    </>
  )
}

interface SectionProps {
  readonly title: string
  readonly about: string
  readonly children: ReactNode
}

function Section({ title, about, children }: SectionProps): JSX.Element {
  const id = useId()
  return (
    <section className="card" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="hint">{about}</p>
      </div>
      {children}
    </section>
  )
}

/** Confirms what is in sight, and tells facilitators that the institution has answered. */
function Finish({ own, part }: OwnSectionProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { language } = useLanguage()
  const contacts = ownContacts(part.content, part.institutionId)
  const pending = contacts.filter((contact) => visibilityOf(contact) === "pending").length
  return (
    <>
      {pending > 0 && <p>{messages.stillPending(pending)}</p>}
      <div className="row">
        <Button
          kind="primary"
          disabled={part.isLocked}
          onClick={() => {
            const contactIds = contacts.map(({ id }) => id)
            own.change({ kind: "confirm", contactIds, whole: true })
            announce(messages.finished)
          }}
        >
          {messages.finishDo}
        </Button>
      </div>
      <p className="hint">
        {part.confirmedAt && messages.finishedOn(dayText(part.confirmedAt, language))}
      </p>
    </>
  )
}

/** Whether everything has reached the server; stays in sight. */
function Saving({ saving }: Pick<OwnPartState, "saving">): JSX.Element {
  const messages = useMessages(detailsMessages)
  const texts = { saved: messages.ownSaved, saving: messages.saving, waiting: messages.waiting }
  return (
    <output className="selfservice-saving" data-saving={saving}>
      {texts[saving]}
    </output>
  )
}

/** Loads again what others may have changed, and sends what waits, when the person comes and goes. */
function useLeaving(own: OwnPart): void {
  useEffect(() => {
    const onVisibility = (): void => {
      if (document.visibilityState === "hidden") own.flush()
      else if (!own.hasUnsaved) void own.load()
    }
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (own.hasUnsaved) event.preventDefault()
    }
    document.addEventListener("visibilitychange", onVisibility)
    window.addEventListener("beforeunload", onLeave)
    return () => {
      document.removeEventListener("visibilitychange", onVisibility)
      window.removeEventListener("beforeunload", onLeave)
    }
  }, [own])
}

export { Failure, OwnPart, type ServedPart } from "./own-part.ts"
