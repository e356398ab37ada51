import type * as Y from "yjs"

/** Locks the board for participants, or opens it again: where the server looks for it. Only facilitators may. */
export function setLocked(session: Y.Doc, locked: boolean): void {
  session.getMap("session").set("locked", locked)
}
