import "tldraw/tldraw.css"
import "../canvas.css"
import { type JSX, useEffect, useState } from "react"
import {
  type Editor,
  type TLComponents,
  Tldraw,
  type TLFrameShape,
  type TLShapeId,
  useValue,
} from "tldraw"

import type { Board } from "../../board/board.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { useMessages } from "../../messages/language.ts"
import { openPage } from "../camera/areas.ts"
import { type Camera } from "../camera/fit.ts"
import { type CanvasSession } from "../canvas-binding.ts"
import { arrowVisibility } from "../cards/arrow-visibility.ts"
import { assetUrls } from "../chrome/asset-urls.ts"
import { loadFacesOnDemand } from "../chrome/font-faces.ts"
import { NoteSeats } from "../notes/note-seats.tsx"
import { bindingUtils, shapeUtils } from "../shapes/shape-utils.ts"
import { textOptions } from "../text/rich-text-editor.ts"
import { useCanvasSession } from "../use-canvas-session.ts"
import { areaCameras } from "./area-camera.ts"

loadFacesOnDemand()

/** Nobody's cursor, selection or name; of notes the institution. */
const components: TLComponents = {
  Overlays: NoteSeats,
  CollaboratorBrush: null,
  CollaboratorCursor: null,
  CollaboratorHint: null,
  CollaboratorScribble: null,
  CollaboratorShapeIndicator: null,
  LoadingScreen: null,
}

interface AreaSceneProps {
  /** As a guest sees it: nothing can be changed here. */
  readonly board: Board
  /** Of its frame. */
  readonly areaId: string
  readonly zoom: number
  readonly page: number
  readonly onPages: (count: number) => void
}

/** An area of the canvas as a picture, for the wall. */
export function AreaScene(props: AreaSceneProps): JSX.Element {
  const session = useCanvasSession(props.board)
  return <div className="wall-area">{session && <AreaPicture session={session} {...props} />}</div>
}

function AreaPicture({
  session,
  board,
  areaId,
  zoom,
  page,
  onPages,
}: AreaSceneProps & { readonly session: CanvasSession }): JSX.Element {
  const messages = useMessages(canvasMessages)
  const [editor, setEditor] = useState<Editor>()
  const name = useValue("area", () => editor && readName(editor, areaId), [editor, areaId])
  useAreaCamera(editor, { areaId, zoom, page }, onPages)
  if (editor && name === undefined) return <p className="wall-empty">{messages.areaGone}</p>
  return (
    <>
      <h1 className="wall-title">{name}</h1>
      <div className="wall-canvas" inert>
        <Tldraw
          hideUi
          autoFocus={false}
          store={session.store}
          shapeUtils={shapeUtils}
          bindingUtils={bindingUtils}
          textOptions={textOptions}
          components={components}
          getShapeVisibility={arrowVisibility}
          assetUrls={assetUrls}
          onMount={(mounted) => {
            setEditor(mounted)
            const detach = session.attach(mounted)
            return () => {
              setEditor(undefined)
              detach()
            }
          }}
          {...(board.licenseKey !== undefined && { licenseKey: board.licenseKey })}
        />
      </div>
    </>
  )
}

function frameOf(editor: Editor, areaId: string): TLShapeId | undefined {
  return editor.getShape(areaId as TLShapeId)?.id
}

/** Undefined when the area is gone. */
function readName(editor: Editor, areaId: string): string | undefined {
  const shape = editor.getShape<TLFrameShape>(areaId as TLShapeId)
  return shape?.props.name
}

/** Keeps the area in the picture, also while it grows or the window changes. */
function useAreaCamera(
  editor: Editor | undefined,
  shown: { readonly areaId: string; readonly zoom: number; readonly page: number },
  onPages: (count: number) => void,
): void {
  const { areaId, zoom, page } = shown
  // As a string, so that equal cameras compare equal.
  const json = useValue(
    "cameras of area",
    () => JSON.stringify(editor ? camerasOf(editor, areaId, zoom) : []),
    [editor, areaId, zoom],
  )
  useEffect(() => {
    const cameras: readonly Camera[] = JSON.parse(json)
    const frame = editor && frameOf(editor, areaId)
    const count = cameras.length
    const camera = cameras[((page % count) + count) % count]
    if (!editor || !frame || !camera) return
    openPage(editor, editor.getAncestorPageId(frame))
    editor.setCamera(camera, { immediate: true, force: true })
    onPages(count)
  }, [editor, areaId, json, page, onPages])
}

function camerasOf(editor: Editor, areaId: string, zoom: number): readonly Camera[] {
  const frame = frameOf(editor, areaId)
  const bounds = frame && editor.getShapePageBounds(frame)
  if (!bounds) return []
  const { w, h } = editor.getViewportScreenBounds()
  return areaCameras({ x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h }, { w, h }, zoom)
}
