import { ApiError, type BoardSummary, readBoard, readBoardContent, readSettings } from "./api.ts"
import { type Role, readRecentBoard, rememberBoard } from "./recent-boards.ts"
import { forgetToken, keepToken, readToken } from "./token.ts"
import type { ListedInstitution } from "./visitor.ts"

/** All that is needed to let a person in. */
export type BoardAccess = {
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
  | { readonly kind: "problem"; readonly status: number; readonly offlineAccess?: BoardAccess }

/** Asks the server who one is on this board; the link's token goes before what the device remembers. */
export async function readAccess(boardId: string): Promise<AccessResult> {
  const token = readToken(boardId) ?? readRecentBoard(boardId)?.token
  if (!token) return { kind: "needsLink" }
  try {
    const [summary, content, licenseKey] = await Promise.all([
      readBoard(boardId, token),
      readBoardContent(boardId, token),
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
    const offlineAccess = status === 0 || status >= 500 ? readOffline(boardId, token) : undefined
    return { kind: "problem", status, ...(offlineAccess && { offlineAccess }) }
  }
}

async function readLicenseKey(): Promise<string | undefined> {
  return (await readSettings()).tldrawLicenseKey ?? undefined
}

function remember({ id, title, role }: BoardSummary, token: string): void {
  rememberBoard({ id, title, role, token, openedAt: new Date().toISOString() })
}

function readOffline(boardId: string, token: string): BoardAccess | undefined {
  const known = readRecentBoard(boardId)
  if (!known) return undefined
  const { role, title } = known
  return { boardId, token, role, title, institutions: [], licenseKey: undefined, offline: true }
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
