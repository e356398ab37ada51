import { MAX_LINES } from "@tafelrunde/shared/content"
import { type Field } from "@tafelrunde/shared/entities"

import { type TableMessages } from "../../messages/table.ts"
import { asText } from "../value-at.ts"

/** Fields that people fill in by typing. */
export type TypedField = Extract<
  Field,
  { kind: "line" | "phone" | "prose" | "lines" | "wholeNumber" | "time" }
>

/** A value as people type it. */
export function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join("\n")
  return asText(value)
}

/** The value that was typed; null for nothing. */
export function toValue(text: string, field: TypedField): unknown {
  switch (field.kind) {
    case "lines":
      return linesOf(text)
    case "wholeNumber":
      return text.trim() === "" ? null : Number(text.trim())
    case "time":
      return timeOf(text) ?? null
    case "prose":
      return text
    case "line":
    case "phone":
      return text.trim() === "" && !field.required ? null : text.trim()
  }
}

/** Why the text cannot be the field's value; undefined if it can. */
export function problemOf(
  text: string,
  field: TypedField,
  messages: TableMessages,
): string | undefined {
  const isEmpty = text.trim() === ""
  if (isEmpty) return field.required ? messages.required : undefined
  switch (field.kind) {
    case "lines":
      return problemOfLines(linesOf(text), field.max, messages)
    case "wholeNumber":
      return isWholeNumber(text.trim(), field.positive) ? undefined : messages.noNumber
    case "time":
      return timeOf(text) === undefined ? messages.noTime : undefined
    case "line":
    case "phone":
    case "prose":
      return text.length > field.max ? messages.tooLong(field.max, text.length) : undefined
  }
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
}

function problemOfLines(
  lines: readonly string[],
  most: number,
  messages: TableMessages,
): string | undefined {
  if (lines.some((line) => line.length > most)) return messages.lineTooLong(most)
  return lines.length > MAX_LINES ? messages.tooManyLines(MAX_LINES) : undefined
}

function isWholeNumber(text: string, isPositive: boolean): boolean {
  const number = Number(text)
  return /^-?\d{1,9}$/.test(text) && (!isPositive || number > 0)
}

/** "9:30", "9.30", "0930" and "9" as `HH:MM`. */
function timeOf(text: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?(?:\s*uhr)?$/i.exec(text.trim())
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2] ?? 0)]
  if (!found || hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`
}
