import { createContext, use } from "react"

import { type MatrixMessages } from "../../messages/matrix.ts"
import { type MatrixEdits } from "../commands/gestures.ts"
import { type Place } from "../commands/move.ts"
import { type Letters } from "../role-codes.ts"

/** How typing in a cell or title ended; `left`: the focus is already somewhere else. */
export type TypingEnd = "enter" | "escape" | "left"

/** What stands open over the grid; at most one thing. */
export type Opened =
  | { readonly kind: "roles"; readonly place: Place }
  | { readonly kind: "line"; readonly place: Place }
  | { readonly kind: "addInstitution"; readonly afterId?: string }
  | { readonly kind: "renameInstitution"; readonly institutionId: string }

/** What every part of one grid needs. Stays the same object while cells change, so that memo holds. */
export interface Grid {
  readonly messages: MatrixMessages
  readonly letters: Letters
  readonly edits: MatrixEdits
  readonly editable: boolean
  readonly open: (opened: Opened) => void
  /** Closes what is open; `back` puts the focus back on the cell it came from. */
  readonly close: (focus: "back" | "stay") => void
  /** Makes the title of this row an input. */
  readonly rename: (row: string) => void
  readonly endRename: (row: string, end: TypingEnd) => void
  /** Something was taken away: says so and offers to bring it back. */
  readonly offerUndo: (what: string) => void
  /** Where the keyboard goes once the row is on the screen. */
  readonly goTo: (place: Place) => void
}

export const GridContext = createContext<Grid | undefined>(undefined)

export function useGrid(): Grid {
  const grid = use(GridContext)
  if (!grid) throw new Error("Only inside a MatrixGrid")
  return grid
}
