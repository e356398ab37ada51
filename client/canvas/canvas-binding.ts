import { canvasRecords, seedCanvas } from "@tafelrunde/shared/canvas"
import { blankContent } from "@tafelrunde/shared/content"
import { type Atom, atom, createTLStore, type Editor, type TLStore } from "tldraw"

import type { Board } from "../board/board.ts"
import { canvasMessages } from "../messages/canvas.ts"
import { currentLanguage, currentMessages } from "../messages/language.ts"
import { announce } from "../ui/toast.tsx"
import { keepArrowLinks } from "./cards/arrow-links.ts"
import { showPageNames } from "./chrome/page-names.ts"
import type { PlacementQuestion } from "./files/placement-question.tsx"
import { guardKeys } from "./keyboard/guard-keys.ts"
import { keepWriting } from "./keyboard/keep-writing.ts"
import { createAssetStore } from "./pictures/asset-store.ts"
import { picturesOf } from "./pictures/pictures.ts"
import { openChatWithSlash } from "./presence/chat-key.ts"
import { followPerson } from "./presence/follow-person.ts"
import { receivePresence, sendPresence } from "./presence/presence.ts"
import { type CanvasProtection, protectCanvas } from "./protection/canvas-protection.ts"
import { connectModel } from "./shapes/canvas-model.ts"
import { spreadFirstKeys } from "./shapes/first-key.ts"
import { nameNewFrames } from "./shapes/frame-names.ts"
import { keepMatrixViews } from "./shapes/matrix-shape.tsx"
import { bindingUtils, shapeUtils } from "./shapes/shape-utils.ts"
import { joinHistory } from "./sync/one-history.ts"
import { StoreBinding } from "./sync/store-binding.ts"
import { makeUndoThreeWay } from "./sync/three-way-undo.ts"
import { growWithOthersText } from "./text/grow-note.ts"
import { keepLostText, type LostText } from "./text/lost-text.tsx"
import { mergeTyping } from "./text/merge-typing.ts"
import { keepCaretInField } from "./text/plain-text-field.ts"
import { catchUpAfterComposing } from "./text/rich-text-editor.ts"

/** The canvas of one board in this browser. It outlives its editor, which React creates and recreates. */
export interface CanvasSession {
  readonly board: Board
  readonly store: TLStore
  /** The number of records that cannot be shown. */
  readonly quarantined: Atom<number>
  /** The text that this person was writing when somebody took its shape away. */
  readonly lostText: Atom<LostText | undefined>
  readonly protection: CanvasProtection
  /** The question where the drawing of a file is put. */
  readonly placementQuestion: Atom<PlacementQuestion | undefined>
  /** Connects the editor to undo, presence and rights. Returns the function that disconnects it. */
  readonly attach: (editor: Editor) => () => void
  readonly close: () => void
}

/** Opens the canvas once the document has a page; otherwise tldraw would create its own. */
export function openCanvasSession(board: Board): CanvasSession {
  const canWrite = (): boolean => board.access.get().access === "write"
  const mode = atom<"readonly" | "readwrite">("mode", canWrite() ? "readwrite" : "readonly")
  // The board bar shows the connection, so tldraw does not need to.
  const status = atom<"online" | "offline">("status", "online")
  const quarantined = atom("quarantined", 0)
  const lostText = atom<LostText | undefined>("lost text", undefined)
  const store = createTLStore({
    shapeUtils,
    bindingUtils,
    assets: createAssetStore(board),
    collaboration: { status, mode },
  })
  const protection = protectCanvas(store, board)
  const stopUndo = makeUndoThreeWay(store, board.doc)
  const binding = new StoreBinding({
    doc: board.doc,
    store,
    canWrite,
    mayChange: protection.mayChange,
    onQuarantine: (problems) => quarantined.set(problems.size),
  })
  const stops = [
    stopUndo,
    () => protection.close(),
    connectModel(store, board),
    receivePresence(store, board),
    () => binding.close(),
  ]
  return {
    board,
    store,
    quarantined,
    lostText,
    protection,
    placementQuestion: atom<PlacementQuestion | undefined>("placement question", undefined),
    attach: (editor) => {
      const keys = guardKeys(editor)
      const detach = [
        keys.stop,
        keepWriting(editor),
        protection.attach(editor),
        binding.attach(editor),
        joinHistory(editor, board),
        ...attachWriting(editor),
        keepLostText(editor, { lost: lostText, onTaken: keys.withhold }),
        ...attachShapes(editor, board),
        ...attachPresence(editor, board),
        board.access.subscribe(() => {
          if (changeMode(editor, mode, canWrite())) keys.withhold()
        }),
      ]
      return () => {
        for (const stop of detach) stop()
      }
    },
    close: () => {
      for (const stop of stops) stop()
    },
  }
}

function attachWriting(editor: Editor): (() => void)[] {
  return [
    mergeTyping(editor),
    catchUpAfterComposing(editor),
    growWithOthersText(editor),
    keepCaretInField(editor),
  ]
}

function attachShapes(editor: Editor, board: Board): (() => void)[] {
  return [
    picturesOf(board).attach(editor),
    nameNewFrames(editor),
    showPageNames(editor),
    spreadFirstKeys(editor),
    keepMatrixViews(editor, board),
    keepArrowLinks(editor, board),
  ]
}

/** Viewers send no cursor, and therefore no cursor chat. */
function attachPresence(editor: Editor, board: Board): (() => void)[] {
  const stopFollow = followPerson(editor, board.follow)
  if (board.access.get().role === "viewer") return [stopFollow]
  return [stopFollow, sendPresence(editor, board), openChatWithSlash(editor)]
}

/** Returns true when it interrupts what this person is doing. */
function changeMode(
  editor: Editor,
  mode: Atom<"readonly" | "readwrite">,
  canWrite: boolean,
): boolean {
  if (canWrite === (mode.get() === "readwrite")) return false
  const isBusy = editor.getEditingShapeId() !== null || editor.inputs.isDragging
  if (!canWrite) {
    // Complete the open gesture as it is: the others already see it. tldraw's undo works in read-only mode too, so
    // the history is cleared.
    editor.complete()
    editor.setEditingShape(null)
    editor.setCurrentTool("select")
    editor.clearHistory()
    if (isBusy) announce(currentMessages(canvasMessages).lockedMeanwhile)
  }
  mode.set(canWrite ? "readwrite" : "readonly")
  return isBusy && !canWrite
}

/** Calls back as soon as the canvas can be shown. Returns the function that cancels the wait. */
export function whenCanvasIsThere(board: Board, show: () => void): () => void {
  const records = canvasRecords(board.doc)
  const stops: (() => void)[] = []
  const stop = (): void => {
    for (const end of stops.splice(0)) end()
  }
  const look = (): void => {
    if (hasPage(records)) {
      stop()
      show()
    } else if (isEmptyForGood(board)) {
      // A board that another client created has no page; the first client that may write creates it.
      seedCanvas(board.doc, "blank", blankContent({ language: currentLanguage() }))
    }
  }
  records.observe(look)
  stops.push(
    () => records.unobserve(look),
    board.connection.subscribe(look),
    board.access.subscribe(look),
  )
  look()
  return stop
}

function hasPage(records: ReturnType<typeof canvasRecords>): boolean {
  return (
    records.has("document:document") && [...records.keys()].some((id) => id.startsWith("page:"))
  )
}

function isEmptyForGood(board: Board): boolean {
  const { kind } = board.connection.get()
  return (kind === "saved" || kind === "saving") && board.access.get().access === "write"
}
