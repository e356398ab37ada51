import { type OwnState, createState } from "./state.ts"

/** `board` is the page that is open; `frames` each frame of every page on a page of its own; a drawing has all pages. */
export type CanvasExport =
  | { readonly of: "board" | "selection"; readonly as: "png" | "svg" }
  | { readonly of: "frames"; readonly as: "pdf" }
  | { readonly of: "board"; readonly as: "tldr" }

/** What the open canvas can write and read; menus around it ask it. It says itself how it goes and how it went. */
export interface CanvasFiles {
  /** The number of selected shapes, and of the canvas's pages. */
  readonly counts: () => { readonly selected: number; readonly pages: number }
  /** Makes a file and hands it to the browser. */
  readonly save: (what: CanvasExport) => Promise<void>
  /** Reads a tldraw file into the open page, as one undo step, or not at all. */
  readonly open: (file: Blob) => Promise<void>
}

/** Undefined while no canvas is open: set by the canvas, read by the menus. */
export type CanvasFilesState = OwnState<CanvasFiles | undefined>

export function createCanvasFiles(): CanvasFilesState {
  return createState<CanvasFiles | undefined>(undefined)
}
