import { type JSX } from "react"

import type { Board } from "../../board/board.ts"
import { useAccess, useBoardTitle } from "../../board/use-board.ts"
import { type FindingCounts } from "../../findings/finding-groups.ts"
import { FindingsCounts } from "../../findings/findings-counts.tsx"
import { appMessages } from "../../messages/app.ts"
import { binMessages } from "../../messages/bin.ts"
import { boardMessages } from "../../messages/board.ts"
import { detailsMessages } from "../../messages/details.ts"
import { facilitationMessages } from "../../messages/facilitation.ts"
import { useMessages } from "../../messages/language.ts"
import { versionsMessages } from "../../messages/versions.ts"
import { Button } from "../../ui/button.tsx"
import {
  BinIcon,
  CanvasIcon,
  ChevronIcon,
  DiagramsIcon,
  DownloadIcon,
  FindingsIcon,
  InformationIcon,
  HistoryIcon,
  KeyIcon,
  LettersIcon,
  LockIcon,
  MenuIcon,
  PaperIcon,
  ShareIcon,
  SpaceIcon,
  TableIcon,
  TrashIcon,
  UnlockIcon,
} from "../../ui/icons.tsx"
import { LanguageItems, LanguageSwitch } from "../../ui/language-switch.tsx"
import { MenuItem } from "../../ui/menu-list.tsx"
import { Menu } from "../../ui/menu.tsx"
import { PreferenceItems } from "../../ui/preferences/preference-items.tsx"
import { RoundTable } from "../../ui/round-table.tsx"
import { Segmented } from "../../ui/segmented.tsx"
import { FileItems } from "../export/file-items.tsx"
import { PeopleMenu } from "../people/people-menu.tsx"
import { RoundsItems } from "../rounds/rounds-items.tsx"
import { InstitutionLinksItem } from "../selfservice/institution-links-item.tsx"
import { WallItem } from "../wall/wall-item.tsx"
import { ConnectionLine } from "./connection-line.tsx"
import { toggleLock } from "./lock.ts"
import { useCompact } from "./use-narrow.ts"
import type { BoardView } from "./use-view.ts"

export type BarPanel =
  | "share"
  | "institutionLinks"
  | "wall"
  | "details"
  | "roles"
  | "bin"
  | "space"
  | "access"
  | "nextRound"
  | "delete"

export interface BoardBarProps {
  readonly board: Board
  readonly token: string
  readonly view: BoardView
  readonly onView: (view: BoardView) => void
  readonly findings: FindingCounts
  readonly findingsOpen: boolean
  readonly onFindings: () => void
  readonly onVersions: () => void
  readonly onCompare: () => void
  /** Opens a dialog about the board. */
  readonly onPanel: (panel: BarPanel) => void
  readonly onImport: (file: File) => void
}

/** The bar above both views: title, view, connection status, actions and people. */
export function BoardBar(props: BoardBarProps): JSX.Element {
  const messages = useMessages(boardMessages)
  const { home, untitled } = useMessages(appMessages)
  const title = useBoardTitle(props.board)
  const compact = useCompact()
  return (
    <header className="board-bar on-board" aria-label={messages.boardBar}>
      <a className="board-home" href="/" aria-label={home}>
        <RoundTable />
      </a>
      <h1 className="board-title" title={title}>
        {title || untitled}
      </h1>
      <ConnectionLine board={props.board} />
      <div className="board-views">
        <Segmented
          label={messages.views}
          value={props.view}
          onChange={props.onView}
          options={[
            { value: "canvas", label: messages.canvas, icon: <CanvasIcon /> },
            { value: "table", label: messages.table, icon: <TableIcon /> },
            { value: "diagrams", label: messages.diagrams, icon: <DiagramsIcon /> },
            { value: "paper", label: messages.paper, icon: <PaperIcon /> },
          ]}
        />
        <FindingsButton {...props} />
      </div>
      <div className="board-actions">
        {compact ? <CompactActions {...props} /> : <WideActions {...props} />}
      </div>
    </header>
  )
}

function FindingsButton({ findings, findingsOpen, onFindings }: BoardBarProps): JSX.Element {
  const messages = useMessages(boardMessages)
  return (
    <Button
      kind="quiet"
      className="findings-button"
      aria-expanded={findingsOpen}
      onClick={onFindings}
    >
      <FindingsIcon />
      <span className="findings-word">{messages.findings}</span>{" "}
      <FindingsCounts counts={findings} />
    </Button>
  )
}

