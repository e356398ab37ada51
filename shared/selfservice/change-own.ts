import {
  type BoardContent,
  type Contact,
  type Entry,
  repairReferences,
  visibilityOf,
} from "@tafelrunde/shared/content"
import { COLLECTIONS, type Entity, type Field, unit } from "@tafelrunde/shared/entities"
import { mergeText } from "@tafelrunde/shared/model"

import { type OwnChange } from "./own-change.ts"
import { ownContacts } from "./own-content.ts"
import { type AddedList, formFor, type OwnList, ownId, raisedBy } from "./own-entries.ts"

/** Most contacts, and most questions, that an institution can add by itself. */
const MOST_OWN_ENTRIES = 50

export type ChangeRefusal = "notAllowed" | "full"

interface Own {
  readonly institutionId: string
  /** `YYYY-MM-DD`: the day of a confirmation. */
  readonly today: string
}

/**
 * The institution's own content (`ownContent`) after a change, or why the institution may not make it. Values are not
 * checked: that is for `parseBoardContent`. The same change made twice changes nothing the second time.
 */
export function changeOwn(
  content: BoardContent,
  change: OwnChange,
  own: Own,
): BoardContent | ChangeRefusal {
  switch (change.kind) {
    case "set":
      return set(content, change, own)
    case "add":
      return add(content, change, own)
    case "remove":
      return remove(content, change, own)
    case "confirm":
      return confirm(content, change.contactIds, own)
  }
}

function entriesOf(content: BoardContent, list: OwnList): readonly Entry[] {
  return content[list] ?? []
}

function set(
  content: BoardContent,
  change: Extract<OwnChange, { kind: "set" }>,
  { institutionId }: Own,
): BoardContent | ChangeRefusal {
  const { list, id, field: path } = change
  const entries = entriesOf(content, list)
  const at = entries.findIndex((entry) => ownId(list, entry) === id)
  const entry = entries[at]
  const form = entry && formFor(list, entry, institutionId)
  const field = form && fieldAt(form, path)
  if (!entry || !field) return "notAllowed"
  const now = valueAt(entry, path)
  if (field.kind === "list") {
    const units = mergedUnits({ value: change.value, before: change.before ?? now, now })
    if (!units) return "notAllowed"
    // What stood for a unit that goes stands for the institution as a whole.
    return repairReferences({ ...content, [list]: entries.with(at, { ...entry, [path]: units }) })
  }
  const value = merged(field, { ...change, now })
  return { ...content, [list]: entries.with(at, withValue(entry, path.split("."), value)) }
}

/** The field of the form at a path; undefined for a section as a whole and for what is not in the form. */
function fieldAt({ fields }: Entity, path: string): Field | undefined {
  const [name = "", ...inner] = path.split(".")
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field?.kind === "section")
    return inner.length > 0 ? fieldAt(field.entity, inner.join(".")) : undefined
  return inner.length === 0 ? field : undefined
}

function valueAt(entry: Entry, path: string): unknown {
  return path.split(".").reduce<unknown>((value, name) => Object(value)[name], entry)
}

function withValue(entry: Entry, [name = "", ...inner]: readonly string[], value: unknown): Entry {
  const changed = inner.length === 0 ? value : withValue(Object(entry[name]), inner, value)
  return { ...entry, [name]: changed }
}

interface Values {
  readonly value: unknown
  /** What the person saw; undefined for a value that counts as it is. */
  readonly before?: unknown
  readonly now: unknown
}

/** The value with what others have changed beside it. */
function merged(field: Field, { value, before, now }: Values): unknown {
  if (field.kind === "choice") return value ?? field.initial ?? null
  if (typeof value !== "string" || typeof before !== "string" || typeof now !== "string")
    return value
  if (field.kind !== "prose" || before === now) return value
  return mergeText({ base: before, own: value, theirs: now }) ?? value
}

/** Units with the fields of their description; undefined for what is no list of units. */
function toUnits(value: unknown): readonly Entry[] | undefined {
  if (!Array.isArray(value) || !value.every(isEntry)) return undefined
  return value.map((each) =>
    Object.fromEntries(Object.entries(each).filter(([name]) => Object.hasOwn(unit.fields, name))),
  )
}

