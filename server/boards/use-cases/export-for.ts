import { type Language, type Profile, PROFILES_OF_ROLE } from "@tafelrunde/shared/content"
import { EXPORT_NAMES, type ExportedFile } from "@tafelrunde/shared/paper"
import { type AccessRole } from "@tafelrunde/shared/protocol"

import { type ExportRefusal } from "../../exports/exporter.ts"
import { encodeBoard } from "../board-content.ts"
import { ARCHIVE_NAME, exportArchive } from "./export-archive.ts"
import { type BoardServices } from "./services.ts"

export interface ExportRequest {
  readonly boardId: string
  readonly role: AccessRole
  /** As in `matrix.xlsx`. */
  readonly name: string
  /** Default: `network`, for viewers `public`. */
  readonly profile?: Profile | undefined
  /** Default: the board's. */
  readonly language?: Language | undefined
  /** Default: the content's own day. */
  readonly asOf?: string | undefined
}

/** The export that even the largest board can be saved with. */
const WITHOUT_TABLES = "board.json"

/** One export of a board as a file, if the role may have that profile. */
export async function exportFor(
  services: Pick<BoardServices, "rooms" | "assets" | "exporter">,
  request: ExportRequest,
): Promise<ExportedFile | "notAllowed" | "noSuchExport" | ExportRefusal> {
  const { boardId, role, name, language, asOf } = request
  const profile = request.profile ?? (role === "viewer" ? "public" : "network")
  if (!PROFILES_OF_ROLE[role].includes(profile)) return "notAllowed"
  if (name === ARCHIVE_NAME) return exportArchive(services, { ...request, profile })
  if (!EXPORT_NAMES.includes(name)) return "noSuchExport"
  const options = { profile, language, ...(asOf !== undefined && { asOf }) }
  return services.exporter.make({
    queue: `${boardId}/${role}`,
    read: async () => {
      const { documents, cells } = await encodeBoard(services.rooms, boardId)
      return { name, documents, cells: name === WITHOUT_TABLES ? 0 : cells, options }
    },
  })
}
