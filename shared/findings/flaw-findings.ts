import {
  type BoardView,
  type Flaw,
  type FlawReason,
  joined,
  spokenNumber,
} from "@tafelrunde/shared/content"
import {
  type CollectionName,
  COLLECTIONS,
  type Entity,
  type Field,
  SECTIONS,
  type Words,
} from "@tafelrunde/shared/entities"

import { type Finding, type Severity } from "./finding.ts"

/** The code of the finding about flaws of a kind. */
const RULES: Readonly<Record<FlawReason, string>> = {
  kind: "UNREADABLE_VALUE",
  length: "TEXT_TOO_LONG",
  count: "TOO_MANY_ENTRIES",
  repeated: "REPEATED_ENTRY",
}

/** The codes of findings about what no reader can show as it stands; `mendFlaws` settles them. */
export const FLAW_RULES: ReadonlySet<string> = new Set(Object.values(RULES))

const SEVERITY: Readonly<Record<FlawReason, Severity>> = {
  kind: "error",
  length: "warning",
  count: "error",
  repeated: "error",
}

/** Flaws of one kind at one field of one list, which make one finding: thousands would hide everything else. */
interface FlawGroup {
  readonly reason: FlawReason
  /** The list or the section. */
  readonly name: string
  readonly entity: Entity
  /** Undefined for whole entries. */
  readonly field: DescribedField | undefined
  /** Of the entries that have the flaw; empty for a section. */
  readonly keys: ReadonlySet<string>
}

interface DescribedField {
  /** Path in the description, without keys of entries: `units.name`. */
  readonly path: string
  /** Undefined for a field that is not described. Its name is somebody's text and is not repeated. */
  readonly label: Words | undefined
  /** The greatest length, or number of entries. */
  readonly max: number | undefined
}

/**
 * What no reader can show as it stands, in words that never quote a value. For facilitators only, who can mend it:
 * the places are also those of contacts.
 */
export function flawFindings(board: BoardView, flaws: readonly Flaw[]): readonly Finding[] {
  return groupsOf(flaws).map((group) => ({
    rule: RULES[group.reason],
    severity: SEVERITY[group.reason],
    entity: "board",
    entityId: [group.name, group.field?.path].filter(Boolean).join("."),
    institutionIds: [],
    message: board.say(group.field ? fieldMessage(board, group, group.field) : message(group)),
  }))
}

function groupsOf(flaws: readonly Flaw[]): readonly FlawGroup[] {
  const groups = new Map<string, FlawGroup & { readonly keys: Set<string> }>()
  for (const { path, reason } of flaws) {
    const [name = "", ...rest] = path.map(String)
    const list = isCollection(name) ? COLLECTIONS[name] : undefined
    const entity = list ?? entityOf(SECTIONS, name)
    if (!entity) continue
    const [key, ...inner] = list ? rest : ["", ...rest]
    const field = describedAt(entity, inner)
    const id = [reason, name, field?.path].join("/")
    const group = groups.get(id) ?? { reason, name, entity, field, keys: new Set<string>() }
    groups.set(id, group)
    if (list && key) group.keys.add(key)
  }
  return [...groups.values()]
}

function describedAt(
  entity: Entity,
  [name, ...rest]: readonly string[],
): DescribedField | undefined {
  if (name === undefined) return undefined
  const field = Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined
  if (!field) return { path: "", label: undefined, max: undefined }
  const [inside, path] = innerOf(field, rest)
  const inner = inside && describedAt(inside, path)
  if (!inner) return { path: name, label: field.label, max: maxOf(field) }
  const label = inner.label && {
    de: `${field.label.de}: ${inner.label.de}`,
    en: `${field.label.en}: ${inner.label.en}`,
  }
  return { path: `${name}.${inner.path}`, label, max: inner.max }
}

/** What describes the rest of a path behind a field; lists and sections have a key in between. */
function innerOf(
  field: Field,
  [key, ...rest]: readonly string[],
): [Entity | undefined, readonly string[]] {
  if (key === undefined) return [undefined, []]
  if (field.kind === "section") return [field.entity, [key, ...rest]]
  return field.kind === "list" || field.kind === "sections" ? [field.entity, rest] : [undefined, []]
}

function maxOf(field: Field): number | undefined {
  if ("max" in field) return field.max
  return field.kind === "list" ? field.entity.max : undefined
}

