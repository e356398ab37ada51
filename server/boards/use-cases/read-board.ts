import { type BoardContent, PROFILES_OF_ROLE, redactContent } from "@tafelrunde/shared/content"
import { type AccessRole } from "@tafelrunde/shared/protocol"

import { type BoardHeading, readHeading, readState, readWholeContent } from "../board-content.ts"
import { type BoardServices } from "./services.ts"

type Services = Pick<BoardServices, "rooms">

/** What somebody needs to know of a board to join it. */
export function headingOf({ rooms }: Services, boardId: string): Promise<BoardHeading> {
  return readHeading(rooms, boardId)
}

/** The structured content with the contacts that the role may see. */
export async function contentFor(
  { rooms }: Services,
  { boardId, role }: { readonly boardId: string; readonly role: AccessRole },
): Promise<BoardContent> {
  return redactContent(await readWholeContent(rooms, boardId), PROFILES_OF_ROLE[role][0])
}

/** The board room as one Yjs update. */
export function stateOf({ rooms }: Services, boardId: string): Promise<Uint8Array> {
  return readState(rooms, boardId)
}
