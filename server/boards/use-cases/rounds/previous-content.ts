import { earlierShownNow } from "@tafelrunde/shared/comparison"
import { type BoardContent, PROFILES_OF_ROLE } from "@tafelrunde/shared/content"
import { type AccessRole } from "@tafelrunde/shared/protocol"

import { readWholeContent } from "../../board-content.ts"
import { type BoardServices } from "../services.ts"

/** A version's number, or `none`; default: the content of the board that this one was made from, if there is one. */
export type Since = number | "none" | undefined

/** The whole earlier content that the list of changes begins with; undefined for no list. */
export async function readSince(
  { versions }: Pick<BoardServices, "versions">,
  boardId: string,
  since: Since,
): Promise<BoardContent | "noSuchVersion" | undefined> {
  if (since === "none") return undefined
  const n = since ?? (await versions.findPreviousRound(boardId))
  if (n === undefined) return undefined
  return (await versions.read(boardId, n))?.content ?? "noSuchVersion"
}

/** The content of the board that this one was made from, with the contacts that the role may see now; or null. */
export async function previousRoundFor(
  services: Pick<BoardServices, "rooms" | "versions">,
  { boardId, role }: { readonly boardId: string; readonly role: AccessRole },
): Promise<BoardContent | null> {
  const previous = await readSince(services, boardId, undefined)
  if (previous === undefined || previous === "noSuchVersion") return null
  const now = await readWholeContent(services.rooms, boardId)
  return earlierShownNow(previous, now, PROFILES_OF_ROLE[role][0])
}
