import { type Language, type Profile } from "@tafelrunde/shared/content"
import { type Finding, publicationErrors } from "@tafelrunde/shared/findings"
import {
  defaultProfile,
  type ExportDescription,
  type ExportedFile,
  exportProfiles,
  findExport,
} from "@tafelrunde/shared/paper"
import { type AccessRole } from "@tafelrunde/shared/protocol"

import { type ExportRefusal } from "../../exports/exporter.ts"
import { encodeBoard, readWholeContent } from "../board-content.ts"
import { exportArchive } from "./export-archive.ts"
import { readSince, type Since } from "./rounds/previous-content.ts"
import { type BoardServices } from "./services.ts"
import { today } from "./today.ts"

export interface ExportRequest {
  readonly boardId: string
  readonly role: AccessRole
  /** As in `matrix.xlsx`. */
  readonly name: string
  /** Default: `network`, for viewers `public`. */
  readonly profile?: Profile | undefined
  /** Default: the board's. */
  readonly language?: Language | undefined
  /** Default: the content's own day, else today. */
  readonly asOf?: string | undefined
  /** What the paper's list of changes begins with; facilitators alone may name a version. */
  readonly since?: Since
  /** Of the paper: one institution, or two, that the file is an extract for. */
  readonly institutionIds?: readonly string[] | undefined
}

/** Why an export is refused, beside what the export process says. */
type Refusal = "notAllowed" | "noSuchExport" | "noSuchVersion" | "noSuchExtract"

/** A file for the public is made when every contact is confirmed: else which are not, without their names. */
export interface Unconfirmed {
  readonly unconfirmed: readonly Finding[]
}

async function unconfirmedIn(
  { rooms }: Pick<BoardServices, "rooms">,
  { boardId, language }: ExportRequest,
): Promise<readonly Finding[]> {
  const content = await readWholeContent(rooms, boardId)
  return publicationErrors(content, language ?? content.meta?.language ?? "de")
}

/** One export of a board as a file, if the role may have it in that profile. */
export async function exportFor(
  services: Pick<BoardServices, "rooms" | "assets" | "exporter" | "versions">,
  request: ExportRequest,
): Promise<ExportedFile | Refusal | ExportRefusal | Unconfirmed> {
  const { role, name, since } = request
  const profile = request.profile ?? defaultProfile(role)
  if (!exportProfiles(role).includes(profile)) return "notAllowed"
  const found = findExport(name)
  if (!found) return "noSuchExport"
  if (!found.roles.includes(role)) return "notAllowed"
  if (since !== undefined && role !== "facilitator") return "notAllowed"
  if (profile === "public") {
    const unconfirmed = await unconfirmedIn(services, request)
    if (unconfirmed.length > 0) return { unconfirmed }
  }
  if (found.subject === "archive") return exportArchive(services, { ...request, profile })
  return makeFile(services, { ...request, profile, found })
}

async function makeFile(
  services: Pick<BoardServices, "rooms" | "exporter" | "versions">,
  {
    boardId,
    role,
    name,
    profile,
    found,
    language,
    asOf,
    since,
    institutionIds = [],
  }: ExportRequest & { readonly profile: Profile; readonly found: ExportDescription },
): Promise<ExportedFile | Refusal | ExportRefusal> {
  const isPaper = found.subject === "paper"
  const extractFor = [...new Set(institutionIds)]
  if (!(await areKnown(services, boardId, extractFor))) return "noSuchExtract"
  const previous = isPaper ? await readSince(services, boardId, since) : undefined
  if (previous === "noSuchVersion") return previous
  const options = {
    profile,
    language,
    boardId,
    today: today(),
    ...(asOf !== undefined && { asOf }),
    ...(previous && { previous }),
    ...(isPaper && { institutionIds: extractFor }),
  }
  return services.exporter.make({
    queue: `${boardId}/${role}`,
    read: async () => {
      const { documents, cells } = await encodeBoard(services.rooms, boardId)
      // The content without tables can be saved of even the largest board.
      return { name, documents, cells: found.subject === "board" ? 0 : cells, options }
    },
  })
}

/** An extract is for one institution or for two. */
const MOST_INSTITUTIONS = 2

async function areKnown(
  { rooms }: Pick<BoardServices, "rooms">,
  boardId: string,
  institutionIds: readonly string[],
): Promise<boolean> {
  if (institutionIds.length === 0) return true
  if (institutionIds.length > MOST_INSTITUTIONS) return false
  const { institutions } = await readWholeContent(rooms, boardId)
  const known = new Set(institutions?.map(({ id }) => id))
  return institutionIds.every((id) => known.has(id))
}
