import {
  defaultBindingUtils,
  defaultShapeUtils,
  type TLAnyBindingUtilConstructor,
  type TLAnyShapeUtilConstructor,
} from "tldraw"

import { CardShapeUtil } from "../cards/card-shape.tsx"
import { PictureShapeUtil } from "../pictures/picture-shape.tsx"
import { HoldingFrameShapeUtil } from "./frame-shape.ts"
import { MatrixShapeUtil } from "./matrix-shape.tsx"
import { SafeArrowShapeUtil } from "./safe-arrow.ts"

/** Shapes that load or embed content of third parties, and shapes that we replace by our own. */
const REPLACED = new Set(["embed", "bookmark", "arrow", "image", "frame"])

const classes: readonly unknown[] = [
  ...defaultShapeUtils.filter((util) => !REPLACED.has(util.type)),
  SafeArrowShapeUtil,
  PictureShapeUtil,
  HoldingFrameShapeUtil,
  MatrixShapeUtil,
  CardShapeUtil,
]

/** All kinds of shapes of a board. A constant, because tldraw would create a new editor for a new list. */
export const shapeUtils: readonly TLAnyShapeUtilConstructor[] = classes.filter(isShapeUtil)

/** tldraw's types are incompatible with each other under `exactOptionalPropertyTypes`; its classes are compatible. */
function isShapeUtil(value: unknown): value is TLAnyShapeUtilConstructor {
  return typeof value === "function" && "type" in value
}

export const bindingUtils: readonly TLAnyBindingUtilConstructor[] = defaultBindingUtils
