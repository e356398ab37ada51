import { type Contact, type Unit } from "@tafelrunde/shared/content"
import { LENGTHS, unit } from "@tafelrunde/shared/entities"

import { comparable } from "../columns/fields.ts"
import { type ImportTable, type TableRow } from "../columns/table.ts"
import { institutionOf } from "./institutions.ts"
import { type Person, personOf } from "./person.ts"
import { isSame, type Planner } from "./planner.ts"
import { readValue } from "./values.ts"

/** Fields of the unit that stand in the row of a person. */
const UNIT_FIELDS = Object.keys(unit.fields).filter((key) => !["id", "name", "phone"].includes(key))

/** A row a person of an institution, or a unit that is reached by mailbox only. */
export function planContacts(planner: Planner, { rows }: ImportTable): void {
  const deputies: (() => void)[] = []
  for (const row of rows) {
    const contactId = planContact(planner, row)
    const name = planner.text(row, "deputy")
    // The deputy may stand further down.
    if (contactId !== undefined && name !== "") {
      deputies.push(() => planDeputy(planner, row, { contactId, name }))
    }
  }
  for (const plan of deputies) plan()
}

/** Returns the person's id, if the row has one. */
function planContact(planner: Planner, row: TableRow): string | undefined {
  const log = planner.row(row.number)
  const names = {
    name: planner.text(row, "institution"),
    short: planner.text(row, "institutionShort"),
  }
  const person = personOf(planner, row)
  const email = planner.text(row, "email")
  const who = [person.firstName, person.lastName].filter(Boolean).join(" ") || email
  log.label = [names.short || names.name, who].filter(Boolean).join(": ")
  const before = planner.draft.entries("institutions").size
  const institutionId = institutionOf(planner, row, names)
  if (institutionId === undefined) return undefined
  if (planner.draft.entries("institutions").size > before) log.changed(names.name || names.short)
  const unitId = planUnit(planner, row, { institutionId, isPerson: who !== "" })
  return who === ""
    ? undefined
    : planPerson(planner, row, { ...person, institutionId, email, unitId })
}

function planPerson(
  planner: Planner,
  row: TableRow,
  {
    institutionId,
    unitId,
    email,
    ...person
  }: Wanted & Person & { readonly unitId: string | undefined },
): string | undefined {
  const known = findContact(planner, { ...person, institutionId, email })
  const id = known?.id ?? planner.newId()
  if (!known) {
    if (!planner.add(row, "contacts", { id, institutionId })) return undefined
    planner.row(row.number).added()
  }
  setNames(planner, row, { id, values: { ...person, ...(unitId !== undefined && { unitId }) } })
  const isUnitPhone = !known?.phone && isPhoneOfUnit(planner, row, { institutionId, unitId })
  const except = [...Object.keys(person), ...UNIT_FIELDS, ...(isUnitPhone ? ["phone"] : [])]
  planner.setFields(row, { list: "contacts", id }, except)
  return id
}

interface NamedContact {
  readonly id: string
  readonly values: Partial<Record<keyof typeof LABELS, string>>
}

function setNames(planner: Planner, row: TableRow, { id, values }: NamedContact): void {
  const log = planner.row(row.number)
  for (const [path, value] of Object.entries(values)) {
    const place = { list: "contacts", id, path } as const
    const label = LABELS[path as keyof typeof LABELS][planner.language]
    if (value.length > LENGTHS.title) log.problem(planner.words.tooLong(label, LENGTHS.title))
    else if (value !== "" && planner.draft.read(place) !== value) {
      planner.draft.set(place, value)
      log.changed(`${label}: ${path === "unitId" ? planner.text(row, "unitId") : value}`)
    }
  }
}

const LABELS = {
  title: { de: "Titel", en: "Title" },
  firstName: { de: "Vorname", en: "First name" },
  lastName: { de: "Nachname", en: "Last name" },
  unitId: { de: "Organisationseinheit", en: "Unit" },
} as const

interface Wanted extends Pick<Person, "firstName" | "lastName"> {
  readonly institutionId: string
  readonly email: string
}

