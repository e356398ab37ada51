import {
  type Language,
  type Profile,
  PROFILES_OF_ROLE,
  redactContent,
} from "@tafelrunde/shared/content"
import { type Finding, findings, HIDDEN_NAME_RULE } from "@tafelrunde/shared/findings"
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
  /** Also what speaks against an export for these readers. */
  readonly profile?: Profile | undefined
}

/**
 * The findings of the whole content, without those about contacts that the role may not know of. Facilitators are
 * also told what no reader can show; viewers are not told where a hidden name stands, which would say whose it is.
 */
export async function findingsFor(
  { rooms }: Pick<BoardServices, "rooms">,
  { boardId, role, asOf, language, profile }: FindingsRequest,
): Promise<readonly Finding[] | "notAllowed"> {
  if (profile && !PROFILES_OF_ROLE[role].includes(profile)) return "notAllowed"
  const { content, flaws } = await readWholeContentWithFlaws(rooms, boardId)
  const all = findings(content, {
    asOf: asOf ?? today(),
    language: language ?? content.meta?.language ?? "de",
    flaws: role === "facilitator" ? flaws : [],
    ...(profile && { profile }),
  })
  const shown = redactContent(content, PROFILES_OF_ROLE[role][0]).contacts ?? []
  const known = new Set(shown.map(({ id }) => id))
  return all.filter(
    ({ rule, entity, entityId }) =>
      (entity !== "contact" || known.has(entityId)) &&
      (rule !== HIDDEN_NAME_RULE || role !== "viewer"),
  )
}
