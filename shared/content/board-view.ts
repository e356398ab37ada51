import {
  type Agreement,
  type Assignment,
  type AssignmentRole,
  type BoardContent,
  type Contact,
  type Handover,
  type Institution,
  type Language,
  type OpenQuestion,
  type Participant,
  type Phase,
  type Task,
} from "./board-content.ts"
import { roleLabel } from "./roles/role-scheme.ts"
import { dayIn } from "./wording.ts"

/**
 * Board content as rules and tables read it: absent lists are empty, entries are found by id and
 * named in words. Assignments of tasks or institutions that are gone are left out: a live document
 * can hold them for a moment.
 */
export interface BoardView {
  readonly asOf: string
  readonly language: Language
  /** Of all tasks: by phase, then in board order. */
  readonly tasks: readonly Task[]
  readonly phases: readonly Phase[]
  readonly institutions: readonly Institution[]
  readonly contacts: readonly Contact[]
  readonly assignments: readonly Assignment[]
  readonly handovers: readonly Handover[]
  readonly agreements: readonly Agreement[]
  readonly questions: readonly OpenQuestion[]
  readonly participants: readonly Participant[]
  institution(id: string | null | undefined): Institution | undefined
  task(id: string): Task | undefined
  contact(id: string | null | undefined): Contact | undefined
  contactsOf(institutionId: string): readonly Contact[]
  /** Who stands in for the contact. */
  deputyOf(contact: Contact | undefined): Contact | undefined
  /** The filled cells of a task, in the content's order. */
  ofTask(taskId: string): readonly Assignment[]
  /** The filled cells of an institution. */
  ofInstitution(institutionId: string): readonly Assignment[]
  /** Whether a cell holds the role; under a scheme with one letter for both, E counts as D and back. */
  holds(assignment: Assignment, role: "accountable" | "responsible"): boolean
  letter(role: AssignmentRole): string
  /** Number that people say: the task's own, else its place on the board. */
  taskNumber(taskId: string): number
  /** Short name, else name. */
  short(institutionId: string | null | undefined): string
  /** Name, else short name. */
  name(institutionId: string | null | undefined): string
  /** Title of a task or phase, in English where there is one and it is asked for; a placeholder without one. */
  title(entry: Task | Phase | undefined): string
  /** A day as people write it. */
  day(date: string): string
  say(words: Readonly<Record<Language, string>>): string
}

const UNTITLED: Readonly<Record<Language, string>> = { de: "(ohne Titel)", en: "(untitled)" }
const UNNAMED: Readonly<Record<Language, string>> = { de: "(ohne Namen)", en: "(unnamed)" }

export function viewBoard(content: BoardContent, asOf: string, language: Language): BoardView {
  const phases = content.phases ?? []
  const institutions = content.institutions ?? []
  const contacts = content.contacts ?? []
  const tasks = inPhaseOrder(content.tasks ?? [], phases)
  const institutionById = byId(institutions)
  const taskById = byId(tasks)
  const contactById = byId(contacts)
  const contactsOf = Map.groupBy(contacts, ({ institutionId }) => institutionId)
  const deputies = new Map(
    contacts
      .filter(({ deputyForContactId }) => deputyForContactId)
      // The first of several comes last, so that it is the one that stays.
      .toReversed()
      .map((contact) => [contact.deputyForContactId, contact]),
  )
  const place = new Map(tasks.map(({ id }, index) => [id, index + 1]))
  const letter = (role: AssignmentRole): string =>
    roleLabel(content.roleScheme, role, language).letter
  const oneLetter = letter("accountable") === letter("responsible")
  const assignments = (content.assignments ?? []).filter(
    ({ taskId, institutionId, roles }) =>
      roles?.length && taskById.has(taskId) && institutionById.has(institutionId),
  )
  const cellsOfTask = Map.groupBy(assignments, ({ taskId }) => taskId)
  const cellsOfInstitution = Map.groupBy(assignments, ({ institutionId }) => institutionId)
  const institution = (id: string | null | undefined): Institution | undefined =>
    institutionById.get(id ?? "")
  return {
    asOf,
    language,
    tasks,
    phases,
    institutions,
    contacts,
    assignments,
    handovers: content.handovers ?? [],
    agreements: content.agreements ?? [],
    questions: content.openQuestions ?? [],
    participants: content.workshop?.participants ?? [],
    institution,
    task: (id) => taskById.get(id),
    contact: (id) => contactById.get(id ?? ""),
    contactsOf: (institutionId) => contactsOf.get(institutionId) ?? [],
    deputyOf: (contact) => deputies.get(contact?.id),
    ofTask: (id) => cellsOfTask.get(id) ?? [],
    ofInstitution: (id) => cellsOfInstitution.get(id) ?? [],
    holds: ({ roles }, role) =>
      roles?.includes(role) === true ||
      (oneLetter &&
        (roles?.includes("accountable") === true || roles?.includes("responsible") === true)),
    letter,
    taskNumber: (id) => taskById.get(id)?.number ?? place.get(id) ?? 0,
    short: (id) => nameOf(institution(id), "short", language) || (id ? UNNAMED[language] : ""),
    name: (id) => nameOf(institution(id), "name", language) || (id ? UNNAMED[language] : ""),
    title: (entry) =>
      (language === "en" && entry?.titleEn) || entry?.title || (entry ? UNTITLED[language] : ""),
    day: (date) => dayIn(date, language),
    say: (words) => words[language],
  }
}

function nameOf(
  house: Institution | undefined,
  first: "name" | "short",
  language: Language,
): string | undefined {
  return house && (house[first] || house.name || house.short || UNNAMED[language])
}

function byId<T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]))
}

/** Board order within each phase; tasks of no known phase come last. */
function inPhaseOrder(tasks: readonly Task[], phases: readonly Phase[]): readonly Task[] {
  const rank = new Map(phases.map(({ id }, index) => [id, index]))
  return tasks.toSorted(
    (a, b) => (rank.get(a.phaseId) ?? phases.length) - (rank.get(b.phaseId) ?? phases.length),
  )
}

/** The number people say: an id such as `v03` that was given by hand, else the place in the list. */
export function spokenNumber(entries: readonly { readonly id: string }[], id: string): string {
  if (/^[a-z]{0,2}\d{1,4}$/i.test(id)) return id
  return String(entries.findIndex((entry) => entry.id === id) + 1)
}
