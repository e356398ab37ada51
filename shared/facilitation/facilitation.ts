import type * as Y from "yjs"

/** The root map of the facilitation room's document, named after the room's path `:id/session`. */
const ROOT = "session"

/** What facilitators steer, and everybody at the board may read. */
export interface Facilitation {
  /** Participants may only read the board. */
  readonly locked: boolean
}

/** The facilitation room's content; anything that is missing or of another kind reads as its default. */
export function readFacilitation(doc: Y.Doc): Facilitation {
  return { locked: doc.getMap(ROOT).get("locked") === true }
}

/** Locks the board for participants, or opens it again. The server lets only facilitators do this. */
export function setLocked(doc: Y.Doc, locked: boolean): void {
  doc.getMap(ROOT).set("locked", locked)
}

/** Calls the listener after each change, with what is new; returns how to stop it. */
export function onFacilitationChange(
  doc: Y.Doc,
  listener: (facilitation: Facilitation) => void,
): () => void {
  const root = doc.getMap(ROOT)
  const report = (): void => listener(readFacilitation(doc))
  root.observeDeep(report)
  return () => root.unobserveDeep(report)
}
