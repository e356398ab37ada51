import { type JSX, lazy, type RefObject, Suspense } from "react"

import type { Board } from "../../board/board.ts"
import type { GoTo } from "../../board/go-to.ts"
import type * as canvasView from "../../canvas/canvas-view.tsx"
import type * as diagramsView from "../../diagrams/diagrams-view.tsx"
import { boardMessages } from "../../messages/board.ts"
import { useMessages } from "../../messages/language.ts"
import type * as paperView from "../../paper/paper-view.tsx"
import type * as tableView from "../../table/table-view.tsx"
import { isPhone } from "../board-page/use-narrow.ts"
import type { BoardView } from "../board-page/use-view.ts"
import { ErrorBoundary } from "../error-boundary.tsx"
import { printFor, saveExport } from "../export/save-export.ts"
import { useEarlierStates } from "../versions/use-earlier-states.ts"

function loadCanvas(): Promise<typeof canvasView> {
  return import("../../canvas/canvas-view.tsx")
}
function loadTable(): Promise<typeof tableView> {
  return import("../../table/table-view.tsx")
}
function loadDiagrams(): Promise<typeof diagramsView> {
  return import("../../diagrams/diagrams-view.tsx")
}
function loadPaper(): Promise<typeof paperView> {
  return import("../../paper/paper-view.tsx")
}

const CanvasView = lazy(async () => ({ default: (await loadCanvas()).CanvasView }))
const TableView = lazy(async () => ({ default: (await loadTable()).TableView }))
const DiagramsView = lazy(async () => ({ default: (await loadDiagrams()).DiagramsView }))
const PaperView = lazy(async () => ({ default: (await loadPaper()).PaperView }))

/** The view that this device opens first. */
export async function prefetchViews(): Promise<void> {
  await (isPhone() ? loadTable() : loadCanvas())
}

interface MainViewProps {
  readonly main: RefObject<HTMLElement | null>
  readonly board: Board
  readonly view: BoardView
  readonly goTo: GoTo | undefined
  readonly onDetails: () => void
  readonly onFindings: () => void
  readonly onGoTo: (target: GoTo) => void
}

/** The chosen view of the board; each is loaded when somebody opens it. */
export function MainView(props: MainViewProps): JSX.Element {
  const { main, view } = props
  const messages = useMessages(boardMessages)
  return (
    <main ref={main} tabIndex={-1} className="board-main" aria-label={messages[view]}>
      <ErrorBoundary key={view}>
        <Suspense fallback={<p className="board-loading">{messages.loadingView}</p>}>
          <ChosenView {...props} />
        </Suspense>
      </ErrorBoundary>
    </main>
  )
}

function ChosenView({ board, view, goTo, ...on }: MainViewProps): JSX.Element {
  const earlierStates = useEarlierStates(board)
  switch (view) {
    case "canvas":
      return <CanvasView board={board} goTo={goTo} />
    case "table":
      return <TableView board={board} goTo={goTo} />
    case "diagrams":
      return <DiagramsView board={board} />
    case "paper":
      return (
        <PaperView
          board={board}
          earlierStates={earlierStates}
          actions={{
            onSave: (description, saved) => void saveExport(board, description, saved),
            onPrint: (profile, print) => void printFor(board, profile, print),
            onDetails: on.onDetails,
            onFindings: on.onFindings,
            onList: (list) => on.onGoTo({ kind: "list", list }),
          }}
        />
      )
  }
}
