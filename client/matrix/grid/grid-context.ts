import { type EntryPlace } from "@tafelrunde/shared/model"
import { createContext, use } from "react"

import { type MatrixMessages } from "../../messages/matrix.ts"
import { type MatrixEdits } from "../commands/gestures.ts"
import { type Place } from "../commands/move.ts"
import { type Drafts } from "../fields/drafts.ts"
import { type RoleCodes } from "../role-codes.ts"

/** How typing in a title ended; `left`: the focus is already on another element. */
export type TypingEnd = "enter" | "escape" | "left"

/** The menu or dialog that is open over the grid; at most one. */
export type Opened =
  | { readonly kind: "roles"; readonly place: Place }
  | { readonly kind: "details"; readonly place: Place }
  | { readonly kind: "line"; readonly place: Place }
  | { readonly kind: "addInstitution"; readonly afterId?: string }
  | { readonly kind: "renameInstitution"; readonly institutionId: string }
  | { readonly kind: "remove"; readonly entry: EntryPlace; readonly what: string }

/** What somebody else removed, or moved out of this view, while this person had it open. */
export interface Gone {
  readonly kind: "task" | "phase" | "other"
  /** The words typed in its field; empty if there were none. */
  readonly words: string
  /** The task that is still there, in a phase that this view does not show. */
  readonly taskId?: string | undefined
  /** The phase in which the row stood. */
  readonly phaseId?: string | undefined
}

/** The context of all parts of one grid. It stays the same object while cells change, so that `memo` works. */
export interface Grid {
  readonly messages: MatrixMessages
  readonly roleCodes: RoleCodes
  readonly edits: MatrixEdits
  readonly editable: boolean
  /** Whether the details of a cell can be opened. */
  readonly showsDetails: boolean
  /** Collapses or opens a phase for this person; undefined where phases are always open. */
  readonly collapse: ((phaseId: string, isCollapsed: boolean) => void) | undefined
  readonly drafts: Drafts
  readonly open: (opened: Opened) => void
  /** Closes what is open; `back` puts the focus back on the cell it came from. */
  readonly close: (focus: "back" | "stay") => void
  /** Replaces the title of this row by an input. */
  readonly rename: (row: string) => void
  readonly endRename: (row: string, end: TypingEnd) => void
  /**
   * Removes an entry and offers to undo that; asks first where somebody has filled it in, or says that this person
   * may not remove it.
   */
  readonly remove: (entry: EntryPlace, what: string) => void
  /** Removes an entry without asking. */
  readonly removeNow: (entry: EntryPlace, what: string) => void
  /** Moves the focus to this place as soon as its row is rendered. */
  readonly goTo: (place: Place) => void
}

export const GridContext = createContext<Grid | undefined>(undefined)

export function useGrid(): Grid {
  const grid = use(GridContext)
  if (!grid) throw new Error("Only inside a MatrixGrid")
  return grid
}
