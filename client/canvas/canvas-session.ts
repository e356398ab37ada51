import { canvasRecords, seedCanvas } from "@tafelrunde/shared/canvas"
import { blankContent } from "@tafelrunde/shared/content"
import { type Atom, atom, createTLStore, type Editor, type TLStore } from "tldraw"

import type { Board } from "../board/board.ts"
import { currentLanguage } from "../ui/language.ts"
import { createAssetStore } from "./asset-store.ts"
import { connectModel } from "./canvas-model.ts"
import { growWithOthersText } from "./grow-with-text.ts"
import { mergeTyping } from "./merge-typing.ts"
import { picturesOf } from "./pictures.ts"
import { receivePresence, sendPresence } from "./presence.ts"
import { bindingUtils, shapeUtils } from "./shape-utils.ts"
import { StoreBinding } from "./store-binding.ts"
import { makeUndoThreeWay } from "./three-way.ts"

/** The canvas of one board in this browser, without its editor: that one React makes and remakes. */
export interface CanvasSession {
  readonly board: Board
  readonly store: TLStore
  /** How many records cannot be shown. */
  readonly quarantined: Atom<number>
  /** Ties the editor to undo, presence and rights. Returns the function that unties it. */
  readonly attach: (editor: Editor) => () => void
  readonly close: () => void
}

/** Opens when the document has a page: before, tldraw would make one of its own. */
export function openCanvasSession(board: Board): CanvasSession {
  const canWrite = (): boolean => board.access.get().access === "write"
  const mode = atom<"readonly" | "readwrite">("mode", canWrite() ? "readwrite" : "readonly")
  // The board's bar says whether we are online; tldraw need not say it again.
  const status = atom<"online" | "offline">("status", "online")
  const quarantined = atom("quarantined", 0)
  const store = createTLStore({
    shapeUtils,
    bindingUtils,
    assets: createAssetStore(board),
    collaboration: { status, mode },
  })
  const stopUndo = makeUndoThreeWay(store)
  const binding = new StoreBinding({
    doc: board.doc,
    store,
    canWrite,
    onQuarantine: (problems) => quarantined.set(problems.size),
  })
  const stops = [
    stopUndo,
    connectModel(store, board),
    receivePresence(store, board.awareness),
    () => binding.close(),
  ]
  return {
    board,
    store,
    quarantined,
    attach: (editor) => {
      const detach = [
        binding.attach(editor),
        picturesOf(board).attach(editor),
        mergeTyping(editor),
        growWithOthersText(editor),
        sendPresence(editor, board.awareness),
        board.access.subscribe(() => changeMode(editor, mode, canWrite())),
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

function changeMode(editor: Editor, mode: Atom<"readonly" | "readwrite">, canWrite: boolean): void {
  if (canWrite === (mode.get() === "readwrite")) return
  if (!canWrite) {
    // What is half done ends here; and undo works even in read-only mode, so there must be nothing to take back.
    editor.cancel()
    editor.setEditingShape(null)
    editor.setCurrentTool("select")
    editor.clearHistory()
  }
  mode.set(canWrite ? "readwrite" : "readonly")
}

/** Calls back once the canvas can be shown. Returns the function that stops waiting. */
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
      // A board that something else than our server made: it gets its page from the first who may write.
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
