import { type OwnState, createState } from "./state.ts"

/** `board` is the open canvas page; `frames` all frames of all pages, each on its own page; a drawing holds all pages. */
export type CanvasExport =
  | { readonly of: "board" | "selection"; readonly as: "png" | "svg" }
  | { readonly of: "frames"; readonly as: "pdf" }
  | { readonly of: "board"; readonly as: "tldr" }

/** The files that the open canvas can save and open, for the menus around it. It announces progress and results itself. */
export interface CanvasFiles {
  /** The numbers of selected shapes and of canvas pages. */
  readonly counts: () => { readonly selected: number; readonly pages: number }
  /** Creates a file and saves it as a download. */
  readonly save: (what: CanvasExport) => Promise<void>
  /** A picture of the board by its hash; undefined where it cannot be loaded now. */
  readonly picture: (hash: string) => Promise<Blob | undefined>
  /** Reads a tldraw file into the open page as one undo step; nothing changes on errors. */
  readonly open: (file: Blob) => Promise<void>
}

/** Set by the canvas, read by the menus; undefined while no canvas is open. */
export type CanvasFilesState = OwnState<CanvasFiles | undefined>

export function createCanvasFiles(): CanvasFilesState {
  return createState<CanvasFiles | undefined>(undefined)
}
