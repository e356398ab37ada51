import { atom, type Editor, HistoryManager, type TLRecord } from "tldraw"

import type { Board } from "../../board/board.ts"
import type { HistoryResult } from "../../board/person-history.ts"
import { historyMessages } from "../../messages/history.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"

type History = Pick<Board, "undo" | "history">

/**
 * Lets the canvas's undo and redo (keys, buttons, menus) go through the person's one history, so that they also take
 * back what was done in the matrix, newest first. Returns the function that stops it.
 */
export function joinHistory(editor: Editor, { undo, history }: History): () => void {
  const manager = managerOf(editor)
  if (!manager) return () => undefined
  const own = {
    undo: editor.undo.bind(editor),
    redo: editor.redo.bind(editor),
    getCanUndo: editor.getCanUndo.bind(editor),
    getCanRedo: editor.getCanRedo.bind(editor),
    clearHistory: editor.clearHistory.bind(editor),
  }
  const version = atom("content steps", undo.version)
  const stops = [
    undo.subscribe(() => version.set(undo.version)),
    history.connectCanvas({
      undo: () => void own.undo(),
      redo: () => void own.redo(),
      depth: () => manager.getNumUndos(),
      mark: () => void editor.markHistoryStoppingPoint("content"),
    }),
    editor.store.listen(() => history.canvasChanged(), { source: "user", scope: "document" }),
  ]
  editor.undo = () => {
    say(history.undo(), "undone")
    return editor
  }
  editor.redo = () => {
    say(history.redo(), "redone")
    return editor
  }
  editor.clearHistory = () => {
    own.clearHistory()
    history.canvasForgotten()
    return editor
  }
  editor.getCanUndo = () => own.getCanUndo() || (version.get() >= 0 && history.hasContentSteps)
  editor.getCanRedo = () => own.getCanRedo() || (version.get() >= 0 && history.hasUndoneContent)
  return () => {
    for (const stop of stops) stop()
    Object.assign(editor, own)
  }
}

function managerOf(editor: Editor): HistoryManager<TLRecord> | undefined {
  const manager: unknown = Reflect.get(editor, "history")
  return manager instanceof HistoryManager ? manager : undefined
}

/** How much there is to undo on the canvas; it stays the same during one gesture. */
export function historyDepth(editor: Editor): number {
  return managerOf(editor)?.getNumUndos() ?? 0
}

/** What was done in the matrix may be out of sight. */
function say(result: HistoryResult | undefined, how: "undone" | "redone"): void {
  if (result?.source !== "content") return
  const messages = currentMessages(historyMessages)
  announce(result.outcome === "left" ? messages.left(result.label) : messages[how](result.label))
}
