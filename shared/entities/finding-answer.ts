import { type Entity } from "./fields/description.ts"
import { date, id, line, prose, refs, required } from "./fields/vocabulary.ts"

/** Why something that a rule reports is so on purpose; it holds as long as the finding names the same institutions. */
export const findingAnswer = {
  one: { de: "Begründung", en: "Reason" },
  many: { de: "Begründungen", en: "Reasons" },
  max: 1_000,
  fields: {
    id: id(),
    finding: required(line("Befund", "Finding", { width: 64 })),
    reason: required(prose("Ist so gewollt, weil", "Intended, because", { width: 64 })),
    answeredOn: date("begründet am", "Reason given on"),
    institutionIds: refs("betrifft", "Concerns", { to: "institutions" }),
  },
} as const satisfies Entity
