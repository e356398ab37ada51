import { contact as contactEntity, type Entity } from "@tafelrunde/shared/entities"

import { type BoardContent, type Contact, type Profile } from "./board-content.ts"
import { type Entry, mapEntries } from "./entries.ts"
import { referencesOf, visibilityOf } from "./references.ts"
import { repairReferences } from "./repair.ts"

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
 * so that references hold; hidden ones are left out, and every reference to them, whichever entity
 * has it, is cleared as if they had been removed.
 */
export function redactContent(content: BoardContent, profile: Profile): BoardContent {
  if (profile === "internal") return content
  const hidden = idsShown(content, profile, ["hidden"])
  const unnamed = idsShown(content, profile, ["hidden", "mailbox"])
  const shown = mapEntries(content, (entry, entity) => {
    if (entity === contactEntity) return redactContact(entry as Contact, profile)
    if (hidesWith(entry, entity, hidden)) return undefined
    const isUnnamed = profile === "public" || hidesWith(entry, entity, unnamed)
    return isUnnamed ? withoutPersonalData(entry, entity) : entry
  })
  return repairReferences(shown)
}

function idsShown(
  { contacts }: BoardContent,
  profile: Profile,
  how: readonly Shown[],
): ReadonlySet<string> {
  return new Set(
    contacts?.filter((each) => how.includes(shownTo(each, profile))).map(({ id }) => id),
  )
}

function redactContact(contact: Contact, profile: Profile): Entry | undefined {
  switch (shownTo(contact, profile)) {
    case "named":
      return contact
    case "mailbox":
      return mailboxOnly(contact)
    case "hidden":
      return undefined
  }
}

/** Only ids and references stay: a field added to contacts later is personal too. */
function mailboxOnly(contact: Contact): Entry {
  const fields = Object.entries(contactEntity.fields).map(([name, { kind }]) => {
    const isKept = kind === "id" || kind === "ref"
    return [name, isKept ? (contact[name] ?? null) : null]
  })
  return { ...Object.fromEntries(fields), privacy: { visibility: visibilityOf(contact) } }
}

function hidesWith(entry: Entry, entity: Entity, hidden: ReadonlySet<string>): boolean {
  return referencesOf(entity).some(
    ([name, field]) =>
      field.kind === "ref" &&
      field.to === "contacts" &&
      field.hidesWithTarget &&
      hidden.has(String(entry[name])),
  )
}

function withoutPersonalData(entry: Entry, entity: Entity): Entry {
  const personal = Object.entries(entity.fields).filter(
    ([name, field]) => field.personal && entry[name] !== undefined && entry[name] !== null,
  )
  if (personal.length === 0) return entry
  return { ...entry, ...Object.fromEntries(personal.map(([name]) => [name, null])) }
}
