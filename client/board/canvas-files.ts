import { type OwnState, createState } from "./state.ts"

export interface CanvasFile {
  readonly blob: Blob
  readonly fileName: string
}

/** `board` is the page that is open; `frames` each frame of it on a page of its own. */
export type CanvasExport =
  | { readonly of: "board" | "selection"; readonly as: "png" | "svg" }
  | { readonly of: "frames"; readonly as: "pdf" }
  | { readonly of: "board"; readonly as: "tldr" }

/** What was read from a drawing: how many shapes are on the board now, and how many could not be used. */
export interface CanvasImport {
  readonly shapes: number
  readonly refused: number
}

/** What the open canvas can write and read; menus around it ask it. */
export interface CanvasFiles {
  /** The number of selected shapes, and of frames that can become pages. */
  readonly counts: () => { readonly selected: number; readonly frames: number }
  /** Fails when there is nothing to draw. */
  readonly save: (what: CanvasExport) => Promise<CanvasFile>
  /** Reads a tldraw file into the open page, as one undo step. Fails when it is none, or when nobody may write here. */
  readonly open: (file: Blob) => Promise<CanvasImport>
}

/** Undefined while no canvas is open: set by the canvas, read by the menus. */
export type CanvasFilesState = OwnState<CanvasFiles | undefined>

export function createCanvasFiles(): CanvasFilesState {
  return createState<CanvasFiles | undefined>(undefined)
}
