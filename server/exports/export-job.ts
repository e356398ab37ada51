import { type ExportedFile, type ExportOptions } from "@tafelrunde/shared/paper"

/** What the export process makes a file from. */
export interface ExportJob {
  /** As in `matrix.xlsx`. */
  readonly name: string
  /** The board's documents as Yjs updates: the board, contacts for the network, other contacts. */
  readonly documents: readonly Uint8Array[]
  /** How many cells its tables have, see `tableCells`. */
  readonly cells: number
  readonly options: Omit<ExportOptions, "language"> & {
    /** Default: the board's. */
    readonly language?: ExportOptions["language"] | undefined
  }
}

/** Why the process cannot make a kind of file on this server: nothing can load what it is written with. */
export interface Unavailable {
  readonly refusal: "pdfUnavailable"
  readonly reason: string
}

/** A file, a refusal, or what was thrown, which is a mistake of ours. */
export type ExportAnswer = (
  | { readonly file: ExportedFile }
  | Unavailable
  | { readonly problem: string }
) & {
  /** The memory that the process holds then, in bytes. */
  readonly memory: number
}
