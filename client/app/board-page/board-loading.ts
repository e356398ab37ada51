import type * as boardPage from "./board-page.tsx"

/** The board page with Yjs; the views, including tldraw, are separate chunks. */
export function loadBoardPage(): Promise<typeof boardPage> {
  return import("./board-page.tsx")
}

/** Preloads the board's chunks while a person types a name; errors appear when the board opens. */
export function prefetchBoard(): void {
  loadBoardPage()
    .then(({ prefetchViews }) => prefetchViews())
    .catch(quietly)
}

function quietly(): void {}
