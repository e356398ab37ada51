import {
  type BoardContent,
  type BoardView,
  entriesOf,
  type PlacedEntry,
  type Profile,
  shownTo,
} from "@tafelrunde/shared/content"
import { contact, fieldsOf, participant } from "@tafelrunde/shared/entities"

import { cellId, type Finding, type FindingEntity } from "./finding.ts"

/** The code of the finding about a name in a text that a profile leaves as it is. */
export const HIDDEN_NAME_RULE = "HIDDEN_NAME_IN_TEXT"

/**
 * Places where somebody has written the name of a person into a text whom the profile would not name. Texts cannot be
 * filtered: somebody has to look. The search knows whole words only, and takes a word that is also a name for one.
 */
export function hiddenNameFindings(
  content: BoardContent,
  board: BoardView,
  profile: Profile,
): readonly Finding[] {
  const names = hiddenNames(content, profile)
  if (names.size === 0) return []
  return entriesOf(content).flatMap((placed) => {
    if (placed.entity === contact) return []
    const fields = fieldsOf(placed.entity).filter(
      ({ path, field }) =>
        !field.personal && textsAt(placed, path).some((text) => hasName(text, names)),
    )
    return fields.map(({ field }) =>
      findingAt(placed, field.label[board.language], { content, board }),
    )
  })
}

/** Names by their first word. */
type Names = ReadonlyMap<string, readonly string[]>

const SHORTEST_NAME = 3

function hiddenNames(content: BoardContent, profile: Profile): Names {
  const hidden = new Set<string>()
  const shown = new Set<string>()
  for (const person of content.contacts ?? []) {
    const { firstName, lastName } = person
    const names = shownTo(person, profile) === "named" ? shown : hidden
    if (lastName) names.add(lastName)
    if (firstName && lastName) names.add(`${firstName} ${lastName}`)
  }
  for (const { name } of content.workshop?.participants ?? []) {
    if (name && profile === "public") hidden.add(name)
  }
  const names = [...hidden].filter((name) => !shown.has(name) && name.length >= SHORTEST_NAME)
  return Map.groupBy(
    names.map((name) => name.normalize("NFC")),
    (name) => WORD.exec(name)?.[0] ?? name,
  )
}

const WORD = /[\p{L}\p{N}]+/u
const WORDS = new RegExp(WORD, "gu")

function hasName(text: string, names: Names): boolean {
  const whole = text.normalize("NFC")
  return [...whole.matchAll(WORDS)].some(({ 0: word, index }) => {
    // “Müllers Büro” names Müller.
    const known = [...(names.get(word) ?? []), ...(names.get(word.replace(/s$/, "")) ?? [])]
    return known.some((name) => {
      const next = whole.slice(index + name.length)
      return whole.startsWith(name, index) && /^(s?$|s?[^\p{L}\p{N}])/u.test(next)
    })
  })
}

function textsAt({ entry, entity }: PlacedEntry, path: string): readonly string[] {
  if (entity === participant && path === "name") return []
  let value: unknown = entry
  for (const name of path.split(".")) {
    value = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined
  }
  return [value].flat().filter((text) => typeof text === "string")
}

const ENTITIES: Readonly<Record<string, FindingEntity>> = {
  tasks: "task",
  institutions: "institution",
  assignments: "assignment",
  handovers: "handover",
  agreements: "agreement",
  openQuestions: "question",
}

function findingAt(
  { entry, entity, path }: PlacedEntry,
  label: string,
  { content, board }: { readonly content: BoardContent; readonly board: BoardView },
): Finding {
  const [, list = "", index] = /^\$\.(\w+)(?:\[(\d+)\])?/.exec(path) ?? []
  const outer = outerEntry(content, list, index)
  const kind = ENTITIES[list] ?? "board"
  const name = nameOf(entry)
  const quoted = name && board.say({ de: `„${name}“`, en: `“${name}”` })
  const where = [entity.one[board.language], quoted].filter(Boolean).join(" ")
  return {
    rule: HIDDEN_NAME_RULE,
    severity: "warning",
    entity: kind,
    entityId: kind === "board" ? list : idOf(outer),
    institutionIds: kind === "institution" ? [idOf(outer)] : [],
    message: board.say({
      de: `${where}: „${label}“ enthält vielleicht den Namen einer Person, die hier nicht genannt werden soll.`,
      en: `${where}: “${label}” may contain the name of a person who is not to be named here.`,
    }),
  }
}

type Entry = PlacedEntry["entry"]

function outerEntry(content: BoardContent, list: string, index: string | undefined): Entry {
  const value: unknown = content[list]
  return ((Array.isArray(value) ? value[Number(index)] : value) ?? {}) as Entry
}

function idOf({ id, taskId, institutionId }: Entry): string {
  if (typeof id === "string") return id
  return cellId({ taskId: asText(taskId), institutionId: asText(institutionId) })
}

function nameOf({ title, name, short, text }: Entry): string {
  const known = [title, name, short, text].map(asText).find((each) => each !== "") ?? ""
  return known.length > MOST_LETTERS ? `${known.slice(0, MOST_LETTERS)} …` : known
}

const MOST_LETTERS = 60

function asText(value: unknown): string {
  return typeof value === "string" ? value : ""
}
