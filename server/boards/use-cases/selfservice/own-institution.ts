import {
  type BoardContent,
  type Language,
  parseBoardContent,
  type Problem,
} from "@tafelrunde/shared/content"
import { COLLECTIONS } from "@tafelrunde/shared/entities"
import { type BoardDocs, readContent } from "@tafelrunde/shared/model"
import {
  type AddedList,
  changeOwn,
  type ChangeRefusal,
  type OwnChange,
  ownContent,
  takesForeignId,
  writeOwn,
} from "@tafelrunde/shared/selfservice"

import { editBoardAs, readEditable } from "../../board-content.ts"
import { type LinkAdmission } from "../../institution-links.ts"
import { type BoardServices } from "../services.ts"
import { today } from "../today.ts"

/** What an institution sees of the board by its link; times are milliseconds since 1970. */
export interface OwnInstitution {
  readonly institutionId: string
  /** See `ownContent`. */
  readonly content: BoardContent
  /** Nobody but facilitators changes anything now. */
  readonly isLocked: boolean
  readonly confirmedAt: number | null
}

type Services = Pick<BoardServices, "rooms" | "institutionLinks" | "log">

/** The own part of the institution whose link was shown. */
export async function readOwnInstitution(
  { rooms, institutionLinks }: Services,
  { board, institutionId }: LinkAdmission,
): Promise<OwnInstitution | "institutionGone"> {
  const { content: whole, isLocked } = await readEditable(rooms, board.id)
  const content = ownContent(whole, institutionId)
  if (!content) return "institutionGone"
  const link = await institutionLinks.find(board.id, institutionId)
  return { institutionId, content, isLocked, confirmedAt: link?.confirmedAt ?? null }
}

export type OwnRefusal =
  | ChangeRefusal
  | "institutionGone"
  | "boardLocked"
  | "boardFull"
  | "storageUnavailable"
  | { readonly problems: readonly Problem[] }

interface Wanted {
  readonly change: OwnChange
  /** Of what is said about invalid values. */
  readonly language: Language
}

/** Changes what is the institution's own, for everybody at the board at once; the answer is its part as it stands then. */
export async function changeOwnInstitution(
  services: Services,
  link: LinkAdmission,
  { change, language }: Wanted,
): Promise<OwnInstitution | OwnRefusal> {
  const { rooms, institutionLinks, log } = services
  const { board, institutionId, key } = link
  if (!rooms.journal.isHealthy) return "storageUnavailable"
  const author = { role: "institution", seat: institutionId, token: key }
  const refusal = await editBoardAs(rooms, { boardId: board.id, author }, (docs) =>
    plan(docs, institutionId, { change, language }),
  )
  if (refusal) return refusal
  await institutionLinks.note(key, "changed")
  if (change.kind === "confirm" && change.whole) await institutionLinks.note(key, "confirmed")
  log.info("board.institutionAnswered", { board: board.id, kind: change.kind })
  return readOwnInstitution(services, link)
}

/** How the documents are to be changed, or why not. */
function plan(
  docs: Required<BoardDocs>,
  institutionId: string,
  { change, language }: Wanted,
): OwnRefusal | ((copies: Required<BoardDocs>) => void) {
  const whole = readContent(docs)
  const before = ownContent(whole, institutionId)
  if (!before) return "institutionGone"
  const changed = changeOwn(before, change, { institutionId, today: today() })
  if (typeof changed === "string") return changed
  // The same entry sent again is no new one.
  if (change.kind === "add" && changed !== before && isFull(whole, change.list)) return "full"
  const parsed = parseBoardContent(changed, language)
  if (!parsed.ok) return { problems: parsed.problems }
  const write = { institutionId, whole, after: changed }
  if (takesForeignId(docs, write)) return "notAllowed"
  return (copies) => writeOwn(copies, write)
}

/** Guards do not hold the server's own edits to the greatest number of entries, and readers leave out the rest. */
function isFull(whole: BoardContent, list: AddedList): boolean {
  return (whole[list]?.length ?? 0) >= COLLECTIONS[list].max
}
