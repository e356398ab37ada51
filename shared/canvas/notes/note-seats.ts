import type * as Y from "yjs"

/** For which institution somebody wrote a note: the seat of their device, never the person. */
export interface NoteSeat {
  /** Null where the board does not list it. */
  readonly institutionId: string | null
  readonly name: string
}

export const NOTE_SEATS = "noteSeats"

/** By note id. Only the server writes here; its `NoteSeatGuard` reverts what clients write. */
export function noteSeats(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(NOTE_SEATS)
}

/** Undefined where nobody with a seat wrote the note, and for what another version has written. */
export function readNoteSeat(doc: Y.Doc, noteId: string): NoteSeat | undefined {
  const value: unknown = noteSeats(doc).get(noteId)
  if (typeof value !== "object" || value === null) return undefined
  const { institutionId, name }: Partial<Record<string, unknown>> = { ...value }
  const isId = institutionId === null || typeof institutionId === "string"
  return isId && typeof name === "string" ? { institutionId, name } : undefined
}
