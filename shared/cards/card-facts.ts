import { type CardReference } from "@tafelrunde/shared/canvas"
import {
  type AssignmentRole,
  cellRoleCodes,
  dayIn,
  type Language,
  visibilityOf,
} from "@tafelrunde/shared/content"
import { COLLECTIONS } from "@tafelrunde/shared/entities"
import type { EntryLists, ListedEntry } from "@tafelrunde/shared/model"

type Fields = ListedEntry["fields"]

/** The lists that cards read, as this person may see them. */
type CardSource = Pick<EntryLists, "list" | "entry" | "section">

/** One fact below a card's title. */
interface CardLine {
  readonly text: string
  readonly isStrong?: boolean
  /** Left out where the card has no room for it in readable letters; the entry's form says it. */
  readonly isDetail?: boolean
}

/** What a card says of its entry. */
export interface CardFacts {
  /** The kind of entry, such as `Aufgabe 12`. */
  readonly kind: string
  readonly title: string
  readonly lines: readonly CardLine[]
}

interface Reader {
  readonly lists: CardSource
  readonly language: Language
  /** Today, `YYYY-MM-DD`: it tells what is overdue. */
  readonly today: string
}

/** Undefined when the entry is in the bin, deleted for good, or not there yet. */
export function cardFacts(
  { collection, entryId }: CardReference,
  reader: Reader,
): CardFacts | undefined {
  const entry = reader.lists.entry(collection, entryId)
  if (!entry) return undefined
  const kind = COLLECTIONS[collection].one[reader.language]
  switch (collection) {
    case "institutions":
      return institutionFacts(entry, kind, reader)
    case "tasks":
      return taskFacts(entry, kind, reader)
    case "agreements":
      return agreementFacts(entry, kind, reader)
    case "openQuestions":
      return questionFacts(entry, kind, reader)
  }
}

const WORDS = {
  de: { unnamed: "(ohne Namen)", until: "bis", overdue: "überfällig" },
  en: { unnamed: "(unnamed)", until: "by", overdue: "overdue" },
} as const satisfies Record<Language, unknown>

function institutionFacts(
  { id, fields }: ListedEntry,
  kind: string,
  { lists, language }: Reader,
): CardFacts {
  const [short, name] = [text(fields, "short"), text(fields, "name")]
  const units = listIn(fields, "units")
  const unit = units.find((each) => text(each, "mailbox") !== "") ?? units[0]
  const contact = lists
    .list("contacts")
    .map((each) => each.fields)
    .filter((each) => text(each, "institutionId") === id && isForTheRoom(each))
    .toSorted((a, b) => Number(isDeputy(a)) - Number(isDeputy(b)))[0]
  return {
    kind,
    title: short || name || WORDS[language].unnamed,
    lines: [
      ...filled([short && name]),
      ...filled([
        unit && text(unit, "name") !== name && text(unit, "name"),
        unit && text(unit, "mailbox"),
        contact && personIn(contact),
      ]).map((line) => ({ ...line, isDetail: true })),
    ],
  }
}

/** A card is projected and exported: only who may be named in the network stands on it, for facilitators too. */
function isForTheRoom(contact: Fields): boolean {
  const visibility = visibilityOf(contact as Parameters<typeof visibilityOf>[0])
  return visibility === "network" || visibility === "public"
}

function isDeputy(contact: Fields): boolean {
  return text(contact, "deputyForContactId") !== ""
}

function personIn(contact: Fields): string {
  const name = ["title", "firstName", "lastName"].map((field) => text(contact, field))
  const whole = name.filter(Boolean).join(" ")
  return [whole, text(contact, "function")].filter(Boolean).join(", ")
}

function taskFacts({ id, fields }: ListedEntry, kind: string, reader: Reader): CardFacts {
  const { lists, language } = reader
  const title = (language === "en" && text(fields, "titleEn")) || text(fields, "title")
  const own = fields["number"]
  const number =
    typeof own === "number" ? own : lists.list("tasks").findIndex((task) => task.id === id) + 1
  const phase = lists.entry("phases", text(fields, "phaseId"))
  const cells = lists.list("assignments").flatMap(({ fields: cell }) => {
    const roles = cell["roles"]
    const isOurs = text(cell, "taskId") === id && Array.isArray(roles)
    const held = isOurs
      ? roles.filter((role) => role === "accountable" || role === "responsible")
      : []
    if (held.length === 0) return []
    const letters = roleLetters(lists, held, language)
    return [`${letters} ${shortOf(lists, text(cell, "institutionId"))}`]
  })
  return {
    kind: `${kind} ${number}`,
    title: title || WORDS[language].unnamed,
    lines: [
      ...cells.map((cell) => ({ text: cell, isStrong: true })),
      ...filled([phase && text(phase.fields, "title")]),
    ],
  }
}

/** The letters of roles in the board's scheme. */
function roleLetters(
  lists: CardSource,
  roles: readonly AssignmentRole[],
  language: Language,
): string {
  return cellRoleCodes(lists.section("roleScheme").fields, roles, language)
}

function agreementFacts({ fields }: ListedEntry, kind: string, reader: Reader): CardFacts {
  const { lists, language, today } = reader
  const title = text(fields, "title") || text(fields, "text")
  const isOpen = ["open", "inProgress"].includes(text(fields, "status"))
  const due = text(fields, "dueDate")
  const isOverdue = isOpen && due !== "" && due < today
  return {
    kind,
    title: title || WORDS[language].unnamed,
    lines: filled([
      shortOf(lists, text(fields, "ownerInstitutionId")),
      dueWord(due, language),
      isOverdue ? WORDS[language].overdue : statusWord("agreements", fields, language),
    ]),
  }
}

function questionFacts({ fields }: ListedEntry, kind: string, reader: Reader): CardFacts {
  const { lists, language } = reader
  const between = ["raisedByInstitutionId", "addressedToInstitutionId"]
    .map((field) => shortOf(lists, text(fields, field)))
    .filter(Boolean)
  return {
    kind,
    title: text(fields, "text") || WORDS[language].unnamed,
    lines: filled([
      between.join(" → "),
      dueWord(text(fields, "dueDate"), language),
      statusWord("openQuestions", fields, language),
    ]),
  }
}

function dueWord(due: string, language: Language): string {
  return due && `${WORDS[language].until} ${dayIn(due, language)}`
}

function statusWord(
  name: "agreements" | "openQuestions",
  fields: Fields,
  language: Language,
): string {
  const choices: Readonly<Record<string, Readonly<Record<Language, string>>>> =
    COLLECTIONS[name].fields.status.choices
  return choices[text(fields, "status")]?.[language] ?? ""
}

/** What people call an institution in few letters; empty for one that is gone. */
function shortOf(lists: CardSource, institutionId: string): string {
  const institution = lists.entry("institutions", institutionId)
  if (!institution) return ""
  return text(institution.fields, "short") || text(institution.fields, "name")
}

function filled(texts: readonly (string | false | undefined)[]): CardLine[] {
  return texts.flatMap((each) => (each ? [{ text: each }] : []))
}

function text(fields: Fields, name: string): string {
  const value = fields[name]
  return typeof value === "string" ? value.trim() : ""
}

function listIn(fields: Fields, name: string): readonly Fields[] {
  const value = fields[name]
  return Array.isArray(value) ? (value as Fields[]) : []
}
