import { ArrowShapeUtil, type TLArrowShape } from "tldraw"

/**
 * tldraw's arrow, without the crash when somebody deletes the arrow that another person is dragging
 * (tldraw 3.15 then reads the deleted arrow).
 */
export class SafeArrowShapeUtil extends ArrowShapeUtil {
  override onTranslate(initial: TLArrowShape, shape: TLArrowShape | undefined): void {
    if (shape && this.editor.getShape(shape.id)) super.onTranslate(initial, shape)
  }
}
