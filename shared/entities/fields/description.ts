import { type Words } from "./words.ts"

/** Where a reference can lead: lists whose entries have ids; `units` are those of all institutions. */
export type ReferenceTarget =
  | "phases"
  | "institutions"
  | "units"
  | "contacts"
  | "tasks"
  | "handovers"

interface Described {
  /** What forms call the field. */
  readonly label: Words
  /** What tables and exports call it, where that is another word. */
  readonly heading: Words
  readonly required: boolean
  /** Width of its column in characters; without it as the kind of column has it. */
  readonly width: number | undefined
  /** Personal data beyond contacts, which are personal as a whole: empty in the public profile. */
  readonly personal: boolean
}

/** An entry's own id, stable for ever. */
export interface IdField extends Described {
  readonly kind: "id"
}

/** `line` is one line; `phone` a telephone number; `prose` is sentences that two people can type in at once (Y.Text). */
export interface TextField extends Described {
  readonly kind: "line" | "phone" | "prose"
  /** Longest text in characters. */
  readonly max: number
}

/** A list of short texts; `max` is the length of one. */
export interface LinesField extends Described {
  readonly kind: "lines"
  readonly max: number
}

/** `YYYY-MM-DD`. */
export interface DateField extends Described {
  readonly kind: "date"
}

/** `HH:MM`. */
export interface TimeField extends Described {
  readonly kind: "time"
}

export interface FlagField extends Described {
  readonly kind: "flag"
}

export interface WholeNumberField extends Described {
  readonly kind: "wholeNumber"
  readonly positive: boolean
}

/** One of fixed values, with the word for each. */
export interface ChoiceField<K extends string = string> extends Described {
  readonly kind: "choice"
  readonly choices: Readonly<Record<K, Words>>
  /** What a new entry begins with. */
  readonly initial: K | undefined
}

/** A set of fixed values; their words are the role scheme's. */
export interface ChoicesField<K extends string = string> extends Described {
  readonly kind: "choices"
  readonly values: readonly K[]
}

/**
 * What becomes of an entry when the target of its reference is removed: the reference is cleared,
 * the entry is dropped too, or it moves to the first entry of the target's collection.
 */
export type OnDelete = "clear" | "drop" | "first"

export interface RefField extends Described {
  readonly kind: "ref"
  readonly to: ReferenceTarget
  readonly onDelete: OnDelete
  /** Whether a profile that hides the target hides this entry too; else the reference is cleared. */
  readonly hidesWithTarget: boolean
}

export interface RefsField extends Described {
  readonly kind: "refs"
  readonly to: ReferenceTarget
}

/** Fields of their own inside the entry, such as an address. */
export interface SectionField<E extends Entity = Entity> extends Described {
  readonly kind: "section"
  readonly entity: E
}

/** A section for each of fixed keys. */
export interface SectionsField<
  K extends string = string,
  E extends Entity = Entity,
> extends Described {
  readonly kind: "sections"
  readonly keys: readonly K[]
  readonly entity: E
}

/** Entries inside the entry, in their order, such as an institution's units. */
export interface ListField<E extends Entity = Entity> extends Described {
  readonly kind: "list"
  readonly entity: E
}

export type Field =
  | IdField
  | TextField
  | LinesField
  | DateField
  | TimeField
  | FlagField
  | WholeNumberField
  | ChoiceField
  | ChoicesField
  | RefField
  | RefsField
  | SectionField
  | SectionsField
  | ListField

export interface Entity {
  /** One entry in words; for a section of the board, its title. */
  readonly one: Words
  readonly many: Words
  /** Most entries in one list. */
  readonly max: number
  readonly fields: Readonly<Record<string, Field>>
}

type ValueOf<F> = F extends {
  readonly kind: "id" | "line" | "phone" | "prose" | "date" | "time" | "ref"
}
  ? string
  : F extends { readonly kind: "lines" | "refs" }
    ? string[]
    : F extends { readonly kind: "wholeNumber" }
      ? number
      : F extends { readonly kind: "flag" }
        ? boolean
        : F extends ChoiceField<infer K>
          ? K
          : F extends ChoicesField<infer K>
            ? K[]
            : F extends SectionField<infer E>
              ? EntryOf<E>
              : F extends SectionsField<infer K, infer E>
                ? { [key in K]?: EntryOf<E> }
                : F extends ListField<infer E>
                  ? EntryOf<E>[]
                  : never

type RequiredKeys<F> = {
  [K in keyof F]: F[K] extends { readonly required: true } ? K : never
}[keyof F]

type Flat<T> = { [K in keyof T]: T[K] }

/** The entry as JSON: described fields of their kinds, and any others. */
export type EntryOf<E extends Entity> = Flat<
  { [K in RequiredKeys<E["fields"]>]: ValueOf<E["fields"][K]> } & {
    [K in Exclude<keyof E["fields"], RequiredKeys<E["fields"]>>]?:
      | ValueOf<E["fields"][K]>
      | null
      | undefined
  } & { [field: string]: unknown }
>
