import {
  ApiError,
  type BoardSummary,
  enterBoard,
  readBoard,
  readBoardContent,
  readSettings,
} from "../api.ts"
import { type ListedInstitution, readTabIdentity } from "../join/identity.ts"
import { type Role, readRecentBoard, rememberBoard } from "../start/recent-boards.ts"
import { readStored, writeStored } from "../storage.ts"
import { forgetToken, keepToken, readToken } from "../token.ts"

const LICENSE_KEY_KEY = "tafelrunde.licenseKey"

/** All that is needed to let a person in. */
export interface BoardAccess {
  readonly boardId: string
  readonly token: string
  readonly role: Role
  readonly title: string
  readonly institutions: readonly ListedInstitution[]
  readonly licenseKey: string | undefined
  /** The server could not be asked: what is known is what this device remembers. */
  readonly offline: boolean
}

export type AccessResult =
  | { readonly kind: "ready"; readonly access: BoardAccess }
  | { readonly kind: "needsLink" }
  | {
      readonly kind: "problem"
      readonly status: number
      readonly offlineAccess?: BoardAccess
      /** Who this device was here, when the server says that this is over. */
      readonly formerRole?: Role
    }

/**
 * Who joined in this tab before needs no answer: the connection tells whatever has changed since, and the server need not be
 * there.
 */
export async function findAccess(boardId: string): Promise<AccessResult> {
  const known = readTabIdentity(boardId) && readKnownAccess(boardId)
  return known ? { kind: "ready", access: known } : readAccess(boardId)
}

function readKnownAccess(boardId: string): BoardAccess | undefined {
  const known = readRecentBoard(boardId)
  const token = readToken(boardId)
  // A link of another role may have been opened since.
  return known && known.token === token ? readOffline(boardId, token) : undefined
}

/** Asks the server who one is on this board; the link's token goes before what the device remembers. */
export async function readAccess(boardId: string): Promise<AccessResult> {
  const known = readRecentBoard(boardId)
  const shown = readToken(boardId) ?? known?.token
  if (!shown) return { kind: "needsLink" }
  try {
    const [summary, content, { token }, licenseKey] = await Promise.all([
      readBoard(boardId, shown),
      readBoardContent(boardId, shown),
      enterBoard(boardId, shown, known?.token),
      readLicenseKey(),
    ])
    keepToken(boardId, token)
    remember(summary, token)
    const { role, title } = summary
    const institutions = listInstitutions(content)
    return {
      kind: "ready",
      access: { boardId, token, role, title, institutions, licenseKey, offline: false },
    }
  } catch (problem) {
    const status = problem instanceof ApiError ? problem.status : 500
    if (status === 401) forgetToken(boardId)
    if (status === 0 || status >= 500) {
      const offlineAccess = readOffline(boardId, shown)
      return { kind: "problem", status, ...(offlineAccess && { offlineAccess }) }
    }
    return { kind: "problem", status, ...(known && { formerRole: known.role }) }
  }
}

async function readLicenseKey(): Promise<string | undefined> {
  const { tldrawLicenseKey } = await readSettings()
  writeStored("device", LICENSE_KEY_KEY, tldrawLicenseKey ?? undefined)
  return tldrawLicenseKey ?? undefined
}

function readStoredLicenseKey(): string | undefined {
  const stored = readStored("device", LICENSE_KEY_KEY)
  return typeof stored === "string" ? stored : undefined
}

function remember({ id, title, role }: BoardSummary, token: string): void {
  rememberBoard({ id, title, role, token, openedAt: new Date().toISOString() })
}

/** The own link was renewed while the board is open: from now on the new token is the way in. */
export function replaceToken(access: BoardAccess, token: string): BoardAccess {
  const { boardId, title, role } = access
  keepToken(boardId, token)
  rememberBoard({ id: boardId, title, role, token, openedAt: new Date().toISOString() })
  return { ...access, token }
}

function readOffline(boardId: string, token: string): BoardAccess | undefined {
  const known = readRecentBoard(boardId)
  if (!known) return undefined
  const { role, title } = known
  const stored = readStoredLicenseKey()
  return { boardId, token, role, title, institutions: [], licenseKey: stored, offline: true }
}

/** Only what the form needs; the server has validated the content. */
function listInstitutions(content: unknown): readonly ListedInstitution[] {
  const institutions: unknown =
    typeof content === "object" && content !== null && "institutions" in content
      ? content.institutions
      : []
  return Array.isArray(institutions)
    ? institutions.map(({ id, name, short }: ListedInstitution) => ({ id, name, short }))
    : []
}
