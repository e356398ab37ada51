import { type Entry } from "@tafelrunde/shared/content"

/** A plain value as text; empty for none, and for what is no plain value. */
export function asText(value: unknown): string {
  if (typeof value === "string") return value
  return typeof value === "number" || typeof value === "boolean" ? String(value) : ""
}

export function textAt(entry: Entry, field: string): string {
  return asText(entry[field])
}
