import { type BoardContent } from "../../../content/index.ts"
import { type Paper, paperOf } from "../../tables/paper.ts"
import { type PaperOptions } from "../../tables/table.ts"
import { matrixTable } from "../chapters/responsibilities.ts"
import { agendaTable } from "./agenda.ts"
import { emptyMatrix } from "./empty-matrix.ts"
import { type Poster, type PosterSubject } from "./poster.ts"

type Sheet = Pick<Poster, "sheet" | "isLandscape" | "table">

const POSTERS: Readonly<Record<PosterSubject, (paper: Paper) => Sheet>> = {
  "matrix-a3": (paper) => ({ sheet: "a3", isLandscape: true, table: currentMatrix(paper) }),
  "matrix-a1": (paper) => ({ sheet: "a1", isLandscape: true, table: currentMatrix(paper) }),
  "empty-matrix-a3": (paper) => ({ sheet: "a3", isLandscape: true, table: emptyMatrix(paper) }),
  "empty-matrix-a1": (paper) => ({ sheet: "a1", isLandscape: true, table: emptyMatrix(paper) }),
  "agenda-a3": (paper) => ({ sheet: "a3", isLandscape: false, table: agendaTable(paper) }),
}

function currentMatrix(paper: Paper): Poster["table"] {
  return matrixTable(paper, paper.board.institutions)
}

export function isPoster(subject: string): subject is PosterSubject {
  return Object.hasOwn(POSTERS, subject)
}

export function posterOf(
  subject: PosterSubject,
  content: BoardContent,
  options: PaperOptions,
): Poster {
  const paper = paperOf(content, options)
  const { board, language, asOf } = paper
  const { title = "", region } = content.meta ?? {}
  const sheet = POSTERS[subject](paper)
  return {
    kind: "poster",
    language,
    day: asOf,
    ...sheet,
    title: sheet.table.caption,
    subtitle: [content.workshop?.title ?? title, content.workshop?.place]
      .filter(Boolean)
      .join(" · "),
    footer: [title, region, board.day(asOf)].filter(Boolean).join(" · "),
  }
}
