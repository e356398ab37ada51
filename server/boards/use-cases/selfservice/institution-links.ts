import { type StoredBoard } from "../../../storage/storage.ts"
import { readHeading } from "../../board-content.ts"
import { type LinkAction, type ListedLink } from "../../institution-links.ts"
import { type BoardServices } from "../services.ts"

/** An institution of the board and its link; without one, what a link would tell is absent. */
export interface InstitutionWithLink {
  readonly institutionId: string
  readonly name: string
  readonly short: string
  readonly link: ListedLink | undefined
}

type Services = Pick<BoardServices, "rooms" | "institutionLinks" | "log">

interface ByFacilitator {
  readonly board: StoredBoard
  readonly token: string
}

/** Every institution of the board, in the board's order, with its link. */
export async function listInstitutionLinks(
  { rooms, institutionLinks }: Services,
  { board, token }: ByFacilitator,
): Promise<readonly InstitutionWithLink[]> {
  const { institutions } = await readHeading(rooms, board.id)
  const links = await institutionLinks.list(board, token)
  return institutions.map(({ id, name, short }) => ({
    institutionId: id,
    name,
    short,
    link: links.find(({ institutionId }) => institutionId === id),
  }))
}

interface LinkChange {
  readonly action: LinkAction
  /** Undefined: all that the board lists. */
  readonly institutionIds: readonly string[] | undefined
}

/** Makes, renews or ends links, and answers all. */
export async function changeInstitutionLinks(
  services: Services,
  facilitator: ByFacilitator,
  { action, institutionIds }: LinkChange,
): Promise<readonly InstitutionWithLink[] | "noSuchInstitution"> {
  const { rooms, institutionLinks, log } = services
  const { board, token } = facilitator
  const { institutions } = await readHeading(rooms, board.id)
  const listed = new Set(institutions.map(({ id }) => id))
  if (institutionIds?.some((id) => !listed.has(id))) return "noSuchInstitution"
  // An institution in the bin keeps its link, which would open again when it is brought back.
  const linked = action === "end" ? await institutionLinks.list(board, token) : []
  const all = new Set([...listed, ...linked.map(({ institutionId }) => institutionId)])
  const ids = institutionIds ?? [...all]
  await institutionLinks.change(board, { action, institutionIds: ids }, token)
  log.info("board.institutionLinksChanged", { board: board.id, action, count: ids.length })
  return listInstitutionLinks(services, facilitator)
}
