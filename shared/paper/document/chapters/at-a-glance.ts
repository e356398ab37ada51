import { diagramOf } from "@tafelrunde/shared/diagrams"

import { ASSIGNMENT_ROLES, cellRoleCodes } from "../../../content/index.ts"
import { type Paper } from "../../tables/paper.ts"
import { diagramNodes, pageFor } from "../from-diagram.ts"
import { type Cell, type DocumentNode, type PageFormat, type TableNode } from "../node.ts"
import { tasksByPhase } from "./responsibilities.ts"

/** Chapter 2: the chain of phases with their tasks and who leads, and the part of each institution in each phase. */
export function atAGlance(paper: Paper): readonly DocumentNode[] {
  const { board } = paper
  const phases = tasksByPhase(paper)
  if (phases.length === 0) return []
  const houses = board.institutions.filter(({ id }) => board.ofInstitution(id).length > 0)
  const table: TableNode = {
    kind: "table",
    caption: board.say({
      de: "Stärkste Rolle jeder Institution in jeder Phase",
      en: "The strongest role of each institution in each phase",
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
  return [...diagramNodes(diagramOf("chain", board), board, glancePage(paper)), table]
}

/** The smallest page on which the chain reads well. */
export function glancePage({ board }: Paper): PageFormat {
  return pageFor(diagramOf("chain", board).drawing, ["a4Landscape", "a3Landscape"])
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
