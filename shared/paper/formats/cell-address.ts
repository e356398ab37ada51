import { type Table } from "../tables/table.ts"

/** `A`, `Z`, `AA`, … */
export function columnName(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** The last cell of a table, as in `O9`; its first one is `A1`. */
export function lastCellOf({ columns, rows }: Table): string {
  return `${columnName(columns.length - 1)}${rows.length + 1}`
}

/** Heading and rows, as in `A1:O9`. */
export function rangeOf(table: Table): string {
  return `A1:${lastCellOf(table)}`
}

/** The sheet's name as formulas and ranges write it: quoted, because it may hold spaces. */
export function quotedName({ title }: Table): string {
  return `'${title.replaceAll("'", "''")}'`
}
