import "./board-page.css"
import {
  type JSX,
  lazy,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react"

import type { Board } from "../../board/board.ts"
import type { GoTo } from "../../board/go-to.ts"
import { useBoardTitle, useFollowedView } from "../../board/use-board.ts"
import { FindingsPanel } from "../../findings/findings-panel.tsx"
import { useFindingCounts } from "../../findings/use-listed-findings.ts"
import { boardMessages } from "../../messages/board.ts"
import { useMessages } from "../../messages/language.ts"
import { PrintedTable } from "../../table/printed-table.tsx"
import { DetailsDialog } from "../details/details-dialog.tsx"
import { ExportQuestion } from "../export/export-question.tsx"
import { MissingPicturesQuestion } from "../export/missing-pictures.tsx"
import { ImportDialog } from "../import/import-dialog.tsx"
import { useImport } from "../import/use-import.ts"
import { useDocumentTitle } from "../page.tsx"
import { FollowNotice } from "../people/follow-notice.tsx"
import { ShareDialog } from "../share/share-dialog.tsx"
import { SpaceDialog } from "../space/space-dialog.tsx"
import { useVersions } from "../versions/use-versions.ts"
import { VersionBar } from "../versions/version-bar.tsx"
import { VersionsDialogs } from "../versions/versions-dialogs.tsx"
import { MainView } from "../views/main-view.tsx"
import { OverwrittenNotice } from "../views/overwritten-notice.tsx"
import { useBulkDeletions } from "../views/use-bulk-deletions.ts"
import { GatheringNotice } from "../wall/gathering-notice.tsx"
import { BinDialog } from "./bin-dialog.tsx"
import { type BarPanel, BoardBar } from "./board-bar.tsx"
import { ConnectionNotice } from "./connection-line.tsx"
import { DeleteDialog } from "./delete-dialog.tsx"
import { EndedDialog } from "./ended-dialog.tsx"
import { LockNotice } from "./lock-notice.tsx"
import { RemovalNotice } from "./removal-notice.tsx"
import { RolesHelp } from "./roles-help.tsx"
import { usePendingPictures } from "./use-pending-pictures.ts"
import { useReverted } from "./use-reverted.ts"
import { type BoardView, useView } from "./use-view.ts"

export { openBoard } from "../../board/board.ts"
export { prefetchViews } from "../views/main-view.tsx"

const RolesDialog = lazy(async () => ({
  default: (await import("../roles/roles-dialog.tsx")).RolesDialog,
}))

const AccessDialog = lazy(async () => ({
  default: (await import("../access/access-dialog.tsx")).AccessDialog,
}))

const SteeringPanel = lazy(async () => ({
  default: (await import("../../wall/steering-panel.tsx")).SteeringPanel,
}))

const NextRoundDialog = lazy(async () => ({
  default: (await import("../rounds/next-round-dialog.tsx")).NextRoundDialog,
}))

const InstitutionLinksDialog = lazy(async () => ({
  default: (await import("../selfservice/institution-links-dialog.tsx")).InstitutionLinksDialog,
}))

interface BoardPageProps {
  readonly board: Board
  readonly token: string
  /** Opens the board again: from the server's state after a refusal, or with the new token after a renewal. */
  readonly onReopen: (token?: string) => void
}

type Panel = "findings" | BarPanel

/** The board: bar, one view of the shared model, findings beside it. */
export function BoardPage({ board, token, onReopen }: BoardPageProps): JSX.Element {
  const { view, show, goTo, setGoTo } = useShownView(board)
  const [panel, setPanel] = useState<Panel>()
  const close = (): void => setPanel(undefined)
  const importFlow = useImport(board, token)
  const versions = useVersions(board, token)
  const findings = useFindingCounts(board)
  const page = useFocusOnEntering()
  const main = useRef<HTMLElement>(null)
  useDocumentTitle(useBoardTitle(board))
  useAnnouncements(board, view)
  const toggleFindings = useCallback(
    () => setPanel((open) => (open === "findings" ? undefined : "findings")),
    [],
  )
  return (
    <div ref={page} tabIndex={-1} className="board-page" data-view={view}>
      <SkipLink view={view} onTable={() => show("table")} main={main} />
      <BoardBar
        board={board}
        token={token}
        view={view}
        onView={show}
        findings={findings}
        findingsOpen={panel === "findings"}
        onFindings={toggleFindings}
        onPanel={setPanel}
        onVersions={versions.list}
        onCompare={() => versions.compare()}
        onImport={(file) => void importFlow.choose(file)}
      />
      <ConnectionNotice board={board} view={view} />
      <LockNotice board={board} />
      <FollowNotice board={board} />
      <GatheringNotice board={board} view={view} setGoTo={setGoTo} />
      <VersionBar flow={versions} />
      <div className="board-body">
        <MainView
          key={versions.shown?.version.n}
          main={main}
          board={versions.shown?.board ?? board}
          view={view}
          goTo={goTo}
          onGoTo={setGoTo}
          onDetails={() => setPanel("details")}
          onFindings={() => setPanel("findings")}
        />
        <SidePanel panel={panel} board={board} setGoTo={setGoTo} onClose={close} />
      </div>
      <RemovalNotice board={board} />
      <OverwrittenNotice board={board} />
      <RolesHelp board={board} onChange={() => setPanel("roles")} />
      {view !== "paper" && <PrintedTable board={board} />}
      <PanelDialog panel={panel} board={board} token={token} onReopen={onReopen} onClose={close} />
      <ImportDialog flow={importFlow} board={board} token={token} />
      <ExportQuestions onContacts={() => setGoTo({ kind: "list", list: "contacts" })} />
      <VersionsDialogs flow={versions} board={board} token={token} />
    </div>
  )
}

interface SidePanelProps {
  readonly panel: Panel | undefined
  readonly board: Board
  readonly setGoTo: (goTo: GoTo) => void
  readonly onClose: () => void
}

/** What stands beside the view, and over it where there is no room. */
function SidePanel({ panel, board, setGoTo, onClose }: SidePanelProps): JSX.Element | null {
  if (panel === "wall") {
    return (
      <Suspense>
        <SteeringPanel board={board} onClose={onClose} />
      </Suspense>
    )
  }
  if (panel !== "findings") return null
  return (
    <FindingsPanel
      board={board}
      // A new object each time, so that the same finding can be shown again.
      onGoTo={(target) => setGoTo({ ...target })}
      onClose={() => {
        onClose()
        focusFindingsButton()
      }}
    />
  )
}

/** What is asked before a file is saved. */
function ExportQuestions({ onContacts }: { onContacts: () => void }): JSX.Element {
  return (
    <>
      <ExportQuestion onContacts={onContacts} />
      <MissingPicturesQuestion />
    </>
  )
}

function useAnnouncements(board: Board, view: BoardView): void {
  useReverted(board)
  useBulkDeletions(board, view)
  usePendingPictures(board)
}

interface PanelDialogProps extends BoardPageProps {
  readonly panel: Panel | undefined
  readonly onClose: () => void
}

/** The open dialog of the bar; about the board's end only where no other dialog is about that. */
function PanelDialog({
  panel,
  board,
  token,
  onReopen,
  onClose,
}: PanelDialogProps): JSX.Element | null {
  if (panel === "share") {
    return <ShareDialog board={board} token={token} onToken={onReopen} onClose={onClose} />
  }
  if (panel === "delete") return <DeleteDialog board={board} token={token} onClose={onClose} />
  return (
    <>
      <ContentDialog panel={panel} board={board} token={token} onClose={onClose} />
      <EndedDialog board={board} onReopen={() => onReopen()} />
    </>
  )
}

/** The open dialog about what is on the board, or about its access. */
function ContentDialog({
  panel,
  board,
  token,
  onClose,
}: Omit<PanelDialogProps, "onReopen">): JSX.Element | null {
  if (panel === "details") return <DetailsDialog board={board} onClose={onClose} />
  if (panel === "bin") return <BinDialog board={board} onClose={onClose} />
  if (panel === "space") return <SpaceDialog board={board} token={token} onClose={onClose} />
  return (
    <Suspense>
      {panel === "access" && <AccessDialog board={board} token={token} onClose={onClose} />}
      {panel === "institutionLinks" && (
        <InstitutionLinksDialog board={board} token={token} onClose={onClose} />
      )}
      {panel === "roles" && <RolesDialog board={board} onClose={onClose} />}
      {panel === "nextRound" && <NextRoundDialog board={board} token={token} onClose={onClose} />}
    </Suspense>
  )
}

function useShownView(board: Board): {
  view: BoardView
  show: (next: BoardView) => void
  goTo: GoTo | undefined
  setGoTo: (goTo: GoTo) => void
} {
  const [view, setView] = useView()
  const [goTo, setGoTo] = useState<GoTo>()
  const show = (next: BoardView): void => {
    setView(next)
    // Already shown; another view must not show it again.
    setGoTo(undefined)
  }
  useEffect(() => {
    // Nobody follows a projector.
    if (board.access.get().role !== "viewer") board.awareness.setLocalStateField("view", view)
  }, [board, view])
  const followed = useFollowedView(board)
  const before = useRef(followed)
  // Along with the followed person; whoever chooses another view goes their own way.
  useEffect(() => {
    const isNew = followed !== before.current
    before.current = followed
    if (isNew && followed && followed !== view) show(followed)
  })
  return {
    view,
    goTo,
    // Diagrams and paper show no single entry, and the canvas none of the lists: the table does.
    setGoTo: (target) => {
      if (view === "paper" || view === "diagrams" || isInList(target)) show("table")
      setGoTo(target)
    },
    show: (next) => {
      if (next !== followed) board.follow.set(undefined)
      show(next)
    },
  }
}

/** Whether the place stands in a list of the table view, and in no matrix. */
function isInList(target: GoTo): boolean {
  if (target.kind === "list") return true
  return target.kind === "entity" && target.entity !== "task" && target.entity !== "institution"
}

/** Restores the focus after the panel closes; on a phone, where showing a finding closes the panel, the view gets the focus. */
function focusFindingsButton(): void {
  document.querySelector<HTMLElement>(".findings-button")?.focus({ preventScroll: true })
}

/** The skip link, first in the tab order; from the canvas it leads to the table, its accessible equivalent. */
function SkipLink({
  view,
  onTable,
  main,
}: {
  view: BoardView
  onTable: () => void
  main: RefObject<HTMLElement | null>
}): JSX.Element {
  const messages = useMessages(boardMessages)
  return (
    <button
      type="button"
      className="skip-link"
      onClick={() => {
        if (view === "canvas") onTable()
        main.current?.focus()
      }}
    >
      {view === "canvas" ? messages.toTable : messages.toContent}
    </button>
  )
}

/** Focuses the page, so that the next Tab reaches the skip link and arrow keys do not scroll the removed form. */
function useFocusOnEntering(): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => page.current?.focus({ preventScroll: true }), [])
  return page
}
