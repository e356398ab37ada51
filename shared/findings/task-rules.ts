import { type BoardView, exampleFields } from "@tafelrunde/shared/content"
import { joined, numberWord } from "@tafelrunde/shared/content"

import { type Assignment, type AssignmentRole } from "../content/index.ts"
import { type RuleFinding, type Rule } from "./finding.ts"

/** More roles than this in one row raise the question whether all are needed. */
const MANY = 5

const withoutAccountable: Rule = {
  code: "TASK_WITHOUT_ACCOUNTABLE",
  severity: "error",
  entity: "task",
  check: (board) =>
    board.tasks
      .filter(({ id }) => !board.ofTask(id).some((cell) => board.holds(cell, "accountable")))
      .map(({ id }) => ({
        entityId: id,
        ...(!isBegun(board, id) && { severity: "open" as const }),
        message: board.say({
          de: `Aufgabe ${board.taskNumber(id)} hat keine Federführung (${board.letter("accountable")}).`,
          en: `Task ${board.taskNumber(id)} has no lead (${board.letter("accountable")}).`,
        }),
      })),
}

/** A task without any role is open; nothing is missing in it yet. */
function isBegun(board: BoardView, taskId: string): boolean {
  return board.ofTask(taskId).length > 0
}

const withMultipleAccountable: Rule = {
  code: "TASK_WITH_MULTIPLE_ACCOUNTABLE",
  severity: "error",
  entity: "task",
  check: (board) =>
    board.tasks.flatMap(({ id }): RuleFinding[] => {
      const leads = board.ofTask(id).filter(({ roles }) => roles?.includes("accountable"))
      const rivals = leads.filter((lead) =>
        leads.some((other) => other !== lead && inConflict(lead, other, board.asOf)),
      )
      if (rivals.length === 0) return []
      const institutionIds = rivals.map(({ institutionId }) => institutionId)
      const number = board.taskNumber(id)
      const count = numberWord(rivals.length, board.language)
      const names = joined(
        institutionIds.map((institutionId) => board.short(institutionId)),
        board.language,
      )
      const letter = board.letter("accountable")
      const message = board.say({
        de: `Aufgabe ${number} hat ${count} Federführungen (${letter}): ${names}.`,
        en: `Task ${number} has ${count} leads (${letter}): ${names}.`,
      })
      return [{ entityId: id, institutionIds, message }]
    }),
}

/**
 * Two leads of one task are in conflict unless each has a condition of its own or their periods of
 * validity do not overlap; days before `asOf` are ignored.
 */
function inConflict(one: Assignment, other: Assignment, asOf: string): boolean {
  const conditions = [one, other].map(({ condition }) => condition?.trim().toLowerCase() ?? "")
  const [a = "", b = ""] = conditions
  if (a !== "" && b !== "" && a !== b) return false
  const from = [one.validFrom, other.validFrom, asOf].map((date) => date || "").toSorted()
  const to = [one.validTo, other.validTo].map((date) => date || "9999-12-31").toSorted()
  return (from.at(-1) ?? "") <= (to[0] ?? "")
}

const withoutResponsible: Rule = {
  code: "TASK_WITHOUT_RESPONSIBLE",
  severity: "error",
  entity: "task",
  check: (board) =>
    board.tasks
      .filter(
        ({ id }) =>
          isBegun(board, id) && !board.ofTask(id).some((cell) => board.holds(cell, "responsible")),
      )
      .map(({ id }) => ({
        entityId: id,
        message: board.say({
          de: `Aufgabe ${board.taskNumber(id)} hat keine durchführende Institution (${board.letter("responsible")}).`,
          en: `Task ${board.taskNumber(id)} has no delivering institution (${board.letter("responsible")}).`,
        }),
      })),
}

const onlyInformed: Rule = {
  code: "TASK_ONLY_INFORMED",
  severity: "warning",
  entity: "task",
  check: (board) =>
    board.tasks
      .filter(({ id }) => {
        const cells = board.ofTask(id)
        return cells.length > 0 && cells.every(({ roles }) => isOnlyInformed(roles ?? []))
      })
      .map(({ id }) => ({
        entityId: id,
        institutionIds: board.ofTask(id).map(({ institutionId }) => institutionId),
        message: board.say({
          de: `Aufgabe ${board.taskNumber(id)}: Alle werden informiert (${board.letter("informed")}), niemand handelt.`,
          en: `Task ${board.taskNumber(id)}: everybody is informed (${board.letter("informed")}), nobody acts.`,
        }),
      })),
}

