import { type Editor, type TLFrameShape, type TLPageId, type TLShape, type TLShapeId } from "tldraw"

import { type Camera, fitCamera, mainBounds, type Rect } from "./fit.ts"

/** A part of the wall that people work in: a frame that lies directly on a page. */
export interface Area {
  readonly id: TLShapeId
  readonly pageId: TLPageId
  readonly name: string
}

export interface PageOfAreas {
  readonly pageId: TLPageId
  readonly name: string
  readonly areas: readonly Area[]
}

/** A note on an otherwise empty page is not enlarged. */
const MOST_ZOOM = { area: 2, content: 1 }
const ANIMATION = { duration: 300 }

/** All areas, page by page, in the order in which their frames lie above each other: the template's order. */
export function areasByPage(editor: Editor): readonly PageOfAreas[] {
  return editor.getPages().map((page) => ({
    pageId: page.id,
    name: page.name,
    areas: editor
      .getSortedChildIdsForParent(page.id)
      .map((id) => editor.getShape(id))
      .filter(isFrame)
      .map(({ id, props }) => ({ id, pageId: page.id, name: props.name })),
  }))
}

function isFrame(shape: TLShape | undefined): shape is TLFrameShape {
  return shape?.type === "frame"
}

/** The area that contains this point of a page. */
export function areaAt(
  editor: Editor,
  pageId: TLPageId,
  point: { readonly x: number; readonly y: number },
): Area | undefined {
  return areasByPage(editor)
    .find((page) => page.pageId === pageId)
    ?.areas.findLast(({ id }) => editor.getShapePageBounds(id)?.containsPoint(point))
}

export function zoomToArea(editor: Editor, { id, pageId }: Pick<Area, "id" | "pageId">): void {
  openPage(editor, pageId)
  zoomTo(editor, editor.getShapePageBounds(id), MOST_ZOOM.area)
}

/** Shows everything on the page, however small it becomes. */
export function zoomToAll(editor: Editor): void {
  editor.zoomToFit({ animation: ANIMATION })
}

export function openPage(editor: Editor, pageId: TLPageId | undefined): void {
  if (pageId && pageId !== editor.getCurrentPageId()) editor.setCurrentPage(pageId)
}

/** Shows these bounds, readable, between tldraw's bars. */
export function zoomTo(editor: Editor, bounds: Rect | undefined, most: number): void {
  if (!bounds) return
  moveCamera(editor, fitCamera(bounds, editor.getViewportScreenBounds(), most))
}

export function moveCamera(editor: Editor, camera: Camera): void {
  editor.setCamera(camera, { animation: ANIMATION })
}

/** Shows an area at once; without one, the place where most of the page's content is. */
export function jumpToArea(editor: Editor, area: Area | undefined): void {
  openPage(editor, area?.pageId)
  const bounds = area ? editor.getShapePageBounds(area.id) : mainBounds(boundsOnPage(editor))
  if (!bounds) return
  const most = area ? MOST_ZOOM.area : MOST_ZOOM.content
  const camera = fitCamera(bounds, editor.getViewportScreenBounds(), most)
  editor.setCamera(camera, { immediate: true })
}

function boundsOnPage(editor: Editor): Rect[] {
  return editor
    .getSortedChildIdsForParent(editor.getCurrentPageId())
    .map((id) => editor.getShapePageBounds(id))
    .filter((bounds) => bounds !== undefined)
}
