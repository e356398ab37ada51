import {
  defaultBindingUtils,
  defaultShapeUtils,
  type TLAnyBindingUtilConstructor,
  type TLAnyShapeUtilConstructor,
} from "tldraw"

import { PictureShapeUtil } from "../pictures/picture-shape.tsx"
import { HoldingFrameShapeUtil } from "./frame-shape.ts"
import { MatrixShapeUtil } from "./matrix-shape.tsx"
import { SafeArrowShapeUtil } from "./safe-arrow.ts"

/** Those that would fetch something from elsewhere or show what somebody else serves, and those we have our own of. */
const REPLACED = new Set(["embed", "bookmark", "arrow", "image", "frame"])

const classes: readonly unknown[] = [
  ...defaultShapeUtils.filter((util) => !REPLACED.has(util.type)),
  SafeArrowShapeUtil,
  PictureShapeUtil,
  HoldingFrameShapeUtil,
  MatrixShapeUtil,
]

/** Everything that can be on a board. A constant: a new list would make tldraw build a new editor. */
export const shapeUtils: readonly TLAnyShapeUtilConstructor[] = classes.filter(isShapeUtil)

/** tldraw's types do not fit each other under `exactOptionalPropertyTypes`; its classes do. */
function isShapeUtil(value: unknown): value is TLAnyShapeUtilConstructor {
  return typeof value === "function" && "type" in value
}

export const bindingUtils: readonly TLAnyBindingUtilConstructor[] = defaultBindingUtils
