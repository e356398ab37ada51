import { dayIn } from "@tafelrunde/shared/content"
import { choiceWord, type Field, type Language } from "@tafelrunde/shared/entities"

import { type TableMessages } from "../messages/table.ts"
import { type Labels } from "./labels.ts"
import { asText } from "./value-at.ts"

export interface CellWords {
  readonly labels: Labels
  readonly language: Language
  readonly messages: TableMessages
}

/** A value in words, for a cell of a table; empty for nothing. */
export function cellText(value: unknown, field: Field, words: CellWords): string {
  if (value === null || value === undefined) return ""
  if (Array.isArray(value)) return listText(value, field, words)
  const { labels, language, messages } = words
  if (field.kind === "choice") return choiceWord(field, asText(value), language)
  if (field.kind === "date") return dayIn(asText(value), language)
  if (field.kind === "flag") return value === true ? messages.yes : messages.no
  if (field.kind === "ref") return labels.option(field.to, asText(value))?.short ?? ""
  return asText(value)
}

function listText(value: readonly unknown[], field: Field, { labels }: CellWords): string {
  if (field.kind === "list") return value.length > 0 ? String(value.length) : ""
  const texts = value.map(asText)
  if (field.kind === "choices") return labels.roles(texts)
  if (field.kind !== "refs") return texts.join(", ")
  return texts
    .map((id) => labels.option(field.to, id)?.short ?? "")
    .filter((name) => name !== "")
    .join(", ")
}
