import { spokenNumber } from "@tafelrunde/shared/content"
import { diagramOf } from "@tafelrunde/shared/diagrams"
import { handover } from "@tafelrunde/shared/entities"

import { type Handover } from "../../../content/index.ts"
import { columnsOf } from "../../tables/columns.ts"
import { handoversTable } from "../../tables/handovers.ts"
import { type Paper } from "../../tables/paper.ts"
import { diagramNodes, pageFor } from "../from-diagram.ts"
import { tableNode } from "../from-table.ts"
import { type DocumentNode, type Fact, type PageFormat } from "../node.ts"

/** Section 5.1: who hands over to whom. */
export function network(paper: Paper): readonly DocumentNode[] {
  const { board } = paper
  if (board.handovers.length === 0) return []
  return diagramNodes(diagramOf("network", board), board, networkPage(paper))
}

/** The smallest page on which the network reads well. */
export function networkPage({ board }: Paper): PageFormat {
  if (board.handovers.length === 0) return "a4"
  return pageFor(diagramOf("network", board).drawing, ["a4", "a4Landscape", "a3Landscape"])
}

/** The columns of handovers on a page of the paper. */
export const HANDOVER_COLUMNS = [
  "number",
  "fromInstitutionId",
  "toInstitutionId",
  "trigger",
  "subject",
  "channel",
  "deadline",
  "feedback",
  "status",
]

export function handoverTable(paper: Paper): readonly DocumentNode[] {
  const { board } = paper
  return [
    tableNode(handoversTable(paper), board, {
      caption: board.say(handover.many),
      keys: HANDOVER_COLUMNS,
    }),
  ]
}

/** Section 5.3: every filled field of each handover. */
export function handoverProfiles(paper: Paper): readonly DocumentNode[] {
  const { board, language } = paper
  const columns = columnsOf<Handover>({ board, entity: handover, entryOf: (entry) => entry })
  const shown = columns.filled(board.handovers, ["title"])
  return board.handovers.flatMap((entry): DocumentNode[] => {
    const facts = shown.flatMap(({ heading, value }): Fact[] => {
      const text = value(entry)
      return text === null || text === undefined || text === ""
        ? []
        : [[heading[language], String(text)]]
    })
    const number = spokenNumber(board.handovers, entry.id)
    return [
      { kind: "heading", level: 3, text: `${number} ${entry.title}` },
      { kind: "facts", facts },
    ]
  })
}
