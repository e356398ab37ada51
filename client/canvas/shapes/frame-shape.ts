import type { JSX } from "react"
import {
  FrameShapeUtil,
  type Geometry2d,
  Group2d,
  Rectangle2d,
  type SvgExportContext,
  type TLFrameShape,
  type TLShape,
} from "tldraw"

import { protectionOf } from "../protection/protection.ts"

/** The distance between the end of a matrix and its frame, in page units. */
const MARGIN = 40

/**
 * A frame that never cuts off a matrix: it is drawn longer when new tasks make its matrix longer. The stored height
 * stays as somebody drew it.
 */
export class HoldingFrameShapeUtil extends FrameShapeUtil {
  override getGeometry(shape: TLFrameShape): Geometry2d {
    return withNameAsShown(super.getGeometry(this.#holding(shape)), this.editor.getZoomLevel())
  }

  override canEdit(shape?: TLFrameShape): boolean {
    return !shape || protectionOf(this.editor).mayChange(shape.id)
  }

  override hideResizeHandles(shape: TLFrameShape): boolean {
    return !protectionOf(this.editor).mayChange(shape.id)
  }

  override hideRotateHandle(shape: TLFrameShape): boolean {
    return !protectionOf(this.editor).mayChange(shape.id)
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

  /** Reads signals, so that the frame grows together with the matrix. */
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

/** The frame with the size that its name has from afar (see `.tl-frame-heading` in `canvas.css`), so that no click beside it hits it. */
function withNameAsShown(geometry: Geometry2d, zoom: number): Geometry2d {
  const scale = Math.min(1, Math.max(0.15, zoom * 4))
  if (scale === 1 || !(geometry instanceof Group2d)) return geometry
  const children = geometry.children.map((child) => {
    const { x, y, w, h } = child.bounds
    // The names of turned frames stand at another corner than the origin.
    if (!child.isLabel || y >= 0) return child
    const [width, height] = [w * scale, h * scale]
    return new Rectangle2d({
      x: x * scale,
      y: y * scale,
      width,
      height,
      isFilled: true,
      isLabel: true,
    })
  })
  return new Group2d({ children })
}
