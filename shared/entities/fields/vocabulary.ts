import {
  type ChoiceField,
  type ChoicesField,
  type DateField,
  type Entity,
  type Field,
  type FlagField,
  type IdField,
  type LinesField,
  type ListField,
  type OnDelete,
  type ReferenceTarget,
  type RefField,
  type RefsField,
  type SectionField,
  type SectionsField,
  type TextField,
  type TimeField,
  type WholeNumberField,
} from "./description.ts"
import { type Words } from "./words.ts"

interface Options {
  /** What tables call the field; without it as forms do. */
  readonly heading?: Words
  /** Width of its column in characters. */
  readonly width?: number
  readonly personal?: boolean
}

interface TextOptions extends Options {
  readonly max?: number
}

/** Longest texts in characters: validators, guard, readers and input fields hold them. */
export const LENGTHS = { short: 20, phone: 50, title: 300, sentences: 5_000 } as const

type Common = Pick<Field, "label" | "heading" | "required" | "width" | "personal">

function common(de: string, en: string, options: Options): Common {
  const label = { de, en }
  const { heading = label, width, personal = false } = options
  return { label, heading, required: false, width, personal }
}

/** Marks a field that content must have. */
export function required<F extends Field>(field: F): F & { readonly required: true } {
  return { ...field, required: true }
}

export function id(): IdField & { readonly required: true } {
  return required({ kind: "id", ...common("Kennung", "Id", {}) })
}

export function line(de: string, en: string, options: TextOptions = {}): TextField {
  return { kind: "line", max: options.max ?? LENGTHS.title, ...common(de, en, options) }
}

export function phone(de: string, en: string, options: Options = {}): TextField {
  return { kind: "phone", max: LENGTHS.phone, ...common(de, en, options) }
}

export function prose(de: string, en: string, options: TextOptions = {}): TextField {
  return { kind: "prose", max: options.max ?? LENGTHS.sentences, ...common(de, en, options) }
}

export function lines(de: string, en: string, options: TextOptions = {}): LinesField {
  return { kind: "lines", max: options.max ?? LENGTHS.title, ...common(de, en, options) }
}

export function date(de: string, en: string, options: Options = {}): DateField {
  return { kind: "date", ...common(de, en, options) }
}

export function time(de: string, en: string, options: Options = {}): TimeField {
  return { kind: "time", ...common(de, en, options) }
}

export function flag(de: string, en: string, options: Options = {}): FlagField {
  return { kind: "flag", ...common(de, en, options) }
}

export function wholeNumber(
  de: string,
  en: string,
  options: Options & { readonly positive?: boolean } = {},
): WholeNumberField {
  return { kind: "wholeNumber", positive: options.positive ?? false, ...common(de, en, options) }
}

interface ChoiceOptions<K extends string> extends Options {
  readonly choices: Readonly<Record<K, Words>>
  readonly initial?: NoInfer<K>
}

export function choice<K extends string>(
  de: string,
  en: string,
  options: ChoiceOptions<K>,
): ChoiceField<K> {
  const { initial } = options
  return { kind: "choice", choices: options.choices, initial, ...common(de, en, options) }
}

export function choices<K extends string>(
  de: string,
  en: string,
  options: Options & { readonly values: readonly K[] },
): ChoicesField<K> {
  return { kind: "choices", values: options.values, ...common(de, en, options) }
}

interface RefOptions extends Options {
  readonly to: ReferenceTarget
  readonly onDelete?: OnDelete
  readonly hidesWithTarget?: boolean
}

/** A reference to one entry. A required one needs `onDelete` `drop` or `first`. */
export function ref(de: string, en: string, options: RefOptions): RefField {
  const { to, onDelete = "clear", hidesWithTarget = false } = options
  return { kind: "ref", to, onDelete, hidesWithTarget, ...common(de, en, options) }
}

export function refs(
  de: string,
  en: string,
  options: Options & { readonly to: ReferenceTarget },
): RefsField {
  return { kind: "refs", to: options.to, ...common(de, en, options) }
}

export function section<E extends Entity>(entity: E): SectionField<E> {
  return { kind: "section", entity, ...common(entity.one.de, entity.one.en, {}) }
}

export function sections<K extends string, E extends Entity>(
  entity: E,
  keys: readonly K[],
): SectionsField<K, E> {
  return { kind: "sections", keys, entity, ...common(entity.many.de, entity.many.en, {}) }
}

export function list<E extends Entity>(entity: E): ListField<E> {
  return { kind: "list", entity, ...common(entity.many.de, entity.many.en, {}) }
}
