import { z } from "zod"

/** Longest text of one field, in characters; more is a pasted document, not a field. */
const MAX_TEXT_LENGTH = 20_000

const text = z.string().max(MAX_TEXT_LENGTH)
const id = z
  .string()
  .min(1)
  .max(200)
  .refine((value) => value !== "__proto__")
const texts = z.array(text).max(500)
const ids = z.array(id).max(2_000)
const date = z.iso.date()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const ASSIGNMENT_ROLES = [
  "accountable",
  "responsible",
  "consulted",
  "informed",
  "supports",
  "plans",
  "controls",
] as const
export const ROLE_SCHEME_IDS = ["demi", "raci", "rasci", "vmi", "verwaltung"] as const
const assessment = z.enum(["draft", "discussed", "agreed", "disputed"])

const phase = z.looseObject({ id, title: text, titleEn: text.nullish() })

const unit = z.looseObject({
  id,
  name: text,
  mailbox: text.nullish(),
  phone: text.nullish(),
  hours: text.nullish(),
})

const address = z.looseObject({
  street: text.nullish(),
  postalCode: text.nullish(),
  city: text.nullish(),
})

const institution = z.looseObject({
  id,
  name: text,
  short: text,
  type: text.nullish(),
  level: text.nullish(),
  legalSphere: texts.nullish(),
  address: address.nullish(),
  url: text.nullish(),
  mandate: text.nullish(),
  units: z.array(unit).max(100).nullish(),
})

const privacy = z.looseObject({
  basis: text.nullish(),
  visibility: z.enum(["internal", "network", "public", "mailboxOnly", "pending"]).nullish(),
  confirmedOn: date.nullish(),
  reviewBy: date.nullish(),
})

const contact = z.looseObject({
  id,
  institutionId: id,
  unitId: id.nullish(),
  title: text.nullish(),
  firstName: text.nullish(),
  lastName: text.nullish(),
  function: text.nullish(),
  phone: text.nullish(),
  email: text.nullish(),
  deputyForContactId: id.nullish(),
  decisionMaker: z.boolean().nullish(),
  privacy: privacy.nullish(),
  note: text.nullish(),
})

const goal = z.looseObject({
  id,
  text,
  indicator: text.nullish(),
  target: text.nullish(),
  taskIds: ids.nullish(),
})

const task = z.looseObject({
  id,
  number: z.int().nullish(),
  phaseId: id,
  title: text,
  titleEn: text.nullish(),
  kind: z.enum(["statutory", "voluntary", "project"]).nullish(),
  legalBases: texts.nullish(),
  status: assessment.nullish(),
  note: text.nullish(),
})

const assignment = z.looseObject({
  taskId: id,
  institutionId: id,
  unitId: id.nullish(),
  roles: z.array(z.enum(ASSIGNMENT_ROLES)).max(ASSIGNMENT_ROLES.length).nullish(),
  condition: text.nullish(),
  validFrom: date.nullish(),
  validTo: date.nullish(),
  status: assessment.nullish(),
  note: text.nullish(),
})

const handover = z.looseObject({
  id,
  fromInstitutionId: id,
  fromUnitId: id.nullish(),
  toInstitutionId: id,
  toUnitId: id.nullish(),
  title: text,
  trigger: text.nullish(),
  subject: text.nullish(),
  dataCategories: texts.nullish(),
  specialCategories: z.boolean().nullish(),
  legalBasis: texts.nullish(),
  consentRequired: z.boolean().nullish(),
  channel: text.nullish(),
  deadline: text.nullish(),
  feedback: text.nullish(),
  taskIds: ids.nullish(),
  status: assessment.nullish(),
})

const agreement = z.looseObject({
  id,
  title: text,
  text,
  ownerInstitutionId: id.nullish(),
  ownerContactId: id.nullish(),
  involvedInstitutionIds: ids.nullish(),
  agreedByInstitutionIds: ids.nullish(),
  decidedOn: date.nullish(),
  dueDate: date.nullish(),
  status: z.enum(["open", "inProgress", "done", "cancelled"]).nullish(),
  doneCriterion: text.nullish(),
  taskIds: ids.nullish(),
  handoverIds: ids.nullish(),
  reservation: text.nullish(),
  completedOn: date.nullish(),
})

