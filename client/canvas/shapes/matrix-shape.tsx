import type { Matrix } from "@tafelrunde/shared/model"
import type { JSX } from "react"
import {
  type Editor,
  type Geometry2d,
  HTMLContainer,
  type RecordProps,
  Rectangle2d,
  resizeBox,
  ShapeUtil,
  T,
  type TLBaseShape,
  type TLResizeInfo,
  type TLShape,
  type TLShapePartial,
} from "tldraw"

import type { Board } from "../../board/board.ts"
import { matrixSize } from "../../matrix/matrix-size.ts"
import { MatrixSvg } from "../../matrix/matrix-svg.tsx"
import { SIZES } from "../../matrix/rows.ts"
import { canvasMessages } from "../../messages/canvas.ts"
import { currentLanguage, currentMessages } from "../../messages/language.ts"
import { protectionOf } from "../protection/protection.ts"
import { modelOf, takenLayout } from "./canvas-model.ts"
import { MatrixOnCanvas } from "./matrix-on-canvas.tsx"

/** A view of the board's matrix; `w` is its width, `phaseId` "" stands for all phases. It contains no data of the model. */
export type MatrixShape = TLBaseShape<"matrix", { w: number; phaseId: string }>

const LEAST_WIDTH = 240
/** The width for a dozen institutions. Fewer leave space, so that the text does not shrink while people add the first ones. */
const ROOMY_WIDTH = SIZES.titleColumn + 12 * SIZES.column + SIZES.addColumn

/** The `w` at which the matrix is drawn at this scale. */
export function matrixRoom(matrix: Matrix, scale: number): number {
  return Math.max(matrixSize(matrix).width, ROOMY_WIDTH) * scale
}

/** A matrix pasted from another board shows this board's model, all phases if its phase does not exist here. */
export function keepMatrixViews(editor: Editor, board: Board): () => void {
  return editor.store.sideEffects.registerBeforeCreateHandler("shape", (shape, source) => {
    if (source !== "user" || !isMatrix(shape) || shape.props.phaseId === "") return shape
    const isHere = board.matrix.get().phases.some(({ id }) => id === shape.props.phaseId)
    return isHere ? shape : { ...shape, props: { ...shape.props, phaseId: "" } }
  })
}

function isMatrix(shape: TLShape): shape is TLShape & MatrixShape {
  return shape.type === "matrix"
}

/** The responsibility matrix on the canvas: people set its width, the model determines its height. */
export class MatrixShapeUtil extends ShapeUtil<MatrixShape> {
  static override readonly type = "matrix"
  static override readonly props: RecordProps<MatrixShape> = {
    w: T.nonZeroNumber,
    phaseId: T.string,
  }

  override getDefaultProps(): MatrixShape["props"] {
    return { w: 1200, phaseId: "" }
  }

  override canEdit(): boolean {
    return true
  }

  /** Viewers too can move through the cells. */
  override canEditInReadonly(): boolean {
    return true
  }

  override hideRotateHandle(): boolean {
    return true
  }

  override hideResizeHandles(shape: MatrixShape): boolean {
    return !protectionOf(this.editor).mayChange(shape.id)
  }

  override isAspectRatioLocked(): boolean {
    return true
  }

  override getGeometry(shape: MatrixShape): Geometry2d {
    const { width, height } = this.sizeOf(shape)
    return new Rectangle2d({ width, height, isFilled: true })
  }

  /** The size on the page for this person; reads the model's signals, so that the shape grows together with the rows. */
  sizeOf(shape: MatrixShape): { width: number; height: number; scale: number } {
    const natural = takenLayout(this.editor, shape.props.phaseId || undefined)
    const scale = shape.props.w / Math.max(natural.width, ROOMY_WIDTH)
    return { width: natural.width * scale, height: natural.height * scale, scale }
  }

  override component(shape: MatrixShape): JSX.Element {
    return (
      <HTMLContainer id={shape.id} className="matrix-shape">
        <MatrixOnCanvas
          shapeId={shape.id}
          isLocked={shape.isLocked}
          phaseId={shape.props.phaseId || undefined}
          scale={this.sizeOf(shape).scale}
        />
      </HTMLContainer>
    )
  }

  override indicator(shape: MatrixShape): JSX.Element {
    const { width, height } = this.sizeOf(shape)
    return <rect width={width} height={height} />
  }

  override onResize(
    shape: MatrixShape,
    info: TLResizeInfo<MatrixShape>,
  ): TLShapePartial<MatrixShape> {
    const { initialShape } = info
    const { width: w, height: h } = this.sizeOf(initialShape)
    const box = { ...initialShape, props: { w, h } }
    const resized = resizeBox(box, { ...info, initialShape: box }, { minWidth: LEAST_WIDTH })
    const room = (initialShape.props.w * resized.props.w) / w
    return { id: shape.id, type: "matrix", x: resized.x, y: resized.y, props: { w: room } }
  }

  /** For files, which show all phases: `openAllPhases` while they are made. */
  override toSvg(shape: MatrixShape): JSX.Element {
    const { board } = modelOf(this.editor)
    return (
      <g transform={`scale(${this.sizeOf(shape).scale})`}>
        <MatrixSvg
          matrix={board.matrix.get()}
          language={currentLanguage()}
          phaseId={shape.props.phaseId || undefined}
        />
      </g>
    )
  }

  override getAriaDescriptor(): string {
    return currentMessages(canvasMessages).matrix
  }
}
