import { type JSX, useEffect, useRef, useState } from "react"
import {
  DefaultContextMenu,
  DefaultContextMenuContent,
  DefaultHelperButtons,
  DefaultKeyboardShortcutsDialog,
  DefaultKeyboardShortcutsDialogContent,
  DefaultMainMenu,
  DefaultPageMenu,
  EditSubmenu,
  ExportFileContentSubMenu,
  KeyboardShortcutsMenuItem,
  type TLComponents,
  TldrawOverlays,
  TldrawUiMenuActionCheckboxItem,
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  TldrawUiMenuItem,
  TldrawUiMenuSubmenu,
  TldrawUiMenuToolItem,
  ToggleEdgeScrollingItem,
  ToggleFocusModeItem,
  ToggleGridItem,
  ToggleReduceMotionItem,
  ToggleSnapModeItem,
  ToggleToolLockItem,
  ToggleWrapModeItem,
  type TLUiContextMenuProps,
  type TLUiKeyboardShortcutsDialogProps,
  ViewSubmenu,
  useEditor,
  useValue,
} from "tldraw"

import { AreaMenu } from "../camera/area-menu.tsx"
import { selectedEntry } from "../cards/selected-entry.ts"
import { TurnIntoMenu } from "../cards/turn-into-menu.tsx"
import { DiagramMenu } from "../diagrams/diagram-menu.tsx"
import { hasSingleKeys } from "../keyboard/single-keys.ts"
import { NoteMarks } from "../notes/note-marks.tsx"
import { NoteSeats } from "../notes/note-seats.tsx"
import { PromoteMenu } from "../notes/promote-menu.tsx"
import { cursorsShown, PersonCursors } from "../presence/person-cursors.tsx"
import { ProtectionSigns } from "../protection/protection-signs.tsx"
import {
  isSelectionProtected,
  mayProtect,
  toggleProtection,
} from "../protection/toggle-protection.ts"
import { openEntry } from "../shapes/canvas-model.ts"
import { CanvasBroken } from "./canvas-broken.tsx"
import { CanvasLoading } from "./canvas-loading.tsx"
import { ShapeIndicators } from "./shape-indicators.tsx"
import { StylePanel } from "./style-panel.tsx"
import { Toasts } from "./toasts.tsx"
import { Toolbar } from "./toolbar.tsx"

function CursorsItem(): JSX.Element {
  return (
    <TldrawUiMenuActionCheckboxItem actionId="toggle-cursors" checked={useValue(cursorsShown)} />
  )
}

function SingleKeysItem(): JSX.Element {
  return (
    <TldrawUiMenuActionCheckboxItem
      actionId="toggle-single-keys"
      checked={useValue(hasSingleKeys)}
    />
  )
}

/** Without tldraw's button to stop following: the page shows the followed person and a button above the canvas. */
function HelperButtons(): JSX.Element {
  const editor = useEditor()
  const isFollowing = useValue(
    "is following",
    () => editor.getInstanceState().followingUserId !== null,
    [editor],
  )
  return (
    <div className={isFollowing ? "canvas-helpers canvas-helpers-following" : "canvas-helpers"}>
      <DefaultHelperButtons />
    </div>
  )
}

function Overlays(): JSX.Element {
  return (
    <>
      <TldrawOverlays />
      <ProtectionSigns />
      <NoteMarks />
      <NoteSeats />
      <PersonCursors />
    </>
  )
}

/** Preferences without language and colour scheme, which the page controls. */
function MainMenu(): JSX.Element {
  return (
    <DefaultMainMenu>
      <TldrawUiMenuGroup id="basic">
        <EditSubmenu />
        <ViewSubmenu />
        <ExportFileContentSubMenu />
        <TldrawUiMenuToolItem toolId="card" />
        <DiagramMenu />
      </TldrawUiMenuGroup>
      <TldrawUiMenuGroup id="preferences">
        <TldrawUiMenuSubmenu id="preferences" label="menu.preferences">
          <TldrawUiMenuGroup id="preferences-actions">
            <CursorsItem />
            <SingleKeysItem />
            <ToggleSnapModeItem />
            <ToggleToolLockItem />
            <ToggleGridItem />
            <ToggleWrapModeItem />
            <ToggleFocusModeItem />
            <ToggleEdgeScrollingItem />
            <ToggleReduceMotionItem />
          </TldrawUiMenuGroup>
        </TldrawUiMenuSubmenu>
        <KeyboardShortcutsMenuItem />
      </TldrawUiMenuGroup>
    </DefaultMainMenu>
  )
}

