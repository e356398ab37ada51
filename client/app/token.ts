import { readStored, writeStored } from "./storage.ts"

const TOKEN_PATTERN = /^[A-Za-z0-9_.~-]{16,256}$/

/** The token of a link such as `/b/abc#t=…`; undefined without one. */
export function readTokenFromFragment(fragment: string): string | undefined {
  const token = new URLSearchParams(fragment.replace(/^#/, "")).get("t")
  return token !== null && TOKEN_PATTERN.test(token) ? token : undefined
}

/**
 * Removes the token from the address and stores it for this tab, because addresses are visible and get copied. True when
 * there was a token.
 */
export function rememberToken(): boolean {
  const [, page, boardId] = /^\/([bi])\/([A-Za-z0-9_-]+)/.exec(location.pathname) ?? []
  const token = readTokenFromFragment(location.hash)
  if (boardId && token) keepToken(page === "i" ? institutionKey(boardId) : boardId, token)
  if (location.hash.includes("t=")) {
    history.replaceState(history.state, "", location.pathname + location.search)
  }
  return boardId !== undefined && token !== undefined
}

/** In place of a board's id for the token of an institution's link, which opens no board. */
export function institutionKey(boardId: string): string {
  return `institution/${boardId}`
}

export function keepToken(boardId: string, token: string): void {
  writeStored("tab", key(boardId), token)
}

export function readToken(boardId: string): string | undefined {
  const token = readStored("tab", key(boardId))
  return typeof token === "string" ? token : undefined
}

export function forgetToken(boardId: string): void {
  writeStored("tab", key(boardId), undefined)
}

function key(boardId: string): string {
  return `tafelrunde.token.${boardId}`
}