function WideActions(props: BoardBarProps): JSX.Element {
  const messages = useMessages(boardMessages)
  const { role } = useAccess(props.board)
  return (
    <>
      <Menu
        className="export-menu"
        label={messages.exportMenu}
        button={
          <>
            <DownloadIcon /> {messages.exportMenu} <ChevronIcon />
          </>
        }
      >
        <FileItems board={props.board} onImport={props.onImport} />
      </Menu>
      {role === "facilitator" && (
        <>
          <Button kind="quiet" onClick={() => props.onPanel("share")}>
            <ShareIcon /> {messages.share}
          </Button>
          <LockButton board={props.board} />
        </>
      )}
      <PeopleMenu board={props.board} token={props.token} />
      <LanguageSwitch />
      <Menu label={messages.more} button={<MenuIcon />}>
        {role === "facilitator" && (
          <>
            <InstitutionLinksItem onLinks={() => props.onPanel("institutionLinks")} />
            <WallItem onWall={() => props.onPanel("wall")} />
            <DetailsItem onDetails={() => props.onPanel("details")} />
            <RolesItem onRoles={() => props.onPanel("roles")} />
            <WholeBoardItems {...props} />
            <hr className="menu-line" />
          </>
        )}
        <PreferenceItems />
      </Menu>
    </>
  )
}

function CompactActions(props: BoardBarProps): JSX.Element {
  const messages = useMessages(boardMessages)
  const { role } = useAccess(props.board)
  return (
    <>
      <PeopleMenu board={props.board} token={props.token} />
      <Menu label={messages.more} button={<MenuIcon />} className="more-menu">
        {role === "facilitator" && (
          <>
            <MenuItem onClick={() => props.onPanel("share")}>
              <ShareIcon /> {messages.share}
            </MenuItem>
            <InstitutionLinksItem onLinks={() => props.onPanel("institutionLinks")} />
            <LockItem board={props.board} />
            <WallItem onWall={() => props.onPanel("wall")} />
            <DetailsItem onDetails={() => props.onPanel("details")} />
            <RolesItem onRoles={() => props.onPanel("roles")} />
            <hr className="menu-line" />
          </>
        )}
        <LanguageItems />
        <PreferenceItems />
        <hr className="menu-line" />
        <FileItems board={props.board} onImport={props.onImport} />
        {role === "facilitator" && (
          <>
            <hr className="menu-line" />
            <WholeBoardItems {...props} />
          </>
        )}
      </Menu>
    </>
  )
}

/** What facilitators do with the board as a whole. */
function WholeBoardItems({ onVersions, onCompare, onPanel }: BoardBarProps): JSX.Element {
  return (
    <>
      <VersionsItem onVersions={onVersions} />
      <RoundsItems onCompare={onCompare} onNextRound={() => onPanel("nextRound")} />
      <BinItem onBin={() => onPanel("bin")} />
      <SpaceItem onSpace={() => onPanel("space")} />
      <AccessItem onAccess={() => onPanel("access")} />
      <DeleteItem onDelete={() => onPanel("delete")} />
    </>
  )
}

function LockButton({ board }: { board: Board }): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const { locked } = useAccess(board)
  return (
    <Button
      kind="quiet"
      title={locked ? messages.unlockBoard : messages.lockBoard}
      onClick={() => toggleLock(board, messages)}
    >
      {locked ? <UnlockIcon /> : <LockIcon />} {locked ? messages.unlock : messages.lock}
    </Button>
  )
}

function LockItem({ board }: { board: Board }): JSX.Element {
  const messages = useMessages(facilitationMessages)
  const { locked } = useAccess(board)
  return (
    <MenuItem onClick={() => toggleLock(board, messages)}>
      {locked ? <UnlockIcon /> : <LockIcon />} {locked ? messages.unlockBoard : messages.lockBoard}
    </MenuItem>
  )
}

function BinItem({ onBin }: { onBin: () => void }): JSX.Element {
  const messages = useMessages(binMessages)
  return (
    <MenuItem onClick={onBin}>
      <BinIcon /> {messages.menu}
    </MenuItem>
  )
}

function SpaceItem({ onSpace }: { onSpace: () => void }): JSX.Element {
  const messages = useMessages(facilitationMessages)
  return (
    <MenuItem onClick={onSpace}>
      <SpaceIcon /> {messages.spaceMenu}
    </MenuItem>
  )
}

function AccessItem({ onAccess }: { onAccess: () => void }): JSX.Element {
  const messages = useMessages(facilitationMessages)
  return (
    <MenuItem onClick={onAccess}>
      <KeyIcon /> {messages.accessMenu}
    </MenuItem>
  )
}

function DetailsItem({ onDetails }: { onDetails: () => void }): JSX.Element {
  const messages = useMessages(detailsMessages)
  return (
    <MenuItem onClick={onDetails}>
      <InformationIcon /> {messages.item}
    </MenuItem>
  )
}

function RolesItem({ onRoles }: { onRoles: () => void }): JSX.Element {
  const messages = useMessages(detailsMessages)
  return (
    <MenuItem onClick={onRoles}>
      <LettersIcon /> {messages.rolesItem}
    </MenuItem>
  )
}

function VersionsItem({ onVersions }: { onVersions: () => void }): JSX.Element {
  const messages = useMessages(versionsMessages)
  return (
    <MenuItem onClick={onVersions}>
      <HistoryIcon /> {messages.menu}
    </MenuItem>
  )
}

function DeleteItem({ onDelete }: { onDelete: () => void }): JSX.Element {
  const messages = useMessages(facilitationMessages)
  return (
    <MenuItem onClick={onDelete}>
      <TrashIcon /> {messages.deleteBoard}
    </MenuItem>
  )
}
