import { type Language, type Profile } from "@tafelrunde/shared/content"
import {
  paperDocument,
  paperPageStyle,
  type PaperPieces,
  paperPieces,
} from "@tafelrunde/shared/paper"
import { useEffect, useState } from "react"

import {
  contactsIn,
  type ContentSource,
  onContentChange,
  readBoardWithFlaws,
  today,
} from "../board/content.ts"
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

/** Milliseconds between two readings of the whole board. */
const PAUSE_MS = 400
/** A large board is read less often, so that reading takes at most a tenth of the time. */
const SHARE = 10

/** The paper of this browser's board, live. */
export function usePaper(
  source: ContentSource,
  { profile, language }: { readonly profile: Profile; readonly language: Language },
): ShownPaper | undefined {
  const [paper, setPaper] = useState<ShownPaper>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let pause = PAUSE_MS
    const refresh = (): void => {
      timer = undefined
      const start = performance.now()
      setPaper(readPaper(source, { profile, language }))
      pause = Math.max(PAUSE_MS, SHARE * (performance.now() - start))
    }
    refresh()
    const stop = onContentChange(source, () => {
      timer ??= setTimeout(refresh, pause)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [source, profile, language])
  return paper
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
