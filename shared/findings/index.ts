export { isOverdue } from "./agreement-rules.ts"
export {
  cellOfFinding,
  type Finding,
  type FindingEntity,
  type FindingsOptions,
  type Rule,
  type Severity,
} from "./finding.ts"
export { FLAW_RULES } from "./flaw-findings.ts"
export { FINDING_ENTITIES, findings, RULES, SEVERITIES } from "./findings.ts"
