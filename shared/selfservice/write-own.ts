import {
  type BoardContent,
  canonicalJson,
  type Contact,
  type Entry,
  type Institution,
  visibilityOf,
} from "@tafelrunde/shared/content"
import { type Entity } from "@tafelrunde/shared/entities"
import {
  addContact,
  addEntry,
  type BoardDocs,
  cellKey,
  docOf,
  type EntryPlace,
  hasEntry,
  removeEntry,
  setContactVisibility,
  setField,
} from "@tafelrunde/shared/model"

import { NEW_ID } from "./own-change.ts"
import { institutionIn, ownContent } from "./own-content.ts"
import { ADDED_LISTS, formFor, OWN_LISTS, type OwnList, ownId } from "./own-entries.ts"

interface OwnWrite {
  readonly institutionId: string
  /** The board's content as the documents say. */
  readonly whole: BoardContent
  /** The institution's own content as it shall be. */
  readonly after: BoardContent
}

/** Writes what an institution has changed into the board's documents: only the fields that are different. */
export function writeOwn(docs: Required<BoardDocs>, write: OwnWrite): void {
  const { institutionId, whole, after } = write
  const before = ownContent(whole, institutionId)
  if (!before) return
  for (const list of OWN_LISTS) {
    const [known, kept] = [byOwnId(before, list), byOwnId(after, list)]
    for (const [id, entry] of kept) {
      const old = known.get(id)
      if (!old) addOwn(docs, list, entry)
      else if (old !== entry) writeEntry(docs, { ...write, list, old, entry })
    }
    for (const [id] of known) {
      if (!kept.has(id))
        removeOwn(docs, { collection: list, id }, institutionIn(before, institutionId))
    }
  }
}

function removeOwn(docs: BoardDocs, place: EntryPlace, institution: Institution | undefined): void {
  const doc = docOf(docs, place)
  if (!doc) return
  removeEntry(doc, place, { institution: institution?.short ?? null, isFacilitator: false })
}

function byOwnId(content: BoardContent, list: OwnList): ReadonlyMap<string, Entry> {
  const entries: readonly Entry[] = content[list] ?? []
  return new Map(entries.map((entry) => [ownId(list, entry), entry]))
}

function addOwn(docs: Required<BoardDocs>, list: OwnList, entry: Entry): void {
  if (list === "contacts") addContact(docs, entry)
  else addEntry(docs.board, list, { fields: entry })
}

interface EntryWrite extends OwnWrite {
  readonly list: OwnList
  readonly old: Entry
  readonly entry: Entry
}

function writeEntry(docs: Required<BoardDocs>, write: EntryWrite): void {
  const { list, old, entry, institutionId } = write
  const place = { collection: list, id: list === "assignments" ? keyOf(entry) : ownId(list, entry) }
  const form = formFor(list, entry, institutionId)
  const set = (field: string, value: unknown): void => {
    const doc = docOf(docs, place)
    if (doc) setField(doc, place, { field, value })
  }
  for (const [path, value] of differences(form, old, entry)) {
    if (path === "units") set(path, withStoredFields(value, write))
    else if (path !== "privacy.visibility") set(path, value)
  }
  if (list === "contacts") writePrivacy(docs, { old, entry, set })
}

function keyOf(entry: Entry): string {
  return cellKey({
    taskId: String(entry["taskId"]),
    institutionId: String(entry["institutionId"]),
  })
}

/** The form's fields that are different, those of sections with their whole path. */
function differences(
  form: Entity | undefined,
  old: Entry,
  entry: Entry,
): readonly (readonly [path: string, value: unknown])[] {
  return Object.entries(form?.fields ?? {}).flatMap(([name, field]) => {
    const [was, is] = [old[name], entry[name]]
    if (was === is || canonicalJson(was) === canonicalJson(is)) return []
    if (field.kind !== "section") return [[name, is] as const]
    const inner = differences(field.entity, Object(was) as Entry, Object(is) as Entry)
    return inner.map(([path, value]) => [`${name}.${path}`, value] as const)
  })
}

/** Units with what the board holds of them beside the fields that the institution sees. */
function withStoredFields(units: unknown, { whole, institutionId }: OwnWrite): unknown {
  const stored: readonly Entry[] = institutionIn(whole, institutionId)?.units ?? []
  const byId = new Map(stored.map((each) => [each["id"], each]))
  return Array.isArray(units)
    ? (units as Entry[]).map((each) => ({ ...byId.get(each["id"]), ...each }))
    : units
}

/** When a contact was confirmed, and who may see it, by which it may have to move to another document. */
function writePrivacy(
  docs: Required<BoardDocs>,
  {
    old,
    entry,
    set,
  }: Pick<EntryWrite, "old" | "entry"> & {
    readonly set: (field: string, value: unknown) => void
  },
): void {
  const [was, is] = [old as Contact, entry as Contact]
  for (const field of ["confirmedOn", "reviewBy"] as const) {
    if (was.privacy?.[field] !== is.privacy?.[field]) set(`privacy.${field}`, is.privacy?.[field])
  }
  if (visibilityOf(was) !== visibilityOf(is)) setContactVisibility(docs, is.id, visibilityOf(is))
}

/** Whether something new has an id that another entry of the board has, or had: it would take that one's place. */
export function takesForeignId(
  docs: Required<BoardDocs>,
  { institutionId, whole, after }: OwnWrite,
): boolean {
  const before = ownContent(whole, institutionId)
  const units = (content: BoardContent | undefined): readonly Entry[] =>
    (content && institutionIn(content, institutionId)?.units) ?? []
  const known = new Set(units(before).map((each) => each["id"]))
  const foreign = new Set(
    whole.institutions?.flatMap((each) => each.units ?? []).map(({ id }) => id),
  )
  const isTaken = ({ id }: Entry): boolean =>
    !known.has(id) && (foreign.has(String(id)) || !NEW_ID.test(String(id)))
  if (units(after).some(isTaken)) return true
  return ADDED_LISTS.some((list) => {
    const old = byOwnId(before ?? after, list)
    return [...byOwnId(after, list).keys()].some(
      (id) => !old.has(id) && isKnown(docs, { collection: list, id }),
    )
  })
}

function isKnown(docs: Required<BoardDocs>, place: EntryPlace): boolean {
  const doc = docOf(docs, place)
  return doc !== undefined && hasEntry(doc, place)
}