/** About whole entries, or a whole section. */
function message({ reason, entity, keys }: FlawGroup): Words {
  const max = { de: entity.max.toLocaleString("de"), en: entity.max.toLocaleString("en") }
  const what = counted(entity, keys.size)
  switch (reason) {
    case "count":
      return {
        de: `${what.de} zu viel: Mehr als ${max.de} werden nicht gezeigt.`,
        en: `${what.en} too many: more than ${max.en} are not shown.`,
      }
    case "repeated":
      return {
        de: `${what.de} doppelt: Nur was zuerst da war, wird gezeigt.`,
        en: `${what.en} there twice: only what was there first is shown.`,
      }
    case "kind":
    case "length":
      return {
        de: `${what.de}: nicht lesbar und deshalb nicht gezeigt.`,
        en: `${what.en}: unreadable and therefore not shown.`,
      }
  }
}

function fieldMessage(board: BoardView, group: FlawGroup, { label, max }: DescribedField): Words {
  const { reason } = group
  const where = entriesInWords(board, group)
  const name = label ?? { de: "eine unbekannte Angabe", en: "an unknown field" }
  const quoted = label ? { de: `„${name.de}“`, en: `“${name.en}”` } : name
  switch (reason) {
    case "length":
      return {
        de: `${where}: ${quoted.de} hat mehr als ${max?.toLocaleString("de")} Zeichen und wird gekürzt gezeigt.`,
        en: `${where}: ${quoted.en} has more than ${max?.toLocaleString("en")} characters and is shown shortened.`,
      }
    case "count":
      return {
        de: `${where}: ${quoted.de} hat zu viele Einträge; die letzten werden nicht gezeigt.`,
        en: `${where}: ${quoted.en} has too many entries; the last ones are not shown.`,
      }
    case "repeated":
      return {
        de: `${where}: ${quoted.de} hat Einträge mit gleicher Kennung; nur der erste wird gezeigt.`,
        en: `${where}: ${quoted.en} has entries with the same id; only the first is shown.`,
      }
    case "kind":
      return {
        de: `${where}: ${quoted.de} ist nicht lesbar und wird nicht gezeigt.`,
        en: `${where}: ${quoted.en} is unreadable and not shown.`,
      }
  }
}

/** More entries are counted, not named. */
const MAX_NAMED = 5

/** `Aufgaben 4 und 9`, `SOZ und JC`, `2 Kontakte`; a contact is never named. */
function entriesInWords(board: BoardView, { name, entity, keys }: FlawGroup): string {
  const names = [...keys].flatMap((key) => spokenName(board, name, key) ?? [])
  if (keys.size === 0 || names.length < keys.size || names.length > MAX_NAMED) {
    return board.say(counted(entity, keys.size))
  }
  const all = joined(names, board.language)
  if (name === "institutions") return all
  return `${board.say(names.length === 1 ? entity.one : entity.many)} ${all}`
}

/** How people call the entry; undefined where they do not see it, or may not be told. */
function spokenName(board: BoardView, list: string, key: string): string | undefined {
  switch (list) {
    case "tasks":
      return board.task(key) && String(board.taskNumber(key))
    case "institutions":
      return board.institution(key) && board.short(key)
    case "handovers":
      return numberIn(board.handovers, key)
    case "agreements":
      return numberIn(board.agreements, key)
    case "openQuestions":
      return numberIn(board.questions, key)
    default:
      return undefined
  }
}

function numberIn(entries: readonly { readonly id: string }[], key: string): string | undefined {
  return entries.some(({ id }) => id === key) ? spokenNumber(entries, key) : undefined
}

/** `2 Aufgaben`; the title of a section, which has no number. */
function counted({ one, many }: Entity, count: number): Words {
  if (count === 0) return one
  const words = count === 1 ? one : many
  return {
    de: `${count.toLocaleString("de")} ${words.de}`,
    en: `${count.toLocaleString("en")} ${words.en}`,
  }
}

function isCollection(name: string): name is CollectionName {
  return Object.hasOwn(COLLECTIONS, name)
}

function entityOf(entities: Readonly<Record<string, Entity>>, name: string): Entity | undefined {
  return Object.hasOwn(entities, name) ? entities[name] : undefined
}
