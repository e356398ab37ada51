import type { Editor } from "tldraw"

import { hasSingleKeys } from "../keyboard/single-keys.ts"

/**
 * Opens the chat at the own cursor with the key that writes "/", wherever it is: tldraw looks at its place on an
 * American keyboard, where the German one has a minus. Returns the function that ends it.
 */
export function openChatWithSlash(editor: Editor): () => void {
  const container = editor.getContainer()
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "/" || !hasSingleKeys.get()) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof Element && event.target.closest(FIELDS)) return
    if (editor.getEditingShapeId() !== null || editor.menus.hasAnyOpenMenus()) return
    event.preventDefault()
    editor.updateInstanceState({ isChatting: true })
  }
  container.addEventListener("keydown", onKey)
  return () => container.removeEventListener("keydown", onKey)
}

const FIELDS = "input, textarea, select, [contenteditable='true'], [role='grid']"
