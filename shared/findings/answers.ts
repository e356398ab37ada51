import { type FindingAnswer } from "../content/index.ts"
import { type Finding } from "./finding.ts"
import { FLAW_RULES } from "./flaw-findings.ts"

/** Longest id of an entry. */
const MAX_ID = 200

/** Rules that are about a fault of the board itself, which nobody can want. */
const NEVER_INTENDED: ReadonlySet<string> = new Set([...FLAW_RULES, "EXAMPLE_TEXT"])

/** The id of the answer to a finding: one for each rule and entry. */
export function answerIdOf({ rule, entityId }: Pick<Finding, "rule" | "entityId">): string {
  return `${entityId}/${rule}`.slice(-MAX_ID)
}

/** Whether people can say that it is so on purpose. */
export function isAnswerable({ rule, severity }: Finding): boolean {
  return severity !== "open" && !NEVER_INTENDED.has(rule)
}

/** An error that nobody has said to be intended. */
export function isUnansweredError({ severity, answer }: Finding): boolean {
  return severity === "error" && answer === undefined
}

/**
 * Puts the answers to their findings. An answer stays stored while the finding is gone, and holds again when it
 * returns; it does not hold for a finding that names other institutions.
 */
export function withAnswers(
  found: readonly Finding[],
  answers: readonly FindingAnswer[],
): readonly Finding[] {
  const byId = new Map(answers.map((answer) => [answer.id, answer]))
  return found.map((finding) => {
    const answer = isAnswerable(finding) ? byId.get(answerIdOf(finding)) : undefined
    const reason = answer?.reason.trim()
    const holds = answer && isSame(finding.institutionIds, answer.institutionIds ?? [])
    return reason && holds ? { ...finding, answer: reason } : finding
  })
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  const names = new Set(one)
  return names.size === new Set(other).size && other.every((id) => names.has(id))
}
