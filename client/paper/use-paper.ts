import { type BoardContent, type Language, type Profile } from "@tafelrunde/shared/content"
import {
  extractOf,
  paperDocument,
  paperPageStyle,
  type PaperPieces,
  paperPieces,
} from "@tafelrunde/shared/paper"

import { contactsIn, type ContentSource, readBoardWithFlaws, today } from "../board/content.ts"
import { useReading } from "../board/use-reading.ts"
import { type Since } from "./earlier-states.ts"
import { type MissingPieces, missingPieces } from "./missing.ts"

/** The paper as the page shows it. */
export interface ShownPaper {
  readonly pieces: PaperPieces
  /** CSS: paper sizes, and what stands in the margins of printed pages. */
  readonly pageStyle: string
  readonly missing: MissingPieces
  readonly institutions: readonly { readonly id: string; readonly name: string }[]
  /** Of the institutions that were asked for, those that the board still has. */
  readonly institutionIds: readonly string[]
}

interface PaperChoice {
  readonly profile: Profile
  readonly language: Language
  /** The institutions whose extract is shown; none: the whole paper. */
  readonly institutionIds: readonly string[]
  /** The earlier content that the list of changes begins with, and where it is from. */
  readonly previous: BoardContent | undefined
  readonly since: Since
}

/** Every anchor begins so, apart from those of the page around. */
const ANCHOR = "paper-"

/** The paper of this browser's board, live. */
export function usePaper(source: ContentSource, choice: PaperChoice): ShownPaper {
  const { institutionIds, language, previous, profile, since } = choice
  const key = JSON.stringify([profile, language, institutionIds, previous !== undefined, since])
  return useReading(source, key, () => readPaper(source, choice))
}

/** The paper as this browser's documents have it now. */
function readPaper(
  source: ContentSource,
  { institutionIds, language, previous, profile }: PaperChoice,
): ShownPaper {
  const { content, flaws } = readBoardWithFlaws(source)
  const contacts = contactsIn(source)
  const asOf = content.meta?.asOf ?? today()
  const options = { profile, language, contacts, asOf, flaws, ...(previous && { previous }) }
  const { institutions = [] } = content
  const known = institutionIds.filter((wanted) => institutions?.some(({ id }) => id === wanted))
  const paper =
    known.length > 0 ? extractOf(content, options, known) : paperDocument(content, options)
  return {
    pieces: paperPieces(paper, ANCHOR),
    pageStyle: paperPageStyle(paper),
    missing: missingPieces(content, { language, contacts }),
    institutions: (institutions ?? []).map(({ id, name, short }) => ({ id, name: name || short })),
    institutionIds: known,
  }
}
