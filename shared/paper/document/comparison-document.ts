import { changesInWords, compareContent } from "@tafelrunde/shared/comparison"
import { viewBoard } from "@tafelrunde/shared/content"

import { type BoardContent, type Language } from "../../content/index.ts"
import { changeRows, tableOfChanges } from "./chapters/changes.ts"
import { PAGE_WORDS } from "./framing.ts"
import { type DocumentNode, type PaperDocument } from "./node.ts"

/** One of two states that are compared. */
export interface ComparedState {
  readonly content: BoardContent
  /** What people call it. */
  readonly name: string
}

/**
 * What is different between two states of a board, or between two boards, as a document of its own. It names contacts
 * as the contents do, so pass it only to those who may see both whole.
 */
export function comparisonDocument(
  earlier: ComparedState,
  later: ComparedState,
  { language, day }: { readonly language: Language; readonly day: string },
): PaperDocument {
  const board = viewBoard(later.content, day, language)
  const sections = changesInWords(compareContent(earlier.content, later.content), language)
  const rows = changeRows(sections, board)
  const title = board.say({ de: "Vergleich", en: "Comparison" })
  const nothing = board.say({
    de: "Im Inhalt gibt es keinen Unterschied.",
    en: "There is no difference in content.",
  })
  const nodes: readonly DocumentNode[] = [
    {
      kind: "facts",
      facts: [
        [board.say({ de: "Früherer Stand", en: "Earlier state" }), stateText(earlier)],
        [board.say({ de: "Späterer Stand", en: "Later state" }), stateText(later)],
      ],
    },
    rows.length > 0 ? tableOfChanges(rows, board) : { kind: "paragraph", text: nothing },
  ]
  return {
    language,
    day,
    isShort: true,
    cover: { title, subtitle: later.content.meta?.title ?? "", facts: [], notice: "" },
    sections: [
      {
        id: "changes",
        number: "",
        title: board.say({ de: "Was anders ist", en: "What is different" }),
        page: "a4Landscape",
        nodes,
      },
    ],
    footer: [title, later.content.meta?.title, board.day(day)].filter(Boolean).join(" · "),
    draftMark: "",
    words: PAGE_WORDS[language],
  }
}

/** `Vorige Runde – Schnittstellenpapier Musterstadt`. */
function stateText({ content, name }: ComparedState): string {
  return [name, content.meta?.title].filter(Boolean).join(" – ")
}
