import { type Contact, type Entry, visibilityOf } from "@tafelrunde/shared/content"
import { newId } from "@tafelrunde/shared/model"
import { formFor, ownContacts } from "@tafelrunde/shared/selfservice"
import { type JSX, useRef, useState } from "react"

import { FieldList } from "../entities/form/field-list.tsx"
import { type BoundFields } from "../entities/form/subject.ts"
import { personName } from "../entities/labels.ts"
import { detailsMessages } from "../messages/details.ts"
import { useLanguage, useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { announce } from "../ui/toast.tsx"
import { dayText } from "./day-text.ts"
import { OwnFields } from "./own-forms.tsx"
import { type OwnPart, type ServedPart } from "./own-part.ts"
import { Unfolding } from "./unfolding.tsx"

export interface OwnSectionProps {
  readonly own: OwnPart
  readonly part: ServedPart
}

/** The institution's contacts: each can be confirmed, changed and removed; new ones can be added. */
export function OwnContacts({ own, part }: OwnSectionProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const contacts = ownContacts(part.content, part.institutionId)
  return (
    <>
      {contacts.length === 0 && <p>{messages.noContacts}</p>}
      <ul className="own-list">
        {contacts.map((contact) => (
          <ContactItem key={contact.id} own={own} part={part} contact={contact} />
        ))}
      </ul>
      {!part.isLocked && <NewContact own={own} part={part} />}
    </>
  )
}

function nameOf(contact: Entry, fallback: string): string {
  const role = typeof contact["function"] === "string" ? contact["function"] : ""
  return personName(contact) || role || fallback
}

interface ContactItemProps extends OwnSectionProps {
  readonly contact: Contact
}

function ContactItem({ own, part, contact }: ContactItemProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { language } = useLanguage()
  const name = nameOf(contact, messages.contact)
  const isPending = visibilityOf(contact) === "pending"
  const confirmedOn = contact.privacy?.confirmedOn
  const { function: role } = contact
  return (
    <li className="own-item">
      <div className="own-item-head">
        <div>
          <strong>{name}</strong>
          {role && role !== name && <span>{role}</span>}
          <span className="hint">
            {confirmedOn
              ? messages.confirmedOn(dayText(confirmedOn, language))
              : messages.unconfirmed}
          </span>
          {isPending && <span className="hint">{messages.chooseVisibility}</span>}
        </div>
        {!part.isLocked && (
          <Button
            disabled={isPending}
            aria-label={messages.stillRightOf(name)}
            onClick={() => {
              own.change({ kind: "confirm", contactIds: [contact.id], whole: false })
              announce(messages.confirmed(name), "quiet")
            }}
          >
            {messages.stillRight}
          </Button>
        )}
      </div>
      <Unfolding label={messages.edit} name={messages.editOf(name)}>
        <OwnFields own={own} part={part} list="contacts" entry={contact} />
        {!part.isLocked && (
          <Button
            aria-label={messages.removeOf(name)}
            onClick={() => {
              own.change({ kind: "remove", list: "contacts", id: contact.id })
              announce(messages.removed(name))
            }}
          >
            {messages.remove}
          </Button>
        )}
      </Unfolding>
    </li>
  )
}

/** A form of its own, so that no nameless contact stands on the board while somebody is still typing. */
function NewContact({ own, part }: OwnSectionProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const [isOpen, setOpen] = useState(false)
  const [problem, setProblem] = useState(false)
  const draft = useDraftContact(part.institutionId)
  const opener = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setOpen(false)
    setProblem(false)
    draft.clear()
    // The button comes back with the next rendering.
    requestAnimationFrame(() => opener.current?.focus())
  }
  const add = (): void => {
    const fields = draft.read()
    const name = nameOf(fields, "")
    setProblem(name === "")
    if (name === "") return
    own.change({ kind: "add", list: "contacts", id: newId(), fields })
    announce(messages.added(name), "quiet")
    close()
  }
  if (!isOpen) {
    return (
      <Button ref={opener} onClick={() => setOpen(true)}>
        {messages.newContact}
      </Button>
    )
  }
  return (
    <fieldset className="own-new">
      <legend>{messages.newContact}</legend>
      <div className="own-fields">
        <FieldList bound={draft.bound} />
      </div>
      <p role="alert" className="field-error">
        {problem && messages.needsName}
      </p>
      <div className="row">
        <Button onClick={close}>{messages.ownCancel}</Button>
        <Button kind="primary" onClick={add}>
          {messages.addContact}
        </Button>
      </div>
    </fieldset>
  )
}

/** The fields of a contact that is nowhere but in this form. */
function useDraftContact(institutionId: string): {
  readonly bound: BoundFields
  readonly read: () => Entry
  readonly clear: () => void
} {
  const [fields, setFields] = useState<Entry>({})
  const now = useRef<Entry>({})
  const write = (next: Entry): void => {
    now.current = next
    setFields(next)
  }
  const whole = { ...fields, institutionId }
  const entity = formFor("contacts", whole, institutionId)
  return {
    read: () => now.current,
    clear: () => write({}),
    bound: {
      entity: entity ?? { one: NO_WORDS, many: NO_WORDS, max: 0, fields: {} },
      fields: whole,
      read: () => now.current,
      set: (path, value) => {
        const [name = "", inner] = path.split(".")
        const section = now.current[name] as Entry | undefined
        write({
          ...now.current,
          [name]: inner === undefined ? value : { ...section, [inner]: value },
        })
      },
      together: (change) => change(),
    },
  }
}

const NO_WORDS = { de: "", en: "" }
