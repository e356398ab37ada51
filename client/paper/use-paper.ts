import { type Language, type Profile } from "@tafelrunde/shared/content"
import {
  paperDocument,
  paperPageStyle,
  type PaperPieces,
  paperPieces,
} from "@tafelrunde/shared/paper"

import { contactsIn, type ContentSource, readBoardWithFlaws, today } from "../board/content.ts"
import { useReading } from "../board/use-reading.ts"
import { type MissingPieces, missingPieces } from "./missing.ts"

/** The paper as the page shows it. */
export interface ShownPaper {
  readonly pieces: PaperPieces
  /** CSS: paper sizes, and what stands in the margins of printed pages. */
  readonly pageStyle: string
  readonly missing: MissingPieces
}

/** Every anchor begins so, apart from those of the page around. */
const ANCHOR = "paper-"

/** The paper of this browser's board, live. */
export function usePaper(
  source: ContentSource,
  { profile, language }: { readonly profile: Profile; readonly language: Language },
): ShownPaper {
  return useReading(source, `${profile} ${language}`, () =>
    readPaper(source, { profile, language }),
  )
}

/** The paper as this browser's documents have it now. */
function readPaper(
  source: ContentSource,
  { profile, language }: { readonly profile: Profile; readonly language: Language },
): ShownPaper {
  const { content, flaws } = readBoardWithFlaws(source)
  const contacts = contactsIn(source)
  const asOf = content.meta?.asOf ?? today()
  const paper = paperDocument(content, { profile, language, contacts, asOf, flaws })
  return {
    pieces: paperPieces(paper, ANCHOR),
    pageStyle: paperPageStyle(paper),
    missing: missingPieces(content, { language, contacts }),
  }
}
