export {
  type Finding,
  type FindingEntity,
  type FindingsOptions,
  type Rule,
  type Severity,
} from "./findings/finding.ts"
export { findings, findingsWithoutContacts, RULES, SEVERITIES } from "./findings/findings.ts"
