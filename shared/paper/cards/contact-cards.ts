import { type ContactRow, contactRows } from "../tables/contacts.ts"
import { type Paper } from "../tables/paper.ts"
import { isNamed } from "../tables/people.ts"
import { uidOf } from "./uid.ts"

/** One entry of an address book: a person, or the mailbox of a unit. Empty texts are unknown. */
export interface ContactCard {
  /** The same in every export of the board. */
  readonly uid: string
  readonly title: string
  readonly firstName: string
  readonly lastName: string
  /** What stands for the name of a mailbox. */
  readonly mailboxName: string
  readonly function: string
  readonly institution: string
  readonly unit: string
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly address: Readonly<Record<"street" | "postalCode" | "city", string>>
  readonly hours: string
}

/** Of the contacts' table: who may be named, and units that can be reached by their mailbox only. */
export function contactCards(paper: Paper): readonly ContactCard[] {
  return contactRows(paper)
    .filter(({ contact, unit }) => (contact && isNamed(contact)) || unit?.mailbox || unit?.phone)
    .map((row) => cardOf(row, paper))
}

function cardOf(row: ContactRow, paper: Paper): ContactCard {
  const { contact, institution, unit } = row
  const short = institution.short || institution.name
  return {
    uid: uidOf(contact?.id ?? unit?.id ?? institution.id, paper),
    ...personOf(contact),
    mailboxName: [short, unit?.name].filter(Boolean).join(" "),
    institution: institution.name || short,
    ...reachOf(row),
    address: addressOf(institution),
  }
}

function reachOf({
  contact,
  unit,
}: ContactRow): Pick<ContactCard, "unit" | "phones" | "emails" | "hours"> {
  return {
    unit: unit?.name ?? "",
    phones: known(contact?.phone || unit?.phone),
    emails: known(contact?.email, unit?.mailbox),
    hours: unit?.hours ?? "",
  }
}

function personOf(
  contact: ContactRow["contact"],
): Pick<ContactCard, "title" | "firstName" | "lastName" | "function"> {
  return {
    title: contact?.title ?? "",
    firstName: contact?.firstName ?? "",
    lastName: contact?.lastName ?? "",
    function: contact?.function ?? "",
  }
}

function addressOf({ address }: ContactRow["institution"]): ContactCard["address"] {
  const { street, postalCode, city } = address ?? {}
  return { street: street ?? "", postalCode: postalCode ?? "", city: city ?? "" }
}

function known(...texts: readonly (string | null | undefined)[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text || []))]
}
