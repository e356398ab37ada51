import {
  Box,
  type Editor,
  PageRecordType,
  type TLContent,
  type TLFrameShape,
  type TLPageId,
  type TLShape,
  type TLShapeId,
} from "tldraw"

/** Beside the shapes of the open page, or in the place of the areas that file and board share. */
export type Placement = "beside" | "replace"

/** The shapes of one page of a file; their ids are those of the file. */
export interface DrawnPage {
  readonly name: string
  readonly content: TLContent
}

const GAP = 200

/** The frames of the board whose ids the file has too, because both come from one template or one board. */
export function sharedAreas(editor: Editor, pages: readonly DrawnPage[]): TLFrameShape[] {
  return pages
    .flatMap(({ content }) => content.rootShapeIds)
    .flatMap((id) => editor.getShape(id) ?? [])
    .filter((shape): shape is TLFrameShape => shape.type === "frame")
}

/** Puts the drawing as one undo step, selects what came onto the open page, and changes nothing on errors. */
export function putDrawing(
  editor: Editor,
  pages: readonly DrawnPage[],
  placement: Placement,
): void {
  const here = editor.getCurrentPageId()
  const mark = editor.markHistoryStoppingPoint("open file")
  try {
    editor.selectNone()
    for (const [index, page] of pages.entries()) {
      const areas = placement === "replace" ? pageOfAreas(editor, page) : undefined
      if (areas) replaceAreas(editor, page.content, areas)
      else if (index === 0) putBeside(editor, page.content)
      else putOnNewPage(editor, page)
      editor.setCurrentPage(here)
    }
    editor.squashToMark(mark)
  } catch (error) {
    editor.bailToMark(mark)
    throw error
  }
}

function putOnNewPage(editor: Editor, { name, content }: DrawnPage): void {
  const id = PageRecordType.createId()
  editor.createPage({ id, name })
  editor.setCurrentPage(id)
  putBeside(editor, content)
}

function pageOfAreas(editor: Editor, page: DrawnPage): TLPageId | undefined {
  const [area] = sharedAreas(editor, [page])
  return area && editor.getAncestorPageId(area)
}

/** Removes every shape that the file has too, with all that lies in the areas, and puts the file's instead. */
function replaceAreas(editor: Editor, content: TLContent, page: TLPageId): void {
  editor.setCurrentPage(page)
  const old = content.shapes.flatMap(({ id }) => (editor.getShape(id) ? [id] : []))
  // The store, because the editor's own deletion would ask again.
  editor.run(() => editor.store.remove([...editor.getShapeAndDescendantIds(old)]), {
    ignoreShapeLock: true,
  })
  const { put, was } = putContent(editor, content, { keepsIds: true })
  const [first] = put
  if (first && was) moveBy(editor, put, { x: was.x - first.x, y: was.y - first.y })
}

/** The original position; on a page with shapes, to their right and aligned at the top, so that nothing is covered. */
function putBeside(editor: Editor, content: TLContent): void {
  const there = editor.getCurrentPageBounds()
  const { put, was } = putContent(editor, content, { keepsIds: false })
  const [first] = put
  if (!first || !was) return
  const bounds = Box.Common(put.flatMap(({ id }) => editor.getShapePageBounds(id) ?? []))
  moveBy(
    editor,
    put,
    there
      ? { x: there.maxX + GAP - bounds.minX, y: there.minY - bounds.minY }
      : { x: was.x - first.x, y: was.y - first.y },
  )
}

interface PutContent {
  /** The shapes on the page itself. */
  readonly put: readonly TLShape[]
  /** The first of them as it is in the file. */
  readonly was: TLShape | undefined
}

function putContent(
  editor: Editor,
  content: TLContent,
  { keepsIds }: { readonly keepsIds: boolean },
): PutContent {
  const page = editor.getCurrentPageId()
  const before = new Set<TLShapeId>(editor.getCurrentPageShapeIds())
  editor.putContentOntoCurrentPage(content, { preservePosition: true, preserveIds: keepsIds })
  const roots = editor.getSortedChildIdsForParent(page).filter((id) => !before.has(id))
  return {
    put: roots.flatMap((id) => editor.getShape(id) ?? []),
    was: content.shapes.find(({ id }) => id === content.rootShapeIds[0]),
  }
}

/** tldraw moves pasted shapes that stick out of a frame, and frames on top of a frame of the same size. */
function moveBy(
  editor: Editor,
  shapes: readonly TLShape[],
  by: { readonly x: number; readonly y: number },
): void {
  const moved = shapes.map(({ id, type, x, y }) => ({ id, type, x: x + by.x, y: y + by.y }))
  editor.run(() => editor.updateShapes(moved), { ignoreShapeLock: true })
  editor.setSelectedShapes(moved.map(({ id }) => id))
}
