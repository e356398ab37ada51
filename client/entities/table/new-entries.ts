import { type EntryLists, type ListedEntry } from "@tafelrunde/shared/model"

import { readInstitutionList } from "../../matrix/commands/institution-list.ts"
import { type NewFields } from "../edits.ts"
import { type ListDescription } from "../lists.ts"
import { textAt } from "../value-at.ts"

/** What stands between two cells of a pasted row: in some lists each is a field of its own. */
export function separatorOf({ collection }: ListDescription): string {
  return collection === "institutions" || collection === "abbreviations" ? "; " : " "
}

/** The fields of new entries that somebody typed or pasted, one line each. */
export function readLines(
  lines: readonly string[],
  list: ListDescription,
  lists: EntryLists,
): readonly NewFields[] {
  const { collection, title } = list
  if (collection === "institutions") {
    const present = lists.list("institutions").map(namesOf)
    return readInstitutionList(lines.join("\n"), present).added.map((names) => ({ ...names }))
  }
  if (collection === "contacts") return lines.map(personOf)
  if (collection === "abbreviations") return lines.map(abbreviationOf)
  return lines.map((line) => ({ [title]: line }))
}

function namesOf({ fields }: ListedEntry): { readonly short: string; readonly name: string } {
  return { short: textAt(fields, "short"), name: textAt(fields, "name") }
}

/** "Erika Muster" or "Muster, Erika". */
function personOf(line: string): NewFields {
  const [last = "", first = ""] = line.split(",").map((part) => part.trim())
  if (first !== "") return { firstName: first, lastName: last }
  const words = line.split(/\s+/)
  const firstName = words.slice(0, -1).join(" ")
  return { lastName: words.at(-1) ?? "", ...(firstName !== "" && { firstName }) }
}

/** "VHS; Volkshochschule", also with a dash, a colon or an equals sign. */
function abbreviationOf(line: string): NewFields {
  const [, short = "", long = ""] = /^(.{1,20}?)\s*(?:[;:=]|\s[–-]\s)\s*(.+)$/.exec(line) ?? []
  return short === "" ? { short: line.slice(0, 20) } : { short, long }
}
