import { type AssignmentRole, cellRoleCodes, dayIn, type Entry } from "@tafelrunde/shared/content"
import { choiceWord, type Field, type ReferenceTarget } from "@tafelrunde/shared/entities"

import { nameOf, type Side } from "./entry-names.ts"
import { asText } from "./entry-text.ts"

const YES = { de: "ja", en: "yes" } as const
const NO = { de: "nein", en: "no" } as const

/** The value of a field as people read it; empty for none. */
export function valueInWords(value: unknown, field: Field, side: Side): string {
  if (value === undefined) return ""
  const { language, content } = side
  if (field.kind === "choice") return choiceWord(field, asText(value), language)
  if (field.kind === "date") return dayIn(asText(value), language)
  if (field.kind === "flag") return value === true ? YES[language] : NO[language]
  const values = [value].flat()
  if (field.kind === "choices") {
    return cellRoleCodes(content.roleScheme, values as AssignmentRole[], language)
  }
  if (field.kind !== "ref" && field.kind !== "refs") return values.map(asText).join("; ")
  const names = values.map((id) => targetName(field.to, asText(id), side))
  return names.filter((name) => name !== "").join(", ")
}

/** Institutions by their short name, as they stand in lists. */
function targetName(to: ReferenceTarget, id: string, side: Side): string {
  const { content, board } = side
  if (to === "institutions") return board.short(id)
  if (to === "units") {
    const units = board.institutions.flatMap((each) => each.units ?? [])
    return units.find((unit) => unit.id === id)?.name ?? ""
  }
  const entry: Entry | undefined = content[to]?.find((each) => each.id === id)
  return entry ? nameOf(to, entry, side) : ""
}
