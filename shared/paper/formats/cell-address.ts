import { type Table } from "../tables/table.ts"

/** `A`, `Z`, `AA`, … */
export function columnName(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** Heading and rows, as in `A1:O9`. */
export function rangeOf({ columns, rows }: Table): string {
  return `A1:${columnName(columns.length - 1)}${rows.length + 1}`
}
