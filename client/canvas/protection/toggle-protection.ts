import { setProtected } from "@tafelrunde/shared/canvas"
import type { Editor, TLShapeId } from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { modelOf } from "../shapes/canvas-model.ts"
import { isOwnMark, protectionOf } from "./protection.ts"

/** Only facilitators protect and release. */
export function mayProtect(editor: Editor): boolean {
  const { access, role } = modelOf(editor).board.access.get()
  return role === "facilitator" && access === "write"
}

/** Whether everything that is selected is protected; the next toggle releases it. */
export function isSelectionProtected(editor: Editor): boolean {
  const protection = protectionOf(editor)
  const ids = editor.getSelectedShapeIds()
  return ids.length > 0 && ids.every((id) => isOwnMark(protection, id))
}

/** Protects what is selected, or releases it if all of it is protected; a group with everything in it. */
export function toggleProtection(editor: Editor): void {
  const selected = editor.getSelectedShapeIds()
  if (selected.length === 0 || !mayProtect(editor)) return
  const isProtected = !isSelectionProtected(editor)
  const { doc } = modelOf(editor).board
  const ids = [...selected, ...insideGroups(editor, selected)]
  doc.transact(() => setProtected(doc, ids, isProtected))
  const messages = currentMessages(canvasMessages)
  announce((isProtected ? messages.protectedNow : messages.releasedNow)(selected.length))
}

function insideGroups(editor: Editor, ids: readonly TLShapeId[]): TLShapeId[] {
  return ids.flatMap((id) => {
    if (editor.getShape(id)?.type !== "group") return []
    const children = editor.getSortedChildIdsForParent(id)
    return [...children, ...insideGroups(editor, children)]
  })
}

/** The protected shapes on the page that this person sees. */
export function protectedOnPage(editor: Editor): readonly TLShapeId[] {
  const { ids } = protectionOf(editor)
  return [...editor.getCurrentPageShapeIds()].filter((id) => ids.get().has(id))
}
