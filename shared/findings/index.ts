export { isOverdue } from "./agreement-rules.ts"
export {
  cellOfFinding,
  type Finding,
  type FindingEntity,
  type FindingsOptions,
  type Rule,
  type Severity,
} from "./finding.ts"
export { FINDING_ENTITIES, findings, RULES, SEVERITIES } from "./findings.ts"
