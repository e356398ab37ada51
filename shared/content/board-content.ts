import {
  type abbreviation,
  type agreement,
  type assignment,
  type BoardContent,
  COLLECTIONS,
  type contact,
  type Entity,
  type EntryOf,
  type Field,
  type findingAnswer,
  type goal,
  type handover,
  type institution,
  type meta,
  type openQuestion,
  type participant,
  type phase,
  type roleScheme,
  SECTIONS,
  type task,
  type unit,
  type workshop,
} from "@tafelrunde/shared/entities"
import { z } from "zod"

export { ASSIGNMENT_ROLES, type AssignmentRole } from "@tafelrunde/shared/entities"
export { type BoardContent, type Language, type Words } from "@tafelrunde/shared/entities"

export type Meta = EntryOf<typeof meta>
export type Workshop = EntryOf<typeof workshop>
export type Participant = EntryOf<typeof participant>
export type RoleScheme = EntryOf<typeof roleScheme>
export type Phase = EntryOf<typeof phase>
export type Institution = EntryOf<typeof institution>
export type Unit = EntryOf<typeof unit>
export type Contact = EntryOf<typeof contact>
export type FindingAnswer = EntryOf<typeof findingAnswer>
export type Goal = EntryOf<typeof goal>
export type Task = EntryOf<typeof task>
export type Assignment = EntryOf<typeof assignment>
export type Handover = EntryOf<typeof handover>
export type Agreement = EntryOf<typeof agreement>
export type OpenQuestion = EntryOf<typeof openQuestion>
export type Abbreviation = EntryOf<typeof abbreviation>
export type RoleSchemeId = NonNullable<RoleScheme["id"]>
/** Who a paper is for: decides which contacts it names (contract 4). */
export type Profile = "internal" | "network" | "public"

/** Most texts, or references, in one field. */
export const MAX_LINES = 500
export const MAX_REFERENCES = 2_000

const id = z
  .string()
  .min(1)
  .max(200)
  .refine((value) => value !== "__proto__")

/** Kinds of fields whose values are the same everywhere. */
const SCHEMAS = {
  id,
  ref: id,
  refs: z.array(id).max(MAX_REFERENCES),
  date: z.iso.date(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  flag: z.boolean(),
}

const ENTRY_SCHEMAS = new WeakMap<Entity, z.ZodType>()

/** The validator of one entry. */
export function entrySchema(entity: Entity): z.ZodType {
  const known = ENTRY_SCHEMAS.get(entity)
  if (known) return known
  const fields = Object.entries(entity.fields).map(([name, field]) => [name, fieldSchema(field)])
  const schema = z.looseObject(Object.fromEntries(fields))
  ENTRY_SCHEMAS.set(entity, schema)
  return schema
}

const FIELD_SCHEMAS = new WeakMap<Field, z.ZodType>()

function fieldSchema(field: Field): z.ZodType {
  const known = FIELD_SCHEMAS.get(field)
  if (known) return known
  const value = valueSchema(field)
  const schema = field.required ? value : value.nullish()
  FIELD_SCHEMAS.set(field, schema)
  return schema
}

/** Whether the value, or its absence, is what the field describes. */
export function isValid(value: unknown, field: Field): boolean {
  return fieldSchema(field).safeParse(value).success
}

type PlainField = Extract<Field, { kind: keyof typeof SCHEMAS }>

function isPlain(field: Field): field is PlainField {
  return field.kind in SCHEMAS
}

function valueSchema(field: Field): z.ZodType {
  if (isPlain(field)) return SCHEMAS[field.kind]
  if ("max" in field) return textSchema(field)
  switch (field.kind) {
    case "wholeNumber":
      return field.positive ? z.int().positive() : z.int()
    case "choice":
      return z.enum(Object.keys(field.choices))
    case "choices":
      return z.array(z.enum(field.values)).max(field.values.length)
    case "section":
      return entrySchema(field.entity)
    case "sections":
      return z.partialRecord(z.enum(field.keys), entrySchema(field.entity))
    case "list":
      return z.array(entrySchema(field.entity)).max(field.entity.max)
  }
}

function textSchema({ kind, max }: Extract<Field, { max: number }>): z.ZodType {
  const text = z.string().max(max)
  return kind === "lines" ? z.array(text).max(MAX_LINES) : text
}

/** The validator of content that holds what these descriptions say. */
function contentSchema(
  sections: Readonly<Record<string, Entity>>,
  collections: Readonly<Record<string, Entity>>,
): z.ZodType<BoardContent> {
  const whole = z.looseObject({
    schema: z.literal("tafelrunde/board-content"),
    version: z.literal(1),
    ...mapped(sections, (entity) => entrySchema(entity).nullish()),
    ...mapped(collections, (entity) => z.array(entrySchema(entity)).max(entity.max).nullish()),
  })
  // The descriptions give the type; zod cannot infer it from a shape that is made from data.
  const schema: z.ZodType = whole
  return schema as z.ZodType<BoardContent>
}

function mapped(
  entities: Readonly<Record<string, Entity>>,
  schemaOf: (entity: Entity) => z.ZodType,
): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(entities).map(([name, entity]) => [name, schemaOf(entity)]),
  )
}

/** The validator that the descriptions in `shared/entities` give. */
export const boardContentSchema = contentSchema(SECTIONS, COLLECTIONS)

/** JSON Schema (draft 2020-12) of board content; published as `docs/board-content.schema.json`. */
export function boardContentJsonSchema(schema = boardContentSchema): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: "input", reused: "inline" })
}
