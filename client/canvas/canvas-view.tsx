import "tldraw/tldraw.css"
import "./canvas.css"
import { type JSX, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react"
import { type Editor, type TldrawOptions, Tldraw, useValue } from "tldraw"

import type { Board } from "../board/board.ts"
import type { GoTo } from "../board/go-to.ts"
import { useAccess } from "../board/use-board.ts"
import { canvasMessages } from "../messages/canvas.ts"
import { useLanguage, useMessages } from "../messages/language.ts"
import { rememberCamera } from "./camera/camera-memory.ts"
import { goToOnCanvas } from "./camera/go-to.ts"
import { type CanvasSession } from "./canvas-binding.ts"
import { arrowVisibility } from "./cards/arrow-visibility.ts"
import { ChooseCards } from "./cards/choose-cards.tsx"
import { ChooseRoles } from "./cards/choose-roles.tsx"
import { OpenedEntry } from "./cards/opened-entry.tsx"
import { assetUrls } from "./chrome/asset-urls.ts"
import { CanvasLoading } from "./chrome/canvas-loading.tsx"
import { components } from "./chrome/components.tsx"
import { loadFacesOnDemand } from "./chrome/font-faces.ts"
import { nameKeys } from "./chrome/key-names.ts"
import { nameControls } from "./chrome/name-controls.ts"
import { overrides } from "./chrome/overrides.tsx"
import { takeClipboardKeys } from "./clipboard/clipboard-keys.ts"
import { offerFiles } from "./files/canvas-files.ts"
import { PlacementDialog } from "./files/placement-question.tsx"
import { makeRowsOfDroppedNotes } from "./notes/drop-on-matrix.ts"
import { PromoteNotes } from "./notes/promote-notes.tsx"
import { keepContentOurs } from "./paste/external-content.ts"
import { pasteNotes } from "./paste/paste-notes.ts"
import { refuseContentWhenReading } from "./paste/refuse-when-reading.ts"
import { takePictures } from "./pictures/place-pictures.ts"
import { PICTURE_TYPES } from "./pictures/prepare.ts"
import { useCanvasUser } from "./presence/use-canvas-user.ts"
import { restoreDeleted } from "./protection/bulk-deletions.ts"
import { BulkDeletionNotice, DeletionDialog } from "./protection/deletion-notices.tsx"
import { MatrixTool } from "./shapes/matrix-tool.ts"
import { bindingUtils, shapeUtils } from "./shapes/shape-utils.ts"
import { LostTextNotice, restoreText } from "./text/lost-text.tsx"
import { makeNewNotesReadable } from "./text/readable-notes.ts"
import { textOptions } from "./text/rich-text-editor.ts"
import { writeInNewBoxes } from "./text/write-in-new-box.ts"
import { useCanvasSession } from "./use-canvas-session.ts"

loadFacesOnDemand()

// Constants: for a new object tldraw would create a new editor on each render.
const tools = [MatrixTool]
const noEmbeds: [] = []
const noVideos: string[] = []
const options: Partial<TldrawOptions> = {
  createTextOnCanvasDoubleClick: false,
  maxFontsToLoadBeforeRender: 4,
}

interface CanvasViewProps {
  readonly board: Board
  /** The place to show; a new object each time. */
  readonly goTo?: GoTo | undefined
}

/** The board as a canvas. */
export function CanvasView({ board, goTo }: CanvasViewProps): JSX.Element {
  const session = useCanvasSession(board)
  useLayoutEffect(markPage, [])
  return (
    <div className="canvas">
      {session ? <Canvas session={session} goTo={goTo} /> : <CanvasLoading />}
    </div>
  )
}

/** The slot above the canvas's tools. */
function markPage(): () => void {
  document.body.classList.add("has-canvas")
  return () => document.body.classList.remove("has-canvas")
}

interface CanvasProps {
  readonly session: CanvasSession
  readonly goTo: GoTo | undefined
}

function Canvas({ session, goTo }: CanvasProps): JSX.Element {
  const { board, store } = session
  const user = useCanvasUser(board)
  const { language } = useLanguage()
  const editor = useRef<Editor>(null)
  const [shown, setShown] = useState<Editor>()
  const asked = useRef(goTo)
  useEffect(() => {
    if (goTo === asked.current) return
    asked.current = goTo
    if (editor.current && goTo) goToOnCanvas(editor.current, goTo)
  }, [goTo])
  const mount = (mounted: Editor): (() => void) => {
    editor.current = mounted
    setShown(mounted)
    const strip = equip(mounted, session)
    return () => {
      strip()
      editor.current = null
      setShown(undefined)
    }
  }
  return (
    <>
      <Tldraw
        store={store}
        user={user}
        shapeUtils={shapeUtils}
        bindingUtils={bindingUtils}
        tools={tools}
        textOptions={textOptions}
        options={options}
        components={components}
        overrides={overrides[language]}
        assetUrls={assetUrls}
        embeds={noEmbeds}
        getShapeVisibility={arrowVisibility}
        acceptedImageMimeTypes={PICTURE_TYPES}
        acceptedVideoMimeTypes={noVideos}
        onMount={mount}
        {...(board.licenseKey !== undefined && { licenseKey: board.licenseKey })}
      />
      {shown && <OpenedEntry editor={shown} />}
      {shown && <ChooseCards editor={shown} />}
      {shown && <ChooseRoles editor={shown} />}
      {shown && <PromoteNotes editor={shown} />}
      <Notices session={session} editor={editor} />
    </>
  )
}

/** Gives tldraw's editor what this board's canvas can do. Returns the function that stops all of it. */
function equip(editor: Editor, session: CanvasSession): () => void {
  const { board } = session
  refuseContentWhenReading(editor, board)
  keepContentOurs(editor)
  takePictures(editor)
  pasteNotes(editor)
  const stops = [
    session.attach(editor),
    rememberCamera(editor, board),
    offerFiles(editor, board, session.placementQuestion),
    takeClipboardKeys(editor),
    writeInNewBoxes(editor),
    makeNewNotesReadable(editor),
    makeRowsOfDroppedNotes(editor),
    nameControls(editor.getContainer()),
    nameKeys(editor.getContainer()),
  ]
  return () => {
    for (const stop of stops.toReversed()) stop()
  }
}

interface NoticesProps {
  readonly session: CanvasSession
  readonly editor: RefObject<Editor | null>
}

/** What the canvas tells and asks above tldraw. */
function Notices({ session, editor }: NoticesProps): JSX.Element {
  const { board, store, lostText, protection } = session
  const { access, role } = useAccess(board)
  return (
    <>
      <Quarantine session={session} />
      <LostTextNotice
        lost={lostText}
        canRestore={access === "write"}
        onRestore={(text) => {
          if (editor.current) restoreText(editor.current, text)
        }}
      />
      <DeletionDialog pending={protection.pendingDeletion} />
      <PlacementDialog question={session.placementQuestion} />
      <BulkDeletionNotice
        store={store}
        deleted={protection.bulkDeleted}
        canRestore={role === "facilitator"}
        onRestore={(deleted) => {
          if (editor.current) restoreDeleted(editor.current, deleted)
        }}
      />
    </>
  )
}

function Quarantine({ session }: { session: CanvasSession }): JSX.Element | null {
  const messages = useMessages(canvasMessages)
  const count = useValue(session.quarantined)
  if (count === 0) return null
  return <output className="canvas-quarantine">{messages.hidden(count)}</output>
}