function isEntry(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** Field by field: what differs from before is the person's, everything else and every other unit stays. */
function mergedUnits({ value, before, now }: Values): readonly Entry[] | undefined {
  const wanted = toUnits(value)
  if (!wanted) return undefined
  const [seen, there] = [byId(toUnits(before) ?? []), byId(toUnits(now) ?? [])]
  const units = wanted.flatMap((own) => {
    const id = String(own["id"])
    const [was, is] = [seen.get(id), there.get(id)]
    // Somebody else has removed it meanwhile.
    if (was && !is) return []
    if (!was || !is) return [{ ...is, ...own }]
    const changed = Object.entries(own).filter(([name, each]) => each !== was[name])
    return [{ ...is, ...Object.fromEntries(changed) }]
  })
  const kept = new Set(wanted.map((own) => String(own["id"])))
  const others = [...there].filter(([id]) => !kept.has(id) && !seen.has(id))
  return [...units, ...others.map(([, each]) => each)]
}

function byId(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [String(entry["id"]), entry]))
}

function add(
  content: BoardContent,
  { list, id, fields }: Extract<OwnChange, { kind: "add" }>,
  { institutionId }: Own,
): BoardContent | ChangeRefusal {
  const entries = entriesOf(content, list)
  if (entries.some((entry) => ownId(list, entry) === id)) return content
  if (countOwn(content, list, institutionId) >= MOST_OWN_ENTRIES) return "full"
  const start = emptyEntry(list, id, institutionId)
  const form = formFor(list, start, institutionId)
  const paths = pathsOf(fields)
  const isTask = (path: string): boolean => list === "openQuestions" && path === "taskIds"
  if (!form || !paths.every(([path]) => isTask(path) || fieldAt(form, path))) return "notAllowed"
  const entry = paths.reduce<Entry>(
    (made, [path, value]) => withValue(made, path.split("."), value),
    start,
  )
  return { ...content, [list]: [...entries, entry] }
}

function countOwn(content: BoardContent, list: AddedList, institutionId: string): number {
  return list === "contacts"
    ? ownContacts(content, institutionId).length
    : raisedBy(content, institutionId).length
}

function emptyEntry(list: AddedList, id: string, institutionId: string): Entry {
  if (list === "contacts") return { id, institutionId, privacy: { visibility: "pending" } }
  const { status } = COLLECTIONS.openQuestions.fields
  return { id, text: "", raisedByInstitutionId: institutionId, status: status.initial }
}

/** The values of a new entry, those of its sections with their whole path. */
function pathsOf(fields: Entry, prefix = ""): readonly (readonly [path: string, value: unknown])[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    isEntry(value) ? pathsOf(value, `${prefix}${name}.`) : [[`${prefix}${name}`, value] as const],
  )
}

/** Questions go only while nobody has worked on them; contacts always: nobody must stay named. */
function remove(
  content: BoardContent,
  { list, id }: Extract<OwnChange, { kind: "remove" }>,
  { institutionId }: Own,
): BoardContent | ChangeRefusal {
  const entries = entriesOf(content, list)
  const entry = entries.find((each) => ownId(list, each) === id)
  if (!entry) return content
  if (!formFor(list, entry, institutionId)) return "notAllowed"
  if (list === "openQuestions" && !isUntouched(entry)) return "notAllowed"
  return repairReferences({ ...content, [list]: entries.filter((each) => each !== entry) })
}

/** Whether a question holds only what the institution itself has entered. */
export function isUntouched({ status, nextStep, dueDate, result }: Entry): boolean {
  return (status ?? "open") === "open" && !nextStep && !dueDate && !result
}

/** A contact of whom nobody has said who may see it cannot be confirmed. */
function confirm(
  content: BoardContent,
  contactIds: readonly string[],
  { institutionId, today }: Own,
): BoardContent | ChangeRefusal {
  const own = new Set(ownContacts(content, institutionId).map(({ id }) => id))
  if (!contactIds.every((id) => own.has(id))) return "notAllowed"
  const contacts = content.contacts?.map((contact) =>
    contactIds.includes(contact.id) && visibilityOf(contact) !== "pending"
      ? confirmed(contact, today)
      : contact,
  )
  return contacts ? { ...content, contacts } : content
}

/** Confirmed today, to be looked at again within a year. */
function confirmed(contact: Contact, today: string): Contact {
  const nextYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace("-02-29", "-02-28")
  const { reviewBy } = contact.privacy ?? {}
  const review = reviewBy && reviewBy > today ? reviewBy : nextYear
  return { ...contact, privacy: { ...contact.privacy, confirmedOn: today, reviewBy: review } }
}
