import { type Language, type Profile, PROFILES_OF_ROLE } from "@tafelrunde/shared/content"
import { exportFile, type ExportedFile } from "@tafelrunde/shared/paper"
import { type AccessRole } from "@tafelrunde/shared/protocol"

import { readWholeContent } from "../board-content.ts"
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

/** One export of a board as a file, if the role may have that profile. */
export async function exportFor(
  services: Pick<BoardServices, "rooms" | "assets">,
  request: ExportRequest,
): Promise<ExportedFile | "notAllowed" | "noSuchExport"> {
  const { boardId, role, name, asOf } = request
  const profile = request.profile ?? (role === "viewer" ? "public" : "network")
  if (!PROFILES_OF_ROLE[role].includes(profile)) return "notAllowed"
  if (name === ARCHIVE_NAME) return exportArchive(services, { ...request, profile })
  const content = await readWholeContent(services.rooms, boardId)
  const language = request.language ?? content.meta?.language ?? "de"
  const options = asOf === undefined ? { profile, language } : { profile, language, asOf }
  return (await exportFile(name, content, options)) ?? "noSuchExport"
}
