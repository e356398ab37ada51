import { type Contact, type Institution, type Unit } from "../../content/index.ts"
import { type Paper } from "./paper.ts"
import { fullName, isNamed, unitOf } from "./people.ts"
import { type Field, type Table, tableOf } from "./table.ts"

interface ContactRow {
  readonly institution: Institution
  readonly unit: Unit | undefined
  /** The person; absent where only the mailbox is given. */
  readonly contact: Contact | undefined
}

/**
 * Contacts with a name, and one row for each unit without one: its functional mailbox and telephone
 * take the contact's place.
 */
export function contactsTable(paper: Paper): Table {
  return tableOf(
    {
      name: "contacts",
      title: { de: "Kontakte", en: "Contacts" },
      fields: [...personFields, ...reachFields(paper)],
      entries: paper.board.institutions.flatMap((institution) => contactRows(paper, institution)),
    },
    paper.language,
  )
}

const personFields: readonly Field<ContactRow>[] = [
  {
    key: "institution",
    heading: { de: "Institution", en: "Institution" },
    width: 36,
    value: ({ institution }) => institution.name,
  },
  {
    key: "institutionShort",
    heading: { de: "Kurz", en: "Short" },
    width: 8,
    value: ({ institution }) => institution.short,
  },
  {
    key: "unit",
    heading: { de: "Organisationseinheit", en: "Unit" },
    width: 30,
    value: ({ unit }) => unit?.name,
  },
  {
    key: "title",
    heading: { de: "Titel", en: "Title" },
    width: 8,
    value: ({ contact }) => contact?.title,
  },
  {
    key: "firstName",
    heading: { de: "Vorname", en: "First name" },
    width: 16,
    value: ({ contact }) => contact?.firstName,
  },
  {
    key: "lastName",
    heading: { de: "Nachname", en: "Last name" },
    value: ({ contact }) => contact?.lastName,
  },
  {
    key: "function",
    heading: { de: "Funktion", en: "Function" },
    width: 28,
    value: ({ contact }) => contact?.function,
  },
  {
    key: "phone",
    heading: { de: "Telefon", en: "Phone" },
    kind: "phone",
    value: ({ contact, unit }) => contact?.phone || unit?.phone,
  },
]

function reachFields({ board }: Paper): readonly Field<ContactRow>[] {
  return [
    {
      key: "email",
      heading: { de: "E-Mail", en: "E-mail" },
      width: 34,
      value: ({ contact }) => contact?.email,
    },
    {
      key: "mailbox",
      heading: { de: "Funktionspostfach", en: "Functional mailbox" },
      width: 34,
      value: ({ unit }) => unit?.mailbox,
    },
    {
      key: "hours",
      heading: { de: "Erreichbarkeit", en: "Office hours" },
      width: 30,
      value: ({ unit }) => unit?.hours,
    },
    {
      key: "deputy",
      heading: { de: "Vertretung", en: "Deputy" },
      value: ({ contact }) => fullName(board.deputyOf(contact)),
    },
    {
      key: "address",
      heading: { de: "Anschrift", en: "Address" },
      width: 34,
      value: ({ institution }) => addressLine(institution),
    },
    {
      key: "confirmedOn",
      heading: { de: "bestätigt am", en: "confirmed on" },
      kind: "date",
      width: 14,
      value: ({ contact }) => contact?.privacy?.confirmedOn,
    },
    {
      key: "reviewBy",
      heading: { de: "Überprüfung am", en: "review by" },
      kind: "date",
      width: 16,
      value: ({ contact }) => contact?.privacy?.reviewBy,
    },
  ]
}

function contactRows({ board }: Paper, institution: Institution): ContactRow[] {
  const contacts = board.contactsOf(institution.id).filter(isNamed)
  const named = contacts.map((contact) => ({
    institution,
    unit: unitOf(board, institution.id, contact.unitId),
    contact,
  }))
  const reached = new Set(contacts.map(({ unitId }) => unitId))
  const mailboxes = (institution.units ?? [])
    .filter(({ id }) => !reached.has(id))
    .map((unit) => ({ institution, unit, contact: undefined }))
  const rows = [...named, ...mailboxes]
  return rows.length > 0 ? rows : [{ institution, unit: undefined, contact: undefined }]
}

/** `Beispielallee 1, 00000 Musterstadt`. */
export function addressLine({ address }: Institution): string {
  const place = [address?.postalCode, address?.city].filter(Boolean).join(" ")
  return [address?.street, place].filter(Boolean).join(", ")
}