const openQuestion = z.looseObject({
  id,
  text,
  raisedByInstitutionId: id.nullish(),
  addressedToInstitutionId: id.nullish(),
  taskIds: ids.nullish(),
  nextStep: text.nullish(),
  dueDate: date.nullish(),
  status: z.enum(["open", "inClarification", "parked", "answered"]).nullish(),
})

const abbreviation = z.looseObject({ short: text, long: text.nullish() })

const participant = z.looseObject({
  contactId: id.nullish(),
  name: text.nullish(),
  role: z.enum(["organiser", "facilitator", "scribe", "participant"]).nullish(),
  device: z.enum(["laptop", "tablet", "smartphone", "none"]).nullish(),
  attendance: z.enum(["present", "late", "absent"]).nullish(),
  arrivedAt: time.nullish(),
})

const workshop = z.looseObject({
  id,
  title: text,
  date: date.nullish(),
  start: time.nullish(),
  end: time.nullish(),
  place: text.nullish(),
  focus: text.nullish(),
  previousDate: date.nullish(),
  nextDate: date.nullish(),
  maxParticipants: z.int().positive().nullish(),
  participants: z.array(participant).max(500).nullish(),
})

const retention = z.looseObject({
  contactsReviewBy: date.nullish(),
  boardDeleteAfter: date.nullish(),
})

const meta = z.looseObject({
  title: text,
  subtitle: text.nullish(),
  region: text.nullish(),
  language: z.enum(["de", "en"]).nullish(),
  version: text.nullish(),
  status: z.enum(["draft", "agreed", "inForce", "superseded"]).nullish(),
  asOf: date.nullish(),
  validFrom: date.nullish(),
  reviewBy: date.nullish(),
  circulation: z.enum(["internal", "network", "public"]).nullish(),
  organiserInstitutionId: id.nullish(),
  editorContactId: id.nullish(),
  retention: retention.nullish(),
  disclaimer: text.nullish(),
})

const roleLabel = z.looseObject({ letter: text.nullish(), word: text.nullish() })

const roleScheme = z.looseObject({
  id: z.enum(ROLE_SCHEME_IDS).nullish(),
  labels: z.partialRecord(z.enum(ASSIGNMENT_ROLES), roleLabel).nullish(),
})

/**
 * The loss-free form of everything structured on a board (contract 1). Array order is the board's
 * order; `null` and absent fields are kept apart; unknown fields pass through.
 */
export const boardContentSchema = z.looseObject({
  schema: z.literal("tafelrunde/board-content"),
  version: z.literal(1),
  meta: meta.nullish(),
  workshop: workshop.nullish(),
  roleScheme: roleScheme.nullish(),
  phases: z.array(phase).max(100).nullish(),
  institutions: z.array(institution).max(200).nullish(),
  contacts: z.array(contact).max(2_000).nullish(),
  goals: z.array(goal).max(500).nullish(),
  tasks: z.array(task).max(1_000).nullish(),
  assignments: z.array(assignment).max(50_000).nullish(),
  handovers: z.array(handover).max(2_000).nullish(),
  agreements: z.array(agreement).max(2_000).nullish(),
  openQuestions: z.array(openQuestion).max(2_000).nullish(),
  abbreviations: z.array(abbreviation).max(1_000).nullish(),
})

export type BoardContent = z.infer<typeof boardContentSchema>
export type Meta = z.infer<typeof meta>
export type Workshop = z.infer<typeof workshop>
export type Participant = z.infer<typeof participant>
export type RoleScheme = z.infer<typeof roleScheme>
export type Phase = z.infer<typeof phase>
export type Institution = z.infer<typeof institution>
export type Unit = z.infer<typeof unit>
export type Contact = z.infer<typeof contact>
export type Goal = z.infer<typeof goal>
export type Task = z.infer<typeof task>
export type Assignment = z.infer<typeof assignment>
export type Handover = z.infer<typeof handover>
export type Agreement = z.infer<typeof agreement>
export type OpenQuestion = z.infer<typeof openQuestion>
export type Abbreviation = z.infer<typeof abbreviation>
export type AssignmentRole = (typeof ASSIGNMENT_ROLES)[number]
export type RoleSchemeId = (typeof ROLE_SCHEME_IDS)[number]
export type Language = "de" | "en"
/** Who a paper is for: decides which contacts it names (contract 4). */
export type Profile = "internal" | "network" | "public"

/** JSON Schema (draft 2020-12) of board content; published as `docs/board-content.schema.json`. */
export function boardContentJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(boardContentSchema, { io: "input", reused: "inline" })
}
