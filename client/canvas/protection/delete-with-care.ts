import { isBulkDeletion } from "@tafelrunde/shared/canvas"
import {
  type Atom,
  type Editor,
  type TLPage,
  type TLPageId,
  type TLShape,
  type TLShapeId,
} from "tldraw"

import { canvasMessages } from "../../messages/canvas.ts"
import { currentMessages } from "../../messages/language.ts"
import { announce } from "../../ui/toast.tsx"
import { protectionOf } from "./protection.ts"

/** A deletion that waits for the person's confirmation. */
export interface PendingDeletion {
  /** How many shapes go, with everything in them. */
  readonly count: number
  readonly confirm: () => void
}

/**
 * Makes tldraw's deletion of shapes and pages, which all tools, keys and menus use, leave protected shapes with
 * everything in them, and ask before many shapes go at once. Returns the function that stops it.
 */
export function deleteWithCare(
  editor: Editor,
  pending: Atom<PendingDeletion | undefined>,
): () => void {
  const deleteShapes = editor.deleteShapes.bind(editor)
  const moveShapesToPage = editor.moveShapesToPage.bind(editor)
  const deletePage = editor.deletePage.bind(editor)
  let isMoving = false
  editor.deleteShapes = (shapes: TLShapeId[] | TLShape[]): Editor => {
    const free = withoutProtected(editor, shapes)
    const count = editor.getShapeAndDescendantIds(free.map(({ id }) => id)).size
    if (isMoving || !isBulkDeletion(count)) return deleteShapes(free)
    const confirm = (): void => {
      editor.markHistoryStoppingPoint("delete")
      deleteShapes(presentShapes(editor, free))
    }
    pending.set({ count, confirm })
    return editor
  }
  // Deletes the shapes and puts them onto the other page.
  editor.moveShapesToPage = (shapes: TLShapeId[] | TLShape[], page): Editor => {
    isMoving = true
    try {
      return moveShapesToPage(withoutProtected(editor, shapes), page)
    } finally {
      isMoving = false
    }
  }
  editor.deletePage = (page: TLPageId | TLPage): Editor => {
    const id = typeof page === "string" ? page : page.id
    if (!protectionOf(editor).mayChange(id)) tellProtected()
    else if (editor.getPages().length > 1 && isBulkDeletion(editor.getPageShapeIds(id).size)) {
      const confirm = (): void => {
        editor.markHistoryStoppingPoint("delete page")
        deletePage(id)
      }
      pending.set({ count: editor.getPageShapeIds(id).size, confirm })
    } else deletePage(id)
    return editor
  }
  return () => {
    Object.assign(editor, { deleteShapes, moveShapesToPage, deletePage })
  }
}

/** Tells the person when some of the shapes are protected. */
function withoutProtected(editor: Editor, shapes: readonly (TLShapeId | TLShape)[]): TLShape[] {
  const { mayChange } = protectionOf(editor)
  const present = presentShapes(editor, shapes)
  const free = present.filter(({ id }) => mayChange(id))
  if (free.length < present.length) tellProtected()
  return free
}

function presentShapes(editor: Editor, shapes: readonly (TLShapeId | TLShape)[]): TLShape[] {
  return shapes.flatMap((shape) => editor.getShape(shape) ?? [])
}

export function tellProtected(): void {
  announce(currentMessages(canvasMessages).protectedStays)
}
