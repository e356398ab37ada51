import { type ChoiceField, type Entity, type Field } from "./description.ts"
import { type Language } from "./words.ts"

/** A field together with where it stands in its entry: `phone`, or `privacy.visibility`. */
export interface PlacedField {
  readonly path: string
  readonly field: Exclude<Field, { kind: "section" | "sections" }>
}

/** The fields of an entity in their order, those of sections among them; lists are one field each. */
export function fieldsOf(entity: Entity, prefix = ""): readonly PlacedField[] {
  return Object.entries(entity.fields).flatMap(([name, field]) => {
    const path = `${prefix}${name}`
    if (field.kind === "section") return fieldsOf(field.entity, `${path}.`)
    if (field.kind !== "sections") return [{ path, field }]
    return field.keys.flatMap((key) => fieldsOf(field.entity, `${path}.${key}.`))
  })
}

/**
 * The field that a column of an imported file fills: its heading may be the field's label or
 * heading in either language, or its path. Undefined where no field, or more than one, is meant.
 */
export function fieldOfHeading(entity: Entity, heading: string): PlacedField | undefined {
  const wanted = comparable(heading)
  if (wanted === "") return undefined
  const meant = fieldsOf(entity).filter(({ path, field: { label, heading: column } }) =>
    [path, label.de, label.en, column.de, column.en].some((name) => comparable(name) === wanted),
  )
  return meant.length === 1 ? meant[0] : undefined
}

/** The word for the value of a choice; empty for none, the value itself for an unknown one. */
export function choiceWord(
  { choices }: ChoiceField,
  value: string | null | undefined,
  language: Language,
): string {
  return value ? (choices[value]?.[language] ?? value) : ""
}

/** The value that a word of either language means, or the value itself. */
export function choiceOfWord<K extends string>(field: ChoiceField<K>, word: string): K | undefined {
  const wanted = comparable(word)
  const values = Object.keys(field.choices) as K[]
  return values.find((value) =>
    [value, field.choices[value].de, field.choices[value].en].some(
      (name) => comparable(name) === wanted,
    ),
  )
}

/** Letters and digits only: spelling of headings differs in case, spaces and punctuation. */
function comparable(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
}
