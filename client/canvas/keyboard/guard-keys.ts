import type { Editor } from "tldraw"

import { runsShortcut } from "./single-keys.ts"

/** How long somebody must not have typed before keys count as shortcuts again. */
const PAUSE_MS = 3000
const FIELDS = "input, textarea, select, [contenteditable='true'], [role='grid'], dialog"

export interface KeyGuard {
  /**
   * The field that this person was typing in is gone: the next keys were meant for it and do nothing, until a pause, a
   * click, Escape or Tab.
   */
  readonly withhold: () => void
  readonly stop: () => void
}

/** Decides which keys reach tldraw. */
export function guardKeys(editor: Editor): KeyGuard {
  const page = editor.getContainer().ownerDocument
  const stopShortcuts = guardShortcuts(editor, page)
  let withheldUntil = 0
  const onKey = (event: KeyboardEvent): void => {
    if (event.timeStamp >= withheldUntil) return
    if (event.key === "Escape" || event.key === "Tab") withheldUntil = 0
    else if (!isInField(event)) {
      withheldUntil = event.timeStamp + PAUSE_MS
      swallow(event)
    }
  }
  const release = (): void => {
    withheldUntil = 0
  }
  page.addEventListener("keydown", onKey, { capture: true })
  page.addEventListener("pointerdown", release, { capture: true })
  return {
    withhold: () => {
      withheldUntil = performance.now() + PAUSE_MS
      // tldraw stays in its editing state and throws at the next click on a shape.
      queueMicrotask(() => leaveEditing(editor))
    },
    stop: () => {
      stopShortcuts()
      page.removeEventListener("keydown", onKey, { capture: true })
      page.removeEventListener("pointerdown", release, { capture: true })
    },
  }
}

/** tldraw asks the user's settings before each shortcut, in the same event. */
function guardShortcuts(editor: Editor, page: Document): () => void {
  let isAllowed = true
  const areEnabled = editor.user.getAreKeyboardShortcutsEnabled.bind(editor.user)
  editor.user.getAreKeyboardShortcutsEnabled = () => isAllowed && areEnabled()
  const onKey = (event: KeyboardEvent): void => {
    isAllowed = runsShortcut(event)
  }
  page.addEventListener("keydown", onKey, { capture: true })
  return () => page.removeEventListener("keydown", onKey, { capture: true })
}

function isInField({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.isConnected && target.closest(FIELDS) !== null
}

function swallow(event: KeyboardEvent): void {
  event.stopImmediatePropagation()
  // Reload, close and other keys of the browser still work.
  const isCommand = event.ctrlKey || event.metaKey
  const isOfBrowser = /^F\d+$/.test(event.key) || (isCommand && !/^[abciuvxyz]$/i.test(event.key))
  if (!isOfBrowser) event.preventDefault()
}

function leaveEditing(editor: Editor): void {
  const isStuck = editor.getEditingShapeId() === null && editor.isIn("select.editing_shape")
  if (!editor.isDisposed && isStuck) editor.setCurrentTool("select.idle")
}
