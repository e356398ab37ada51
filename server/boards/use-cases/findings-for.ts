import { type Language, PROFILES_OF_ROLE, redactContent } from "@tafelrunde/shared/content"
import { type Finding, findings } from "@tafelrunde/shared/findings"
import { type AccessRole } from "@tafelrunde/shared/protocol"

import { readWholeContentWithFlaws } from "../board-content.ts"
import { type BoardServices } from "./services.ts"
import { today } from "./today.ts"

interface FindingsRequest {
  readonly boardId: string
  readonly role: AccessRole
  /** Default: today. */
  readonly asOf?: string | undefined
  /** Default: the board's. */
  readonly language?: Language | undefined
}

/**
 * The findings of the whole content, without those about contacts that the role may not know of. Facilitators are
 * also told what no reader can show.
 */
export async function findingsFor(
  { rooms }: Pick<BoardServices, "rooms">,
  { boardId, role, asOf, language }: FindingsRequest,
): Promise<readonly Finding[]> {
  const { content, flaws } = await readWholeContentWithFlaws(rooms, boardId)
  const all = findings(content, {
    asOf: asOf ?? today(),
    language: language ?? content.meta?.language ?? "de",
    flaws: role === "facilitator" ? flaws : [],
  })
  const shown = redactContent(content, PROFILES_OF_ROLE[role][0]).contacts ?? []
  const known = new Set(shown.map(({ id }) => id))
  return all.filter(({ entity, entityId }) => entity !== "contact" || known.has(entityId))
}
