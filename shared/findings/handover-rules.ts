import { type BoardView, spokenNumber } from "@tafelrunde/shared/content"
import { joined } from "@tafelrunde/shared/content"

import { type Handover, type Task } from "../content/index.ts"
import { type RuleFinding, type Rule } from "./finding.ts"

const incomplete: Rule = {
  code: "HANDOVER_INCOMPLETE",
  severity: "error",
  entity: "handover",
  check: (board) =>
    board.handovers.flatMap((handover) => {
      const { fromInstitutionId: from, toInstitutionId: to } = handover
      const missing = missingParts(board, handover)
      if (missing.length > 0) {
        const parts = joined(missing, board.language)
        const message = board.say({
          de: `${handoverName(board, handover)}: ${parts} ${missing.length === 1 ? "fehlt" : "fehlen"}.`,
          en: `${handoverName(board, handover)}: ${parts} ${missing.length === 1 ? "is" : "are"} missing.`,
        })
        return [{ ...placed(handover), message }]
      }
      if (from !== to) return []
      const message = board.say({
        de: `${handoverName(board, handover)}: ${board.short(from)} übergibt an sich selbst.`,
        en: `${handoverName(board, handover)}: ${board.short(from)} hands over to itself.`,
      })
      return [{ ...placed(handover), message }]
    }),
}

function missingParts(board: BoardView, handover: Handover): string[] {
  const parts = [
    [
      board.institution(handover.fromInstitutionId),
      { de: "abgebende Stelle", en: "the giving side" },
    ],
    [
      board.institution(handover.toInstitutionId),
      { de: "annehmende Stelle", en: "the receiving side" },
    ],
    [handover.trigger?.trim(), { de: "Anlass", en: "the trigger" }],
    [handover.channel?.trim(), { de: "Kanal", en: "the channel" }],
  ] as const
  return parts.filter(([value]) => !value).map(([, words]) => board.say(words))
}

const consentUndecided: Rule = {
  code: "HANDOVER_CONSENT_UNDECIDED",
  severity: "error",
  entity: "handover",
  check: (board) =>
    board.handovers
      .filter(({ consentRequired }) => typeof consentRequired !== "boolean")
      .map((handover) => ({
        ...placed(handover),
        message: board.say({
          de: `${handoverName(board, handover)}: Ob eine Einwilligung nötig ist, ist nicht entschieden.`,
          en: `${handoverName(board, handover)}: whether consent is needed has not been decided.`,
        }),
      })),
}

const disputed: Rule = {
  code: "HANDOVER_DISPUTED",
  severity: "warning",
  entity: "handover",
  check: (board) =>
    board.handovers
      .filter(({ status }) => status === "disputed")
      .map((handover) => ({
        ...placed(handover),
        message: board.say({
          de: `${handoverName(board, handover)} ist strittig.`,
          en: `${handoverName(board, handover)} is disputed.`,
        }),
      })),
}

const OPEN = /\b(klären|ungeklärt|offen|unklar|to be clarified|to clarify|unclear|open|tbd)\b/i

const legalBasisOpen: Rule = {
  code: "HANDOVER_LEGAL_BASIS_OPEN",
  severity: "warning",
  entity: "handover",
  check: (board) =>
    board.handovers
      .filter(({ legalBasis }) => {
        const bases = legalBasis?.filter((basis) => basis.trim()) ?? []
        return bases.length === 0 || bases.some((basis) => OPEN.test(basis))
      })
      .map((handover) => ({
        ...placed(handover),
        message: board.say({
          de: `${handoverName(board, handover)}: Die Rechtsgrundlage der Übermittlung ist offen.`,
          en: `${handoverName(board, handover)}: the legal basis of the transfer is open.`,
        }),
      })),
}

/**
 * The process of a phase consists of its tasks in board order, without those that no institution
 * delivers. Where two neighbouring tasks share no delivering institution, work passes from one
 * institution to another; the rule reports it when no handover joins the two sides in either direction.
 */
const gap: Rule = {
  code: "HANDOVER_GAP",
  severity: "warning",
  entity: "task",
  check: (board) =>
    [...Map.groupBy(board.tasks, ({ phaseId }) => phaseId).values()].flatMap((tasks) => {
      const delivered = tasks.filter(({ id }) => deliverers(board, id).length > 0)
      return delivered.flatMap((task, index) => {
        const next = delivered[index + 1]
        return next ? gapBetween(board, task, next) : []
      })
    }),
}

function gapBetween(board: BoardView, task: Task, next: Task): RuleFinding[] {
  const before = deliverers(board, task.id)
  const after = deliverers(board, next.id)
  if (before.some((id) => after.includes(id))) return []
  const joins = ({ fromInstitutionId: from, toInstitutionId: to }: Handover): boolean =>
    (before.includes(from) && after.includes(to)) || (after.includes(from) && before.includes(to))
  if (board.handovers.some(joins)) return []
  const side = (taskId: string, ids: readonly string[]): string =>
    `${board.taskNumber(taskId)} (${ids.map((id) => board.short(id)).join(", ")})`
  const message = board.say({
    de: `Von Aufgabe ${side(task.id, before)} zu Aufgabe ${side(next.id, after)} fehlt eine Schnittstelle.`,
    en: `No handover joins task ${side(task.id, before)} and task ${side(next.id, after)}.`,
  })
  return [{ entityId: task.id, institutionIds: [...before, ...after], message }]
}

function deliverers(board: BoardView, taskId: string): string[] {
  return board
    .ofTask(taskId)
    .filter((cell) => board.holds(cell, "responsible"))
    .map(({ institutionId }) => institutionId)
}

function placed(handover: Handover): { entityId: string; institutionIds: readonly string[] } {
  const { fromInstitutionId, toInstitutionId } = handover
  return {
    entityId: handover.id,
    institutionIds: [...new Set([fromInstitutionId, toInstitutionId])],
  }
}

function handoverName(board: BoardView, { id }: Handover): string {
  const number = spokenNumber(board.handovers, id)
  return board.say({ de: `Schnittstelle ${number}`, en: `Handover ${number}` })
}

export const HANDOVER_RULES: readonly Rule[] = [
  incomplete,
  consentUndecided,
  gap,
  disputed,
  legalBasisOpen,
]
