import { type BoardView } from "@tafelrunde/shared/content"
import { type Diagram, type Drawing, FONT_SIZE } from "@tafelrunde/shared/diagrams"

import { type DocumentNode, type DocumentRow, type PageFormat, type TableNode } from "./node.ts"

/** Room for a figure in millimetres, beside the heading above and the caption below it. */
const ROOM: Readonly<Record<PageFormat, { readonly width: number; readonly height: number }>> = {
  a4: { width: 170, height: 215 },
  a4Landscape: { width: 265, height: 140 },
  a3Landscape: { width: 388, height: 225 },
}
const MILLIMETRES_A_POINT = 25.4 / 72
/** Text of this many points reads well; below the smallest a figure is left out. */
const GOOD_POINTS = 7.5
const SMALLEST_POINTS = 5
/** Text in a figure is never larger than that around it. */
const LARGEST_POINTS = 10

/** Points of the text when the drawing fills a page of this format. */
function pointsOn(page: PageFormat, drawing: Drawing): number {
  const scale = Math.min(ROOM[page].width / drawing.width, ROOM[page].height / drawing.height)
  return (scale * FONT_SIZE) / MILLIMETRES_A_POINT
}

/** The first of these pages on which the drawing reads well, else the largest. */
export function pageFor(
  drawing: Drawing,
  pages: readonly [PageFormat, ...PageFormat[]],
): PageFormat {
  const good = pages.find((page) => pointsOn(page, drawing) >= GOOD_POINTS)
  if (good) return good
  const [first] = pages
  const largest = pages.at(-1) ?? first
  return pointsOn(largest, drawing) >= SMALLEST_POINTS ? largest : first
}

/** The diagram as a figure for this page, or a sentence where it would be too small to read; then its text form. */
export function diagramNodes(
  diagram: Diagram,
  board: BoardView,
  page: PageFormat,
): readonly DocumentNode[] {
  const { drawing, title } = diagram
  const points = Math.min(LARGEST_POINTS, pointsOn(page, drawing))
  const figure: DocumentNode =
    points >= SMALLEST_POINTS
      ? {
          kind: "figure",
          caption: board.say({ de: `Schaubild: ${title}`, en: `Diagram: ${title}` }),
          alt: board.say({
            de: `Schaubild: ${title}. Der Inhalt steht in der Tabelle darunter.`,
            en: `Diagram: ${title}. The table below has its content.`,
          }),
          drawing,
          width: (drawing.width * points * MILLIMETRES_A_POINT) / FONT_SIZE,
        }
      : {
          kind: "paragraph",
          text: board.say({
            de: "Für ein lesbares Schaubild ist es zu viel; die Tabelle zeigt alles.",
            en: "It is too much for a readable diagram; the table shows everything.",
          }),
        }
  return [figure, textTable(diagram, board)]
}

/** Characters that a column is wide at least and at most. */
const [NARROWEST, WIDEST] = [6, 50]

function textTable({ textForm, title }: Diagram, board: BoardView): TableNode {
  const all = textForm.groups.flatMap(({ rows }) => rows)
  return {
    kind: "table",
    caption: board.say({ de: `${title} als Text`, en: `${title} as text` }),
    columns: textForm.columns.map((heading, column) => {
      const longest = Math.max(heading.length, ...all.map((row) => row[column]?.length ?? 0))
      return { heading, width: Math.min(WIDEST, Math.max(NARROWEST, longest)) }
    }),
    rows: textForm.groups.flatMap((group): DocumentRow[] => [
      { kind: "group", text: group.title },
      ...group.rows.map((row): DocumentRow => ({
        kind: "cells",
        cells: row.map((text) => ({ text })),
      })),
    ]),
    rowHeader: 0,
  }
}
