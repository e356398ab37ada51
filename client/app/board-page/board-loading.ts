import { readBoardState } from "../api.ts"
import type * as wallRoute from "../wall/wall-route.tsx"
import type { BoardAccess } from "./board-access.ts"
import type * as boardPage from "./board-page.tsx"

/** The board page with Yjs; the views, including tldraw, are separate chunks. */
export function loadBoardPage(): Promise<typeof boardPage> {
  return import("./board-page.tsx")
}

/** The wall, likewise; its scenes with the canvas are a chunk of their own. */
export function loadWallPage(): Promise<typeof wallRoute> {
  return import("../wall/wall-route.tsx")
}

let fetched: { readonly token: string; readonly state: Promise<Uint8Array | undefined> } | undefined

/** Loads what the board will need while a person types a name; a failure shows when it is needed. */
export function prefetchBoard({ boardId, token }: BoardAccess): void {
  loadBoardPage()
    .then(({ prefetchViews }) => prefetchViews())
    .catch(quietly)
  if (fetched?.token === token) return
  // Where that fails, the connection brings the state as well.
  fetched = { token, state: readBoardState(boardId, token).catch(() => undefined) }
}

/** The board room's state if it was fetched ahead with this token; only once, because it gets old. */
export function takePrefetchedState(token: string): Promise<Uint8Array | undefined> | undefined {
  const state = fetched?.token === token ? fetched.state : undefined
  fetched = undefined
  return state
}

function quietly(): void {}
