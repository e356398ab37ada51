import { matrixMessages as de, type MatrixMessages } from "./de/matrix.ts"
import { matrixMessages as en } from "./en/matrix.ts"
import type { Translations } from "./language.ts"

export type { MatrixMessages } from "./de/matrix.ts"

export const matrixMessages: Translations<MatrixMessages> = { de, en }
