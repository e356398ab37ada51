import { type Entity, type Field } from "@tafelrunde/shared/entities"

type Fields = Readonly<Record<string, unknown>>

/** The value under a path such as `privacy.visibility`; undefined where nothing stands. */
export function valueAt(fields: Fields, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, name) =>
        typeof value === "object" && value !== null ? (value as Fields)[name] : undefined,
      fields,
    )
}

/** The description of the field under a path; undefined for a path that leads nowhere. */
export function fieldAt(entity: Entity, path: string): Field | undefined {
  const [name = "", ...inner] = path.split(".")
  const field = entity.fields[name]
  if (inner.length === 0) return field
  return field?.kind === "section" ? fieldAt(field.entity, inner.join(".")) : undefined
}

export function textAt(fields: Fields, path: string): string {
  const value = valueAt(fields, path)
  return typeof value === "string" ? value : ""
}

export function stringsAt(fields: Fields, path: string): readonly string[] {
  const value = valueAt(fields, path)
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : []
}

/** Texts and numbers as text; empty for anything else. */
export function asText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : ""
}
