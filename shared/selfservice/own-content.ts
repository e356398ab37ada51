import {
  type BoardContent,
  type Contact,
  type Entry,
  type Institution,
  repairReferences,
} from "@tafelrunde/shared/content"
import { type CollectionName, unit } from "@tafelrunde/shared/entities"

import { formFor } from "./own-entries.ts"

/** The institution as the board lists it. */
export function institutionIn(
  { institutions }: BoardContent,
  institutionId: string,
): Institution | undefined {
  return institutions?.find(({ id }) => id === institutionId)
}

/** The contacts of the institution, whoever else may see them. */
export function ownContacts(content: BoardContent, institutionId: string): readonly Contact[] {
  return content.contacts?.filter((each) => each.institutionId === institutionId) ?? []
}

/** Fields that are shown beside those that the institution may change. */
const SHOWN = {
  phases: ["id", "title"],
  tasks: ["id", "title", "titleEn", "number", "phaseId"],
  institutions: ["id", "name", "short"],
  contacts: ["id", "institutionId"],
  assignments: ["taskId", "institutionId", "roles", "validFrom", "validTo", "status"],
  handovers: [
    "id",
    "fromInstitutionId",
    "toInstitutionId",
    "title",
    "trigger",
    "subject",
    "channel",
    "deadline",
    "feedback",
    "status",
    "taskIds",
  ],
  openQuestions: [
    "id",
    "text",
    "raisedByInstitutionId",
    "addressedToInstitutionId",
    "nextStep",
    "dueDate",
    "status",
    "result",
    "taskIds",
  ],
} as const satisfies Partial<Record<CollectionName, readonly string[]>>

/**
 * The part of the board that is the institution's own: what it is, its contacts, its assignments and handovers, the
 * questions that it has raised or shall answer. Of other institutions only the names are in it, of tasks only those
 * that it has a role in. Undefined where the board does not list the institution.
 */
export function ownContent(whole: BoardContent, institutionId: string): BoardContent | undefined {
  if (!institutionIn(whole, institutionId)) return undefined
  const { schema, version, meta, roleScheme } = whole
  const assignments = concerning(whole.assignments, institutionId, ["institutionId"])
  const tasks = listed(whole.tasks, new Set(assignments.map(({ taskId }) => taskId)))
  const phases = listed(whole.phases, new Set(tasks.map(({ phaseId }) => phaseId)))
  const own: Pick<BoardContent, keyof typeof SHOWN> = {
    phases,
    tasks,
    institutions: whole.institutions,
    contacts: concerning(whole.contacts, institutionId, ["institutionId"]).map(withShownPrivacy),
    assignments,
    handovers: concerning(whole.handovers, institutionId, ["fromInstitutionId", "toInstitutionId"]),
    openQuestions: concerning(whole.openQuestions, institutionId, [
      "raisedByInstitutionId",
      "addressedToInstitutionId",
    ]),
  }
  return repairReferences({
    schema,
    version,
    meta: { title: meta?.title ?? "", language: meta?.language ?? "de" },
    ...(roleScheme && { roleScheme }),
    ...narrowedLists(own, institutionId),
  })
}

/** The entries in which one of the fields names the institution. */
function concerning<T extends Entry>(
  entries: readonly T[] | null | undefined,
  institutionId: string,
  fields: readonly string[],
): T[] {
  return entries?.filter((entry) => fields.some((name) => entry[name] === institutionId)) ?? []
}

function listed<T extends { readonly id: string }>(
  entries: readonly T[] | null | undefined,
  ids: ReadonlySet<unknown>,
): T[] {
  return entries?.filter(({ id }) => ids.has(id)) ?? []
}

/** Who sees the contact, and when it was confirmed; not on which basis it is stored. */
function withShownPrivacy(contact: Contact): Contact {
  const { visibility, confirmedOn, reviewBy } = contact.privacy ?? {}
  return { ...contact, privacy: { visibility: visibility ?? "pending", confirmedOn, reviewBy } }
}

function narrowedLists(
  own: Readonly<Record<string, unknown>>,
  institutionId: string,
): Partial<BoardContent> {
  const lists = Object.keys(SHOWN) as (keyof typeof SHOWN)[]
  return Object.fromEntries(
    lists.map((list) => {
      const entries = (own[list] ?? []) as readonly Entry[]
      return [list, entries.map((entry) => narrowed(entry, list, institutionId))]
    }),
  )
}

/** The entry with the fields that are shown alone: whatever else it holds, the institution does not see. */
function narrowed(entry: Entry, list: keyof typeof SHOWN, institutionId: string): Entry {
  const form =
    list === "phases" || list === "tasks" ? undefined : formFor(list, entry, institutionId)
  const names = new Set<string>([...SHOWN[list], ...Object.keys(form?.fields ?? {})])
  const shown = Object.entries(entry).filter(([name]) => names.has(name))
  return Object.fromEntries(
    shown.map(([name, value]) => [name, name === "units" ? describedUnits(value) : value]),
  )
}

function describedUnits(units: unknown): unknown {
  if (!Array.isArray(units)) return units
  return (units as Entry[]).map((each) =>
    Object.fromEntries(Object.entries(each).filter(([name]) => Object.hasOwn(unit.fields, name))),
  )
}
