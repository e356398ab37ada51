import {
  type Agreement,
  cellRoleCodes,
  type Handover,
  legendLabels,
  schemeName,
  type Task,
} from "@tafelrunde/shared/content"
import { agreement, assignment, handover, task } from "@tafelrunde/shared/entities"

import { agreementsTable } from "../../tables/agreements.ts"
import { handoversTable } from "../../tables/handovers.ts"
import { type Paper } from "../../tables/paper.ts"
import { type Table } from "../../tables/table.ts"
import { AGREEMENT_COLUMNS } from "../chapters/arrangements.ts"
import { HANDOVER_COLUMNS } from "../chapters/handovers.ts"
import { tableNode } from "../from-table.ts"
import { type DocumentNode, type DocumentRow, type TableNode } from "../node.ts"

/** The tasks of an extract by phase: what these institutions do in them, and what others do. */
export function taskNodes(
  paper: Paper,
  tasks: readonly Task[],
  institutionIds: readonly string[],
): readonly DocumentNode[] {
  const { board, content, language } = paper
  if (tasks.length === 0) return []
  const rows = tasks.flatMap((each, at): DocumentRow[] => {
    const phase = board.phases.find(({ id }) => id === each.phaseId)
    const isFirst = tasks[at - 1]?.phaseId !== each.phaseId
    const group: DocumentRow[] = isFirst ? [{ kind: "group", text: board.title(phase) }] : []
    return [...group, taskRow(paper, each, institutionIds)]
  })
  const used = board.assignments.flatMap(({ roles }) => roles ?? [])
  const letters = legendLabels(content.roleScheme, used, language)
    .map(({ letter, word }) => `${letter} – ${word}`)
    .join(" · ")
  const table: TableNode = {
    kind: "table",
    caption: board.say(task.many),
    columns: [
      { heading: board.say(task.fields.number.heading), width: 6 },
      { heading: board.say(task.fields.title.heading), width: 44 },
      ...institutionIds.map((id) => ({
        heading: board.short(id),
        spoken: board.name(id),
        width: 8,
        isCentred: true,
      })),
      { heading: board.say(assignment.fields.condition.heading), width: 24 },
      { heading: board.say({ de: "Andere", en: "Others" }), width: 30 },
    ],
    rows,
    rowHeader: 1,
    legend: `${schemeName(content.roleScheme, language)}: ${letters}`,
  }
  return [table]
}

function taskRow(paper: Paper, each: Task, institutionIds: readonly string[]): DocumentRow {
  const { board, content, language } = paper
  const cells = board.ofTask(each.id)
  const own = institutionIds.map((id) => cells.find((cell) => cell.institutionId === id))
  const codes = (roles: (typeof cells)[number]["roles"]): string =>
    cellRoleCodes(content.roleScheme, roles ?? [], language)
  const others = cells
    .filter(({ institutionId }) => !institutionIds.includes(institutionId))
    .map(({ institutionId, roles }) => `${board.short(institutionId)}: ${codes(roles)}`)
  const conditions = own.flatMap((cell) => cell?.condition ?? [])
  const texts = [
    String(board.taskNumber(each.id)),
    board.title(each),
    ...own.map((cell) => codes(cell?.roles)),
    conditions.join("; "),
    others.join(", "),
  ]
  return { kind: "cells", cells: texts.map((text) => ({ text })) }
}

/** Handovers with the numbers of the whole paper; of a pair each direction has its own table, or says that it has none. */
export function handoverNodes(
  paper: Paper,
  ids: readonly string[],
  isShown: (entry: Handover) => boolean,
): readonly DocumentNode[] {
  const { board } = paper
  const [one, other] = ids
  if (one === undefined || other === undefined) {
    return handoverTable(paper, board.say(handover.many), isShown)
  }
  const directions = [
    [one, other],
    [other, one],
  ] as const
  return directions.flatMap(([from, to]): readonly DocumentNode[] => {
    const caption = board.say({
      de: `Von ${board.short(from)} an ${board.short(to)}`,
      en: `From ${board.short(from)} to ${board.short(to)}`,
    })
    const nodes = handoverTable(
      paper,
      caption,
      (each) => each.fromInstitutionId === from && each.toInstitutionId === to,
    )
    const nothing = board.say({ de: "keine Übergabe vereinbart", en: "no handover is arranged" })
    return nodes.length > 0 ? nodes : [{ kind: "paragraph", text: `${caption}: ${nothing}.` }]
  })
}

function handoverTable(
  paper: Paper,
  caption: string,
  isShown: (entry: Handover) => boolean,
): readonly DocumentNode[] {
  const { board } = paper
  const table = withRows(handoversTable(paper), board.handovers, isShown)
  return table.rows.length === 0
    ? []
    : [tableNode(table, board, { caption, keys: HANDOVER_COLUMNS })]
}

/** Agreements with the numbers of the whole paper. */
export function agreementNodes(
  paper: Paper,
  isShown: (entry: Agreement) => boolean,
): readonly DocumentNode[] {
  const { board } = paper
  const table = withRows(agreementsTable(paper), board.agreements, isShown)
  if (table.rows.length === 0) return []
  return [tableNode(table, board, { caption: board.say(agreement.many), keys: AGREEMENT_COLUMNS })]
}

/** The rows of the entries that are shown; a table has a row an entry, in their order. */
function withRows<T>(table: Table, entries: readonly T[], isShown: (entry: T) => boolean): Table {
  const rows = table.rows.filter((_, at) => {
    const entry = entries[at]
    return entry !== undefined && isShown(entry)
  })
  return { ...table, rows }
}
