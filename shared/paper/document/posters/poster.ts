import { type Language } from "../../../content/index.ts"
import { type TableNode } from "../node.ts"

/** One table for the wall of the room, as large as its sheet allows. */
export interface Poster {
  readonly kind: "poster"
  readonly language: Language
  /** `YYYY-MM-DD`; the file carries it as the time of its creation. */
  readonly day: string
  readonly sheet: "a1" | "a3"
  readonly isLandscape: boolean
  readonly title: string
  /** Empty where nothing is to be said. */
  readonly subtitle: string
  readonly footer: string
  readonly table: TableNode
}

export type PosterSubject =
  | "matrix-a3"
  | "matrix-a1"
  | "empty-matrix-a3"
  | "empty-matrix-a1"
  | "agenda-a3"
