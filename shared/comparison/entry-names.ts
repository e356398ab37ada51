import {
  type BoardContent,
  type BoardView,
  type Contact,
  type Entry,
  type Language,
  spokenNumber,
} from "@tafelrunde/shared/content"
import { type CollectionName, type SectionName } from "@tafelrunde/shared/entities"

import { textAt } from "./entry-text.ts"

/** One of the two contents that are compared, as it is told in words. */
export interface Side {
  readonly content: BoardContent
  readonly board: BoardView
  readonly language: Language
}

type Listed = Exclude<CollectionName, "assignments">

/** What people call an entry of a list. */
const NAMES: Readonly<Record<Listed, (entry: Entry, side: Side) => string>> = {
  institutions: (entry, { board }) => board.name(textAt(entry, "id")),
  contacts: (entry, { board }) => contactName(entry as Contact, board),
  phases: (entry, { board }) => board.title(board.phases.find(({ id }) => id === entry["id"])),
  tasks: (entry, { board }) => taskName(board, textAt(entry, "id")),
  handovers: (entry, { board }) => {
    const ends = ["fromInstitutionId", "toInstitutionId"].map((end) =>
      board.short(textAt(entry, end)),
    )
    return `${textAt(entry, "title")} (${ends.join(" → ")})`.trim()
  },
  agreements: (entry, { content }) => numbered(entry, content.agreements ?? []),
  openQuestions: (entry, { content }) => numbered(entry, content.openQuestions ?? []),
  goals: (entry) => shortened(textAt(entry, "text")),
  abbreviations: (entry) => textAt(entry, "short"),
  findingAnswers: (entry) => shortened(textAt(entry, "finding")),
}

/** Empty for a section, which there is only one of. */
export function nameOf(section: SectionName | CollectionName, entry: Entry, side: Side): string {
  const name: ((entry: Entry, side: Side) => string) | undefined = NAMES[section as Listed]
  return name?.(entry, side) ?? ""
}

export function taskName(board: BoardView, id: string): string {
  return `${board.taskNumber(id)} ${board.title(board.task(id))}`
}

function numbered(entry: Entry, list: readonly { readonly id: string }[]): string {
  const title = textAt(entry, "title") || shortened(textAt(entry, "text"))
  return `${spokenNumber(list, textAt(entry, "id"))} ${title}`.trim()
}

function contactName(contact: Contact, board: BoardView): string {
  const { title, firstName, lastName, institutionId, unitId } = contact
  const name = [title, firstName, lastName].filter(Boolean).join(" ")
  const unit = board.institution(institutionId)?.units?.find(({ id }) => id === unitId)
  const where = [board.short(institutionId), unit?.name].filter(Boolean).join(", ")
  return `${name || board.say({ de: "Kontakt", en: "Contact" })} (${where})`
}

const MOST_LETTERS = 90

function shortened(text: string): string {
  if (text.length <= MOST_LETTERS) return text
  const end = text.lastIndexOf(" ", MOST_LETTERS)
  return `${text.slice(0, end > 0 ? end : MOST_LETTERS)} …`
}
