import { type BoardView } from "@tafelrunde/shared/content"
import { address, contact, institution, unit } from "@tafelrunde/shared/entities"

import { type Contact, type Institution, type Unit } from "../../content/index.ts"
import { columnsOf } from "./columns.ts"
import { type Paper } from "./paper.ts"
import { fullName, isNamed, unitOf } from "./people.ts"
import { type Field, type Table, tableOf } from "./table.ts"

export interface ContactRow {
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
  const { board, language } = paper
  const entries = contactRows(paper)
  const houses = columnsOf<ContactRow>({
    board,
    entity: institution,
    entryOf: (row) => row.institution,
  })
  const units = columnsOf<ContactRow>({ board, entity: unit, entryOf: (row) => row.unit })
  const people = columnsOf<ContactRow>({ board, entity: contact, entryOf: (row) => row.contact })
  const fields: readonly Field<ContactRow>[] = [
    houses.of("name", { width: 36 }),
    houses.of("short"),
    people.of("unitId", { value: (row) => row.unit?.name }),
    ...people.pick("title", "firstName", "lastName", "function"),
    people.of("phone", { value: (row) => row.contact?.phone || row.unit?.phone }),
    people.of("email"),
    ...units.pick("mailbox", "hours"),
    {
      key: "deputy",
      heading: { de: "Vertretung", en: "Deputy" },
      value: (row) => fullName(board.deputyOf(row.contact)),
    },
    addressColumn((row) => row.institution),
    ...people.pick("privacy.confirmedOn", "privacy.reviewBy"),
  ]
  const others = [
    ...units.filled(entries, UNIT_ELSEWHERE),
    ...people.filled(entries, [...fields.map(({ key }) => key), ...PEOPLE_ELSEWHERE]),
  ]
  return tableOf(
    { name: "contacts", title: contact.many, fields: [...fields, ...others], entries },
    language,
  )
}

/** What other columns say, or what is not for a list of contacts. */
const UNIT_ELSEWHERE = ["name", "mailbox", "phone", "hours"]
const PEOPLE_ELSEWHERE = [
  "institutionId",
  "deputyForContactId",
  "decisionMaker",
  "privacy.basis",
  "privacy.visibility",
  "note",
]

/** Everybody who may be named, and the units that are reached by mailbox only. */
export function contactRows({ board }: Paper): readonly ContactRow[] {
  return board.institutions.flatMap((house) => rowsOf(board, house))
}

function rowsOf(board: BoardView, house: Institution): readonly ContactRow[] {
  const contacts = board.contactsOf(house.id).filter(isNamed)
  const named = contacts.map((person) => ({
    institution: house,
    unit: unitOf(board, house.id, person.unitId),
    contact: person,
  }))
  const reached = new Set(contacts.map(({ unitId }) => unitId))
  const mailboxes = (house.units ?? [])
    .filter(({ id }) => !reached.has(id))
    .map((each) => ({ institution: house, unit: each, contact: undefined }))
  const rows = [...named, ...mailboxes]
  return rows.length > 0 ? rows : [{ institution: house, unit: undefined, contact: undefined }]
}

/** `Beispielallee 1, 00000 Musterstadt`. */
export function addressColumn<Row>(institutionOf: (row: Row) => Institution): Field<Row> {
  return {
    key: "address",
    heading: address.one,
    width: 34,
    value: (row) => {
      const { street, postalCode, city } = institutionOf(row).address ?? {}
      return [street, [postalCode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ")
    },
  }
}
