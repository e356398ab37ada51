import {
  type AssignmentRole,
  type BoardContent,
  cellRoleCodes,
  type ChosenScheme,
} from "@tafelrunde/shared/content"
import { COLLECTIONS, type Language, type ReferenceTarget } from "@tafelrunde/shared/entities"
import { type EntryLists, type ListedEntry } from "@tafelrunde/shared/model"
import { useMemo } from "react"

import { useLanguage } from "../messages/language.ts"
import { useEntries, useSection } from "./use-entries.ts"
import { textAt, valueAt } from "./value-at.ts"

/** What a reference may lead to. */
export interface Option {
  readonly id: string
  /** In a list to choose from. */
  readonly label: string
  /** In a table, where room is scarce. */
  readonly short: string
  /** The institution that the entry belongs to, or is. */
  readonly institutionId: string
}

/** What people call the entries that references lead to. */
export interface Labels {
  /** The person's own institution first, then in the board's order. */
  readonly options: (to: ReferenceTarget) => readonly Option[]
  readonly option: (to: ReferenceTarget, id: string) => Option | undefined
  /** Letters of roles in the board's scheme. */
  readonly roles: (roles: readonly string[]) => string
}

/** The names of everything that entries refer to, live; a new object only when one of them changes. */
export function useLabels(lists: EntryLists, ownId: string | undefined): Labels {
  const { language } = useLanguage()
  const institutions = useEntries(lists, "institutions")
  const contacts = useEntries(lists, "contacts")
  const phases = useEntries(lists, "phases")
  const tasks = useEntries(lists, "tasks")
  const handovers = useEntries(lists, "handovers")
  const scheme = useSection(lists, "roleScheme")
  return useMemo(
    () =>
      toLabels({ institutions, contacts, phases, tasks, handovers }, scheme.fields, {
        language,
        ownId,
      }),
    [institutions, contacts, phases, tasks, handovers, scheme, language, ownId],
  )
}

/** The same of content that stands still. */
export function useContentLabels(content: BoardContent, ownId: string): Labels {
  const { language } = useLanguage()
  return useMemo(() => {
    const listed = (name: Referable): readonly ListedEntry[] =>
      content[name]?.map((fields) => ({ id: fields.id, fields })) ?? []
    const entries = {
      institutions: listed("institutions"),
      contacts: listed("contacts"),
      phases: listed("phases"),
      tasks: listed("tasks"),
      handovers: listed("handovers"),
    }
    return toLabels(entries, content.roleScheme, { language, ownId })
  }, [content, language, ownId])
}

interface Reader {
  readonly language: Language
  /** The person's own institution. */
  readonly ownId: string | undefined
}

function toLabels(
  entries: Readonly<Record<Referable, readonly ListedEntry[]>>,
  scheme: ChosenScheme,
  { language, ownId }: Reader,
): Labels {
  const roles = (held: readonly string[]): string =>
    cellRoleCodes(scheme, held as AssignmentRole[], language)
  return { ...createLabels(createOptions(entries, language), ownId), roles }
}

type Referable = Exclude<ReferenceTarget, "units">
type Options = Readonly<Record<ReferenceTarget, readonly Option[]>>

function createOptions(
  entries: Readonly<Record<Referable, readonly ListedEntry[]>>,
  language: Language,
): Options {
  const institutions = entries.institutions.map(institutionOption)
  const shorts = new Map(institutions.map(({ id, short }) => [id, short]))
  const titled = (to: Referable): readonly Option[] =>
    entries[to].map(({ id, fields }) => {
      const title = textAt(fields, "title") || COLLECTIONS[to].one[language]
      return { id, label: title, short: title, institutionId: "" }
    })
  return {
    institutions,
    phases: titled("phases"),
    handovers: titled("handovers"),
    units: entries.institutions.flatMap((entry) => unitOptions(entry, shorts)),
    contacts: entries.contacts.map((entry) => contactOption(entry, shorts, language)),
    tasks: entries.tasks.map(taskOption),
  }
}

function institutionOption({ id, fields }: ListedEntry): Option {
  const [name, short] = [textAt(fields, "name"), textAt(fields, "short")]
  const isShortSaid = short === "" || name.includes(`(${short})`)
  return {
    id,
    label: isShortSaid ? name || short : `${name} (${short})`,
    short: short || name,
    institutionId: id,
  }
}

type Shorts = ReadonlyMap<string, string>

function unitOptions({ id: institutionId, fields }: ListedEntry, shorts: Shorts): Option[] {
  const units = valueAt(fields, "units")
  if (!Array.isArray(units)) return []
  return (units as ListedEntry["fields"][]).map((unit) => {
    const name = textAt(unit, "name")
    return {
      id: textAt(unit, "id"),
      label: `${name} (${shorts.get(institutionId) ?? ""})`,
      short: name,
      institutionId,
    }
  })
}

function contactOption({ id, fields }: ListedEntry, shorts: Shorts, language: Language): Option {
  const name =
    personName(fields) || textAt(fields, "function") || COLLECTIONS.contacts.one[language]
  const institutionId = textAt(fields, "institutionId")
  const short = shorts.get(institutionId)
  return { id, label: short ? `${name} (${short})` : name, short: name, institutionId }
}

/** Title, first and last name, as far as they are there. */
export function personName(fields: ListedEntry["fields"]): string {
  return ["title", "firstName", "lastName"]
    .map((path) => textAt(fields, path))
    .filter((part) => part !== "")
    .join(" ")
}

function taskOption({ id, fields }: ListedEntry): Option {
  const number = valueAt(fields, "number")
  const title = textAt(fields, "title")
  const spoken = typeof number === "number" ? `${number} ${title}` : title
  const short = typeof number === "number" ? String(number) : title
  return { id, label: spoken, short, institutionId: "" }
}

function createLabels(options: Options, ownId: string | undefined): Omit<Labels, "roles"> {
  const byId = new Map(
    (Object.keys(options) as ReferenceTarget[]).map((to) => [
      to,
      new Map(options[to].map((option) => [option.id, option])),
    ]),
  )
  const ordered = new Map<ReferenceTarget, readonly Option[]>()
  const ownFirst = (to: ReferenceTarget): readonly Option[] => {
    const isOwn = (option: Option): boolean => option.institutionId === ownId
    return [...options[to].filter(isOwn), ...options[to].filter((option) => !isOwn(option))]
  }
  return {
    options: (to) => {
      const known = ordered.get(to) ?? (ownId === undefined ? options[to] : ownFirst(to))
      ordered.set(to, known)
      return known
    },
    option: (to, id) => byId.get(to)?.get(id),
  }
}
