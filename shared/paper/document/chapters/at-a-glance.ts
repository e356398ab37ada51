import { ASSIGNMENT_ROLES, cellRoleCodes } from "../../../content/index.ts"
import { type Paper } from "../../tables/paper.ts"
import { type Cell, type DocumentNode, type TableNode } from "../node.ts"
import { tasksByPhase } from "./responsibilities.ts"

/** Chapter 2: the chain of phases with the institutions that lead or deliver in each. */
export function atAGlance(paper: Paper): readonly DocumentNode[] {
  const { board } = paper
  const phases = tasksByPhase(paper)
  if (phases.length === 0) return []
  const houses = board.institutions.filter(({ id }) => board.ofInstitution(id).length > 0)
  const table: TableNode = {
    kind: "table",
    caption: board.say({
      de: "Prozesskette: stärkste Rolle jeder Institution in jeder Phase",
      en: "Process chain: the strongest role of each institution in each phase",
    }),
    columns: [
      { heading: board.say({ de: "Institution", en: "Institution" }), width: 16 },
      ...phases.map(({ title }) => ({ heading: title, width: 12, isCentred: true })),
    ],
    rows: houses.map(({ id }) => ({
      kind: "cells",
      cells: [
        { text: board.short(id), spoken: board.name(id) },
        ...phases.map(({ tasks }) => strongest(paper, id, new Set(tasks.map((task) => task.id)))),
      ],
    })),
    rowHeader: 0,
  }
  const chain: DocumentNode = {
    kind: "paragraph",
    text: phases.map(({ title }, index) => `${index + 1}. ${title}`).join("  →  "),
  }
  return [chain, table]
}

function strongest(
  { board, content, language }: Paper,
  institutionId: string,
  taskIds: ReadonlySet<string>,
): Cell {
  const roles = new Set(
    board
      .ofInstitution(institutionId)
      .filter(({ taskId }) => taskIds.has(taskId))
      .flatMap((cell) => cell.roles ?? []),
  )
  const role = ASSIGNMENT_ROLES.find((each) => roles.has(each))
  if (!role) {
    return { text: "–", spoken: board.say({ de: "keine Beteiligung", en: "not involved" }) }
  }
  return { text: cellRoleCodes(content.roleScheme, [role], language), role }
}
