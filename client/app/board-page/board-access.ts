import { ApiError, type BoardSummary, enterBoard, readBoard, readSettings } from "../api.ts"
import { type ListedInstitution, readTabIdentity } from "../join/identity.ts"
import { type Role, readRecentBoard, rememberBoard } from "../start/recent-boards.ts"
import { readStored, writeStored } from "../storage.ts"
import { forgetToken, keepToken, readToken } from "../token.ts"

const LICENSE_KEY_KEY = "tafelrunde.licenseKey"

/** The data needed to open a board for a person. */
export interface BoardAccess {
  readonly boardId: string
  readonly token: string
  readonly role: Role
  readonly title: string
  readonly institutions: readonly ListedInstitution[]
  readonly licenseKey: string | undefined
  /** The server did not answer; the data are those that this device remembers. */
  readonly offline: boolean
}

export type AccessResult =
  | { readonly kind: "ready"; readonly access: BoardAccess }
  | { readonly kind: "needsLink" }
  | {
      readonly kind: "problem"
      readonly status: number
      readonly offlineAccess?: BoardAccess
      /** This device's former identity, when the server no longer accepts its token. */
      readonly formerRole?: Role
    }

/**
 * The identity of a person who has already joined in this tab. It needs no request: the connection reports later changes,
 * and the board opens without a server too.
 */
export async function findAccess(boardId: string): Promise<AccessResult> {
  const known = readTabIdentity(boardId) && readKnownAccess(boardId)
  return known ? { kind: "ready", access: known } : readAccess(boardId)
}

function readKnownAccess(boardId: string): BoardAccess | undefined {
  const known = readRecentBoard(boardId)
  const token = readToken(boardId)
  // The person may have opened a link with another role since.
  return known && known.token === token ? readOffline(boardId, token) : undefined
}

/** Requests the person's role from the server; the link's token takes precedence over the remembered one. */
export async function readAccess(boardId: string): Promise<AccessResult> {
  const known = readRecentBoard(boardId)
  const shown = readToken(boardId) ?? known?.token
  if (!shown) return { kind: "needsLink" }
  try {
    const [summary, { token }, licenseKey] = await Promise.all([
      readBoard(boardId, shown),
      enterBoard(boardId, shown, known ? { known: known.token } : {}),
      readLicenseKey(),
    ])
    keepToken(boardId, token)
    remember(summary, token)
    const { role, title, institutions } = summary
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

/** Stores the new token after a renewal of this person's own link. */
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
