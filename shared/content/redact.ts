import { type BoardContent, type Contact, type Profile } from "./board-content.ts"
import { visibilityOf } from "./references.ts"

/** How much of a contact a profile shows: all, only that there is one (mailbox), or nothing. */
export type Shown = "named" | "mailbox" | "hidden"

/** The profiles of contract 4, by visibility. */
export function shownTo(contact: Contact, profile: Profile): Shown {
  const visibility = visibilityOf(contact)
  if (profile === "internal") return "named"
  if (visibility === "public") return "named"
  if (visibility === "network") return profile === "network" ? "named" : "mailbox"
  return visibility === "internal" ? "hidden" : "mailbox"
}

/**
 * The content as a profile may see it. Contacts shown by mailbox keep id, institution and unit,
 * so that references hold; hidden ones are gone, and so is every reference to them.
 */
export function redactContent(content: BoardContent, profile: Profile): BoardContent {
  if (profile === "internal") return content
  const contacts = content.contacts ?? []
  const hidden = new Set(
    contacts.filter((contact) => shownTo(contact, profile) === "hidden").map(({ id }) => id),
  )
  const withoutHidden = withoutReferencesTo(content, hidden, profile)
  if (!content.contacts) return withoutHidden
  return {
    ...withoutHidden,
    contacts: contacts
      .filter(({ id }) => !hidden.has(id))
      .map((contact) => nulled(contact, "deputyForContactId", hidden))
      .map((contact) => (shownTo(contact, profile) === "named" ? contact : mailboxOnly(contact))),
  }
}

function withoutReferencesTo(
  content: BoardContent,
  hidden: ReadonlySet<string>,
  profile: Profile,
): BoardContent {
  const redacted = { ...content }
  if (content.meta) redacted.meta = nulled(content.meta, "editorContactId", hidden)
  if (content.agreements) {
    redacted.agreements = content.agreements.map((agreement) =>
      nulled(agreement, "ownerContactId", hidden),
    )
  }
  if (content.workshop?.participants) {
    redacted.workshop = {
      ...content.workshop,
      participants: content.workshop.participants
        .filter(({ contactId }) => !contactId || !hidden.has(contactId))
        .map((participant) =>
          profile === "public" && "name" in participant
            ? { ...participant, name: null }
            : participant,
        ),
    }
  }
  return redacted
}

function nulled<T extends object>(entry: T, field: keyof T & string, ids: ReadonlySet<string>): T {
  const target = entry[field]
  return typeof target === "string" && ids.has(target) ? { ...entry, [field]: null } : entry
}

function mailboxOnly(contact: Contact): Contact {
  const { id, institutionId, unitId, deputyForContactId } = contact
  return {
    id,
    institutionId,
    unitId: unitId ?? null,
    title: null,
    firstName: null,
    lastName: null,
    function: null,
    phone: null,
    email: null,
    deputyForContactId: deputyForContactId ?? null,
    decisionMaker: null,
    privacy: { visibility: visibilityOf(contact) },
    note: null,
  }
}
