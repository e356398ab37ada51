/** Why a file is not read. */
export type TableFault =
  | "tooLarge"
  | "tooManyRows"
  | "tooManyColumns"
  | "encrypted"
  | "oldExcel"
  | "notTable"
  | "damaged"
  | "entities"
  | "empty"

/** Thrown for a file that is not read. */
export class TableFileError extends Error {
  readonly fault: TableFault

  constructor(fault: TableFault) {
    super(`Not readable as a table: ${fault}`)
    this.name = "TableFileError"
    this.fault = fault
  }
}

/** A row with something in it; empty rows are left out. */
export interface SheetRow {
  /** As the spreadsheet counts, from 1. */
  readonly number: number
  /** Up to the last cell that is filled. Days are `YYYY-MM-DD`; a formula is its result. */
  readonly cells: readonly string[]
}

/** Cells that are merged into one, which stands in the first of them. */
export interface Merge {
  /** Number of the first row. */
  readonly row: number
  /** From 0. */
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export interface Sheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
  readonly merges: readonly Merge[]
  /** Numbers of rows with a formula whose result the file does not hold. */
  readonly uncomputed: readonly number[]
}

/** Far more than a board takes. */
export const TABLE_LIMITS = {
  fileBytes: 32 * 2 ** 20,
  /** Of all parts of a file together, once unpacked. */
  unpackedBytes: 48 * 2 ** 20,
  sheets: 50,
  rows: 20_000,
  columns: 1_000,
  cells: 1_000_000,
  merges: 10_000,
} as const

/** Collects the filled cells of one sheet, never more than the limits. */
export class SheetBuilder {
  readonly #name: string
  readonly #rows: SheetRow[] = []
  readonly #merges: Merge[] = []
  readonly #uncomputed: number[] = []
  #cells = 0

  constructor(name: string) {
    this.#name = name
  }

  /** Rows come in their order; `repeated` for one that stands so many times in a row. */
  addRow(number: number, cells: readonly string[], repeated = 1): void {
    const length = cells.findLastIndex((cell) => cell.trim() !== "") + 1
    if (length === 0) return
    if (length > TABLE_LIMITS.columns) throw new TableFileError("tooManyColumns")
    this.#cells += length * repeated
    if (this.#rows.length + repeated > TABLE_LIMITS.rows || this.#cells > TABLE_LIMITS.cells) {
      throw new TableFileError("tooManyRows")
    }
    const filled = cells.slice(0, length).map((cell) => cell.toWellFormed())
    for (let copy = 0; copy < repeated; copy += 1) {
      this.#rows.push({ number: number + copy, cells: filled })
    }
  }

  merge(merge: Merge): void {
    const isOne = merge.rows <= 1 && merge.columns <= 1
    if (!isOne && this.#merges.length < TABLE_LIMITS.merges) this.#merges.push(merge)
  }

  noteUncomputed(row: number): void {
    if (this.#uncomputed.at(-1) !== row) this.#uncomputed.push(row)
  }

  build(): Sheet {
    return {
      name: this.#name,
      rows: this.#rows,
      merges: this.#merges,
      uncomputed: this.#uncomputed,
    }
  }
}
