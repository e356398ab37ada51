import { type BoardContent, type Language } from "@tafelrunde/shared/content"
import { meta } from "@tafelrunde/shared/entities"

/** Where people fill in what the paper lacks; `file` where only a content file brings it. */
type Place = "details" | "table" | "file"

/** What the paper lacks, by the place where it is filled in. */
export type MissingPieces = Readonly<Record<Place, readonly string[]>>

const DETAILS = ["region", "version", "asOf", "reviewBy"] as const

const ENTRIES = {
  tasks: { place: "table", de: "Aufgaben", en: "Tasks" },
  institutions: { place: "table", de: "Institutionen", en: "Institutions" },
  goals: { place: "file", de: "Ziele", en: "Goals" },
  handovers: { place: "file", de: "Schnittstellen", en: "Handovers" },
  agreements: { place: "file", de: "Vereinbarungen", en: "Agreements" },
  contacts: { place: "file", de: "Kontakte", en: "Contacts" },
} as const

/** Contacts count only where the content holds all that there are. */
export function missingPieces(
  content: BoardContent,
  { language, contacts }: { readonly language: Language; readonly contacts: "all" | "partial" },
): MissingPieces {
  const pieces = { details: [] as string[], table: [] as string[], file: [] as string[] }
  for (const name of DETAILS) {
    if (!content.meta?.[name]) pieces.details.push(meta.fields[name].label[language])
  }
  for (const name of Object.keys(ENTRIES) as (keyof typeof ENTRIES)[]) {
    if (name === "contacts" && contacts === "partial") continue
    const entry = ENTRIES[name]
    if ((content[name] ?? []).length === 0) pieces[entry.place].push(entry[language])
  }
  return pieces
}
