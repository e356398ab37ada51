import { viewBoard } from "@tafelrunde/shared/content"
import { type Diagram, diagramOf, type DiagramKind } from "@tafelrunde/shared/diagrams"

import { type ContentSource, readBoardContent, today } from "../board/content.ts"
import { useReading } from "../board/use-reading.ts"
import { useLanguage } from "../messages/language.ts"

/** A diagram of this browser's board, live. */
export function useDiagram(source: ContentSource, kind: DiagramKind): Diagram {
  const { language } = useLanguage()
  return useReading(source, `${kind} ${language}`, () =>
    diagramOf(kind, viewBoard(readBoardContent(source), today(), language)),
  )
}
