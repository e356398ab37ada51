/** From here on a deletion is asked for, told to the others, and kept as a version. */
const MOST_AT_ONCE = 10

/** Whether so many shapes deleted at once are more than one tidies away in passing. */
export function isBulkDeletion(shapes: number): boolean {
  return shapes > MOST_AT_ONCE
}
