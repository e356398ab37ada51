export { address, institution, unit } from "./institution.ts"
export { abbreviation } from "./abbreviation.ts"
export { agreement } from "./agreement.ts"
export { assignment, ASSIGNMENT_ROLES, type AssignmentRole } from "./assignment.ts"
export {
  type BoardContent,
  COLLECTIONS,
  type CollectionName,
  SECTIONS,
  type SectionName,
} from "./board.ts"
export { contact, privacy } from "./contact.ts"
export {
  type ChoiceField,
  type Entity,
  type EntryOf,
  type Field,
  type ListField,
  type ReferenceTarget,
} from "./fields/description.ts"
export { flag, LENGTHS, line, section } from "./fields/vocabulary.ts"
export { findingAnswer } from "./finding-answer.ts"
export { goal } from "./goal.ts"
export { handover } from "./handover.ts"
export {
  choiceOfWord,
  choiceWord,
  fieldOfHeading,
  fieldsOf,
  type PlacedField,
} from "./fields/headings.ts"
export { meta } from "./meta.ts"
export { openQuestion } from "./open-question.ts"
export { participant } from "./participant.ts"
export { phase } from "./phase.ts"
export { roleScheme } from "./role-scheme.ts"
export { task } from "./task.ts"
export { type Language, type Words } from "./fields/words.ts"
export { workshop } from "./workshop.ts"
