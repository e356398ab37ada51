import type * as boardPage from "./board-page.tsx"

/** The board page with Yjs; the views, tldraw among them, are chunks of their own. */
export function loadBoardPage(): Promise<typeof boardPage> {
  return import("./board-page.tsx")
}

/** Loads what the board will need while a person types a name; a failure shows when it is needed. */
export function prefetchBoard(): void {
  loadBoardPage()
    .then(({ prefetchViews }) => prefetchViews())
    .catch(quietly)
}

function quietly(): void {}
