import type { MatrixMessages } from "./de/matrix.ts"
import { translations } from "./language.ts"

export type { MatrixMessages } from "./de/matrix.ts"

export const matrixMessages = translations<MatrixMessages>(
  import.meta.glob("./*/matrix.ts", { eager: true, import: "matrixMessages" }),
)
