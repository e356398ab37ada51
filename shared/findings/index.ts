export {
  agreementLight,
  type AgreementLight,
  type AgreementState,
  type Light,
} from "./agreement-light.ts"
export { isOverdue } from "./agreement-rules.ts"
export { answerIdOf, isAnswerable, isUnansweredError } from "./answers.ts"
export {
  cellOfFinding,
  type Finding,
  type FindingEntity,
  type FindingsOptions,
  type Rule,
  type Severity,
} from "./finding.ts"
export { FLAW_RULES } from "./flaw-findings.ts"
export {
  CONTACT_RULE_CODES,
  FINDING_ENTITIES,
  findings,
  publicationErrors,
  RULES,
  SEVERITIES,
} from "./findings.ts"
export { HIDDEN_NAME_RULE } from "./hidden-names.ts"