function ContextMenu(props: TLUiContextMenuProps): JSX.Element {
  return (
    <DefaultContextMenu {...props}>
      <OpenItem />
      <PromoteMenu />
      <TurnIntoMenu />
      <ProtectionItem />
      <DefaultContextMenuContent />
    </DefaultContextMenu>
  )
}

/** For a card, or an arrow that is a handover. */
function OpenItem(): JSX.Element | null {
  const editor = useEditor()
  const entry = useValue("entry", () => selectedEntry(editor), [editor])
  if (!entry) return null
  return (
    <TldrawUiMenuGroup id="entry">
      <TldrawUiMenuItem
        id="open-entry"
        label="action.open-entry"
        readonlyOk
        onSelect={() => openEntry(editor, entry)}
      />
    </TldrawUiMenuGroup>
  )
}

/** For facilitators with a selection. */
function ProtectionItem(): JSX.Element | null {
  const editor = useEditor()
  const isOffered = useValue(
    "can protect",
    () => mayProtect(editor) && editor.getSelectedShapeIds().length > 0,
    [editor],
  )
  const isProtected = useValue("is protected", () => isSelectionProtected(editor), [editor])
  if (!isOffered) return null
  return (
    <TldrawUiMenuGroup id="protection">
      <TldrawUiMenuItem
        id="toggle-protection"
        label={isProtected ? "action.unprotect" : "action.protect"}
        kbd="shift+p"
        onSelect={() => toggleProtection(editor)}
      />
    </TldrawUiMenuGroup>
  )
}

/** The list of areas stands beside the pages, where it is on every screen. */
function PageMenu(): JSX.Element {
  const [isMounted, setIsMounted] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setIsMounted(true))
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <>
      {/* Begun anew once the editor shows names in the interface's language: it has remembered those before. */}
      <DefaultPageMenu key={String(isMounted)} />
      <AreaMenu />
    </>
  )
}

function KeyboardShortcutsDialog(props: TLUiKeyboardShortcutsDialogProps): JSX.Element {
  const content = useRef<HTMLDivElement>(null)
  // Otherwise the focus would be on the button that closes the dialog, and the next space would press it.
  useEffect(() => content.current?.focus(), [])
  return (
    <DefaultKeyboardShortcutsDialog {...props}>
      <div ref={content} tabIndex={-1} className="canvas-shortcuts">
        <TldrawUiMenuGroup id="matrix" label="tool.matrix">
          <TldrawUiMenuToolItem toolId="matrix" />
          <TldrawUiMenuToolItem toolId="card" />
          <TldrawUiMenuActionItem actionId="toggle-protection" />
        </TldrawUiMenuGroup>
        <DefaultKeyboardShortcutsDialogContent />
      </div>
    </DefaultKeyboardShortcutsDialog>
  )
}

/** A constant, because tldraw would rebuild its interface for a new object. The board bar shows people and connection. */
export const components: TLComponents = {
  Toolbar,
  MainMenu,
  PageMenu,
  KeyboardShortcutsDialog,
  HelperButtons,
  ContextMenu,
  StylePanel,
  ShapeIndicators,
  CollaboratorCursor: null,
  CollaboratorHint: null,
  Overlays,
  Toasts,
  SharePanel: null,
  TopPanel: null,
  HelpMenu: null,
  DebugPanel: null,
  DebugMenu: null,
  ErrorFallback: CanvasBroken,
  LoadingScreen: CanvasLoading,
}
