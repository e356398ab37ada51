import { blockOf } from "./cells.ts"
import { readTransfer } from "./clipboard-content.ts"

/** Each row of what was pasted as one line, its filled cells joined; empty rows are left out. */
export function pastedLines(data: DataTransfer, separator: string): readonly string[] {
  return blockOf(readTransfer(data))
    .map((row) => row.filter((cell) => cell !== "").join(separator))
    .filter((line) => line !== "")
}