/** The same name in the same institution; without a name the same e-mail. */
function findContact(planner: Planner, wanted: Wanted): Contact | undefined {
  const name = comparable(wanted.firstName + wanted.lastName)
  const email = wanted.email.toLowerCase()
  const own = [...planner.draft.entries("contacts").values()].filter(
    ({ institutionId }) => institutionId === wanted.institutionId,
  )
  return name === ""
    ? own.find((contact) => contact.email?.toLowerCase() === email)
    : own.find((contact) => nameOf(contact) === name)
}

function nameOf({ firstName, lastName }: Contact): string {
  return comparable((firstName ?? "") + (lastName ?? ""))
}

interface UnitOf {
  readonly institutionId: string
  /** Whether the row's telephone number is a person's. */
  readonly isPerson: boolean
}

/** The unit that the row names, with what the row says of it; undefined for none. */
function planUnit(
  planner: Planner,
  row: TableRow,
  { institutionId, isPerson }: UnitOf,
): string | undefined {
  const name = planner.text(row, "unitId").replaceAll(/\s+/g, " ")
  const place = { list: "institutions", id: institutionId, path: "units" } as const
  const units = (planner.draft.read(place) ?? []) as readonly Unit[]
  const known = units.find((each) => comparable(each.name) === comparable(name))
  const facts = unitFacts(planner, row, isPerson)
  if (name === "" || name.length > LENGTHS.title) return undefined
  const log = planner.row(row.number)
  if (!known && units.length >= unit.max) {
    log.problem(planner.words.full(unit.many[planner.language], unit.max))
    return undefined
  }
  const before: Unit = known ?? { id: planner.newId(), name }
  const news = Object.entries(facts).filter(([key, value]) => !isSame(before[key], value))
  if (known && news.length === 0) return known.id
  for (const [, value] of news) log.changed(String(value))
  if (!known) log.changed(`${unit.one[planner.language]}: ${name}`)
  const after: Unit = { ...before, ...Object.fromEntries(news) }
  planner.draft.set(
    place,
    known ? units.map((each) => (each === known ? after : each)) : [...units, after],
  )
  return after.id
}

function unitFacts(planner: Planner, row: TableRow, isPerson: boolean): Record<string, unknown> {
  const facts: Record<string, unknown> = {}
  const keys = isPerson ? UNIT_FIELDS : [...UNIT_FIELDS, "phone"]
  for (const key of keys) {
    const text = planner.text(row, key)
    if (text === "") continue
    const read = readValue(unit.fields[key as keyof typeof unit.fields], text, planner.language)
    if (read.ok) facts[key] = read.value
    else planner.row(row.number).problem(read.problem)
  }
  return facts
}

/** Exported tables give a person without a number the one of the unit. */
function isPhoneOfUnit(
  planner: Planner,
  row: TableRow,
  {
    institutionId,
    unitId,
  }: { readonly institutionId: string; readonly unitId: string | undefined },
): boolean {
  const units = planner.draft.entries("institutions").get(institutionId)?.units ?? []
  const phone = units.find(({ id }) => id === unitId)?.phone ?? ""
  return digitsOf(phone) !== "" && digitsOf(phone) === digitsOf(planner.text(row, "phone"))
}

function digitsOf(phone: string): string {
  return phone.replace(/^\s*(?:\+|00)49/, "0").replaceAll(/\(0\)|\D/g, "")
}

function planDeputy(
  planner: Planner,
  row: TableRow,
  { contactId, name }: { readonly contactId: string; readonly name: string },
): void {
  const contacts = planner.draft.entries("contacts")
  const { institutionId } = contacts.get(contactId) ?? {}
  const wanted = comparable(name)
  const deputy = [...contacts.values()].find(
    (each) =>
      each.institutionId === institutionId &&
      each.id !== contactId &&
      [
        nameOf(each),
        comparable(`${each.title ?? ""}${each.firstName ?? ""}${each.lastName ?? ""}`),
      ].includes(wanted),
  )
  if (!deputy) return planner.row(row.number).problem(planner.words.noDeputy(name))
  const place = { list: "contacts", id: deputy.id, path: "deputyForContactId" } as const
  if (planner.draft.read(place) === contactId) return
  planner.draft.set(place, contactId)
  planner.row(row.number).changed(`→ ${name}`)
}
