export {
  MAX_LINES,
  ASSIGNMENT_ROLES,
  boardContentJsonSchema,
  isValid,
  type Abbreviation,
  type Agreement,
  type Assignment,
  type AssignmentRole,
  type BoardContent,
  type Contact,
  type Goal,
  type Handover,
  type Institution,
  type Language,
  type Meta,
  type OpenQuestion,
  type Participant,
  type Phase,
  type Profile,
  type FindingAnswer,
  type RoleScheme,
  type RoleSchemeId,
  type Task,
  type Unit,
  type Words,
  type Workshop,
} from "./board-content.ts"
export { isOfKind, mendEntry, mendField, mendList, mendRoleScheme } from "./mend.ts"
export { cutText, type Flaw, type FlawReason, isReadable } from "./flaw.ts"
export { canonicalJson } from "./canonical-json.ts"
export { repairContent, repairReferences } from "./repair.ts"
export { jsonPath, parseBoardContent, type ParseResult } from "./parse.ts"
export { codeKey, institutionCode, MAX_CODE } from "./names/institution-code.ts"
export { nextRound, nextTitle, nextVersion } from "./next-round/next-round.ts"
export { PROFILES_OF_ROLE } from "./profile.ts"
export { redactContent, shownTo, type Shown } from "./redact.ts"
export { entriesOf, type Entry, mapEntries, type PlacedEntry } from "./entries.ts"
export { neededReferences, referencesOf, visibilityOf, type Problem } from "./references.ts"
export { restoreTask } from "./restore-task.ts"
export {
  cellRoleCodes,
  legendLabels,
  roleLabel,
  roleLabels,
  rolesOfLetter,
  schemeIdOf,
  schemeName,
  type ChosenScheme,
  type RoleLabel,
} from "./roles/role-scheme.ts"
export { mergedRoles, type MergedRoles } from "./roles/scheme-change.ts"
export { requestIssueText } from "./issue-texts.ts"
export { blankContent, templateContent, TEMPLATES, type Template } from "./templates.ts"
export { type BoardView, spokenNumber, viewBoard } from "./board-view.ts"
export { type ExampleField, exampleFields } from "./example-texts.ts"
export { taskTitleLines } from "./task-title.ts"
export { dayIn, isDay, joined, numberWord } from "./wording.ts"
