import { ArrowShapeUtil, type TLArrowShape } from "tldraw"

/**
 * tldraw's arrow, but it does not crash the editor when somebody deletes the arrow that another is dragging
 * (3.15 hands the arrow that is gone to its own code, which reads it).
 */
export class SafeArrowShapeUtil extends ArrowShapeUtil {
  override onTranslate(initial: TLArrowShape, shape: TLArrowShape | undefined): void {
    if (shape && this.editor.getShape(shape.id)) super.onTranslate(initial, shape)
  }
}
