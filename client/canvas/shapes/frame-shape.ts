import type { JSX } from "react"
import {
  FrameShapeUtil,
  type Geometry2d,
  type SvgExportContext,
  type TLFrameShape,
  type TLShape,
} from "tldraw"

/** Between the end of a matrix and the frame around it, in the page's units. */
const MARGIN = 40

/**
 * A frame that never cuts off a matrix: tasks that people add make the matrix longer, and the frame is drawn as
 * long as that needs. What is stored stays as somebody has drawn it.
 */
export class HoldingFrameShapeUtil extends FrameShapeUtil {
  override getGeometry(shape: TLFrameShape): Geometry2d {
    return super.getGeometry(this.#holding(shape))
  }

  override component(shape: TLFrameShape): JSX.Element {
    return super.component(this.#holding(shape))
  }

  override indicator(shape: TLFrameShape): JSX.Element {
    return super.indicator(this.#holding(shape))
  }

  override toSvg(shape: TLFrameShape, context: SvgExportContext): JSX.Element {
    return super.toSvg(this.#holding(shape), context)
  }

  /** Read from signals, so that the frame grows with the matrix at once. */
  #holding(shape: TLFrameShape): TLFrameShape {
    const ends = this.editor
      .getSortedChildIdsForParent(shape.id)
      .map((id) => this.editor.getShape(id))
      .map((child) => (child ? this.#endOf(child) : 0))
    const h = Math.max(shape.props.h, ...ends)
    return h === shape.props.h ? shape : { ...shape, props: { ...shape.props, h } }
  }

  #endOf(child: TLShape): number {
    if (child.type !== "matrix") return 0
    return child.y + this.editor.getShapeGeometry(child).bounds.maxY + MARGIN
  }
}
