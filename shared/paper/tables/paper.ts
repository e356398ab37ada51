import { type BoardView, viewBoard } from "@tafelrunde/shared/content"
import { type Finding } from "@tafelrunde/shared/findings"
import { findings } from "@tafelrunde/shared/findings"

import { type BoardContent, redactContent } from "../../content/index.ts"
import { withheldContacts, type WithheldContacts } from "./left-out.ts"
import { type PaperOptions } from "./table.ts"

/** The input of all tables of one paper: the content redacted for its profile. */
export interface Paper extends PaperOptions {
  readonly content: BoardContent
  readonly board: BoardView
  readonly findings: readonly Finding[]
  /** Contacts that the readers do not see; unknown where the content lacks contacts. */
  readonly withheld: WithheldContacts | undefined
}

/**
 * Findings are computed from the whole content, because otherwise a paper that hides a contact would
 * report it as missing. Findings about hidden contacts are left out, and outside of the internal profile those
 * about flaws of the board.
 */
export function paperOf(whole: BoardContent, options: PaperOptions): Paper {
  const { asOf, language, profile, contacts = "all", flaws = [] } = options
  const content = redactContent(whole, profile)
  const board = viewBoard(content, asOf, language)
  return {
    ...options,
    content,
    board,
    withheld: contacts === "all" ? withheldContacts(whole, profile) : undefined,
    findings: findings(whole, {
      asOf,
      language,
      contacts,
      flaws: profile === "internal" ? flaws : [],
    }).filter(({ entity, entityId }) => entity !== "contact" || board.contact(entityId)),
  }
}
