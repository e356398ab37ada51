import { useSyncExternalStore } from "react"

import { rememberToken } from "./token.ts"

export type Route =
  | { readonly page: "start" }
  | { readonly page: "join" }
  | { readonly page: "board"; readonly boardId: string }
  /** The board as a picture for a projector. */
  | { readonly page: "wall"; readonly boardId: string }
  /** What an institution fills in by its own link. */
  | { readonly page: "institution"; readonly boardId: string }
  | { readonly page: "unknown" }

const listeners = new Set<() => void>()
let current = parseRoute(location.pathname)
let moves = 0

export function parseRoute(path: string): Route {
  if (path === "/") return { page: "start" }
  if (path === "/join") return { page: "join" }
  const [, ofInstitution] = /^\/i\/([A-Za-z0-9_-]{1,64})\/?$/.exec(path) ?? []
  if (ofInstitution !== undefined) return { page: "institution", boardId: ofInstitution }
  const [, boardId, wall] = /^\/b\/([A-Za-z0-9_-]{1,64})(\/wall)?\/?$/.exec(path) ?? []
  if (boardId === undefined) return { page: "unknown" }
  return { page: wall === undefined ? "board" : "wall", boardId }
}

/** Navigates to another page without a reload. */
export function navigate(path: string): void {
  history.pushState(null, "", path)
  moved()
}

function moved(): void {
  moves += 1
  current = parseRoute(location.pathname)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Called once before the first render, because the token must not stay in the address bar. */
export function startRouting(): void {
  rememberToken()
  let shown = location.pathname
  for (const event of ["popstate", "hashchange"]) {
    window.addEventListener(event, () => {
      // A change of the fragment is no navigation, except for a board link pasted over the open board's address.
      const hasToken = rememberToken()
      if (!hasToken && location.pathname === shown) return
      shown = location.pathname
      moved()
    })
  }
  listeners.add(() => {
    shown = location.pathname
  })
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => current)
}

/** The number of navigations: 0 on the first page, where the browser sets the focus. */
export function routeMoves(): number {
  return moves
}
