import { type BoardContent, type Language } from "@tafelrunde/shared/content"
import { type CollectionName, COLLECTIONS, meta } from "@tafelrunde/shared/entities"

/** What the paper lacks. */
export interface MissingPieces {
  /** Labels of the board's details. */
  readonly details: readonly string[]
  /** Lists of the table view that are empty. */
  readonly lists: readonly { readonly name: CollectionName; readonly label: string }[]
}

const DETAILS = ["region", "version", "asOf", "reviewBy"] as const
const LISTS = ["tasks", "institutions", "goals", "handovers", "agreements", "contacts"] as const

/** Contacts count only where the content holds all that there are. */
export function missingPieces(
  content: BoardContent,
  { language, contacts }: { readonly language: Language; readonly contacts: "all" | "partial" },
): MissingPieces {
  const details = DETAILS.filter((name) => !content.meta?.[name])
  const lists = LISTS.filter(
    (name) =>
      !(name === "contacts" && contacts === "partial") && (content[name] ?? []).length === 0,
  )
  return {
    details: details.map((name) => meta.fields[name].label[language]),
    lists: lists.map((name) => ({ name, label: COLLECTIONS[name].many[language] })),
  }
}
