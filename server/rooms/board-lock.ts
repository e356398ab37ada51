import type * as Y from "yjs"

/** The facilitator's lock, as it stands in the session room's document. */
export function readLocked(session: Y.Doc): boolean {
  return session.getMap("session").get("locked") === true
}

/** Tells each change of the lock; returns what undoes it. */
export function onLockedChange(session: Y.Doc, tell: (locked: boolean) => void): () => void {
  const map = session.getMap("session")
  const read = (): void => tell(readLocked(session))
  map.observe(read)
  return () => map.unobserve(read)
}
