import { ASSESSMENT } from "./assessment.ts"
import { type Entity } from "./fields/description.ts"
import { choice, choices, date, prose, ref, required } from "./fields/vocabulary.ts"

/** What an institution can do in a task; letters and words are the role scheme's. */
export const ASSIGNMENT_ROLES = [
  "accountable",
  "responsible",
  "consulted",
  "informed",
  "supports",
  "plans",
  "controls",
] as const
export type AssignmentRole = (typeof ASSIGNMENT_ROLES)[number]

/** A cell of the matrix: at most one entry for each task and institution. */
export const assignment = {
  one: { de: "Zuständigkeit", en: "Responsibility" },
  many: { de: "Zuständigkeiten", en: "Responsibilities" },
  max: 50_000,
  fields: {
    taskId: required(ref("Aufgabe", "Task", { to: "tasks", onDelete: "drop", width: 44 })),
    institutionId: required(
      ref("Institution", "Institution", { to: "institutions", onDelete: "drop", width: 36 }),
    ),
    unitId: ref("Organisationseinheit", "Unit", { to: "units", width: 30 }),
    roles: choices("Rollen", "Roles", { values: ASSIGNMENT_ROLES, width: 12 }),
    condition: prose("Bedingung", "Condition", { width: 24 }),
    validFrom: date("gültig ab", "valid from", { width: 12 }),
    validTo: date("gültig bis", "valid until", { width: 12 }),
    status: choice("Status", "Status", { choices: ASSESSMENT, initial: "draft", width: 12 }),
    note: prose("Anmerkung", "Note", { width: 40 }),
  },
} as const satisfies Entity
