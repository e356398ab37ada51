/** What people drag to another place: a row or a column. */
export interface Line {
  /** Only lines that belong together change places. */
  readonly kind: string
  readonly id: string
  /** What people call it. */
  readonly label: string
}

/** Where a line stands that takes the place of another. */
export type Side = "before" | "after"

let dragged: Line | undefined

/** The line that this person is dragging; what other windows drag is none. */
export function draggedLine(): Line | undefined {
  return dragged
}

export function setDraggedLine(line: Line | undefined): void {
  dragged = line
}

/** The place of another: behind it on the way down, before it on the way up; undefined where nothing would move. */
export function sideOf(
  entries: readonly { readonly id: string }[],
  movedId: string,
  ontoId: string,
): Side | undefined {
  const [from, to] = [movedId, ontoId].map((id) => entries.findIndex((entry) => entry.id === id))
  if (from === undefined || to === undefined || from < 0 || to < 0 || from === to) return undefined
  return from < to ? "after" : "before"
}

/** The entry that a line comes to stand before on this side of another; null for the end. */
export function entryBehind(
  entries: readonly { readonly id: string }[],
  ontoId: string,
  side: Side,
): string | null {
  if (side === "before") return ontoId
  const index = entries.findIndex(({ id }) => id === ontoId)
  return entries[index + 1]?.id ?? null
}
