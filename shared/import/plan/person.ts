import { type TableRow } from "../columns/table.ts"
import { type Planner } from "./planner.ts"

export interface Person {
  readonly title: string
  readonly firstName: string
  readonly lastName: string
}

/** The person of a row: from columns of their own, or from one. Empty texts for what is not there. */
export function personOf(planner: Planner, row: TableRow): Person {
  const textOf = (key: string): string => planner.text(row, key).replaceAll(/\s+/g, " ")
  const person = {
    title: textOf("title"),
    firstName: textOf("firstName"),
    lastName: textOf("lastName"),
  }
  if (person.firstName !== "" || person.lastName !== "") return person
  const named = splitName(textOf("name"))
  return { ...named, title: person.title || named.title }
}

const SALUTATION = /(?:Frau|Herrn?|Mrs?\.?|Ms\.?) /gi
const TITLES = /^(?:(?:Prof\.|Dr\.(?: ?[a-z]+\.)*|Dipl\.-\S+) )+/i

/** `Frau Dr. Maria Muster` and `Muster, Maria`. */
function splitName(whole: string): Person {
  const addressed = whole.replaceAll(SALUTATION, "")
  const [titles = ""] = TITLES.exec(addressed) ?? []
  const title = titles.trim()
  const name = addressed.slice(titles.length)
  const [last = "", first] = name.split(/\s*,\s*/)
  if (first !== undefined) return { title, firstName: first, lastName: last }
  const at = name.lastIndexOf(" ")
  return { title, firstName: at === -1 ? "" : name.slice(0, at), lastName: name.slice(at + 1) }
}