function isOnlyInformed(roles: readonly AssignmentRole[]): boolean {
  return roles.every((role) => role === "informed")
}

const withoutLegalBasis: Rule = {
  code: "ACCOUNTABLE_WITHOUT_LEGAL_BASIS",
  severity: "hint",
  entity: "task",
  check: (board) =>
    board.tasks
      .filter(
        ({ kind, legalBases }) => kind === "statutory" && !legalBases?.some((it) => it.trim()),
      )
      .map(({ id }) => ({
        entityId: id,
        ...(!isBegun(board, id) && { severity: "open" as const }),
        institutionIds: board
          .ofTask(id)
          .filter(({ roles }) => roles?.includes("accountable"))
          .map(({ institutionId }) => institutionId),
        message: board.say({
          de: `Pflichtaufgabe ${board.taskNumber(id)} nennt keine Rechtsgrundlage.`,
          en: `Statutory task ${board.taskNumber(id)} names no legal basis.`,
        }),
      })),
}

const tooManyConsulted: Rule = {
  code: "TOO_MANY_M",
  severity: "hint",
  entity: "task",
  check: (board) =>
    crowded(board, "consulted", (number, count) => ({
      de: `Aufgabe ${number}: ${count} Institutionen wirken mit (${board.letter("consulted")}). Müssen alle mitwirken?`,
      en: `Task ${number}: ${count} institutions contribute (${board.letter("consulted")}). Must all of them?`,
    })),
}

const tooManyInformed: Rule = {
  code: "TOO_MANY_I",
  severity: "hint",
  entity: "task",
  check: (board) =>
    crowded(board, "informed", (number, count) => ({
      de: `Aufgabe ${number}: ${count} Institutionen werden informiert (${board.letter("informed")}). Brauchen alle die Information?`,
      en: `Task ${number}: ${count} institutions are informed (${board.letter("informed")}). Do all of them need it?`,
    })),
}

function crowded(
  board: BoardView,
  role: AssignmentRole,
  words: (number: number, count: string) => { de: string; en: string },
): RuleFinding[] {
  return board.tasks.flatMap(({ id }) => {
    const institutionIds = board
      .ofTask(id)
      .filter(({ roles }) => roles?.includes(role))
      .map(({ institutionId }) => institutionId)
    if (institutionIds.length <= MANY) return []
    const count = numberWord(institutionIds.length, board.language)
    return [
      {
        entityId: id,
        institutionIds,
        message: board.say(words(board.taskNumber(id), count)),
      },
    ]
  })
}

/** Boards made from the template before 0.3 brought another region's statements into the paper. */
const withExampleText: Rule = {
  code: "EXAMPLE_TEXT",
  severity: "warning",
  entity: "task",
  check: (board) =>
    exampleFields({
      tasks: [...board.tasks],
      agreements: [...board.agreements],
      openQuestions: [...board.questions],
    }).map(({ taskId, field }) => ({
      entityId: taskId,
      message: board.say(
        field === "note"
          ? {
              de: `Die Anmerkung zu Aufgabe ${board.taskNumber(taskId)} stammt aus dem Beispiel Musterstadt.`,
              en: `The note on task ${board.taskNumber(taskId)} comes from the example Musterstadt.`,
            }
          : {
              de: `Die Rechtsgrundlage von Aufgabe ${board.taskNumber(taskId)} stammt aus dem Beispiel Musterstadt und ist erfunden.`,
              en: `The legal basis of task ${board.taskNumber(taskId)} comes from the example Musterstadt and is invented.`,
            },
      ),
    })),
}

export const TASK_RULES: readonly Rule[] = [
  withoutAccountable,
  withMultipleAccountable,
  withoutResponsible,
  onlyInformed,
  withoutLegalBasis,
  withExampleText,
  tooManyConsulted,
  tooManyInformed,
]
