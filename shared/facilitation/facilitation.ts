import type * as Y from "yjs"

import { type Gathering, parseGathering } from "./gathering.ts"
import { parseWall, type Wall } from "./wall.ts"

/** The root map of the facilitation room's document, named after the room's path `:id/session`. */
const ROOT = "session"

/** What facilitators steer, and everybody at the board may read. */
export interface Facilitation {
  /** Participants may only read the board. */
  readonly locked: boolean
  /** Participants may also remove what somebody has filled in. */
  readonly participantsMayRemove: boolean
  /** Nobody is shown for which institution notes were written. */
  readonly noteSeatsHidden: boolean
  /** What the walls show that follow the facilitators; undefined until one has chosen. */
  readonly wall: Wall | undefined
  /** Where facilitators asked everybody to come last; undefined until they have. */
  readonly gathering: Gathering | undefined
}

/** The facilitation room's content; anything that is missing or of another kind reads as its default. */
export function readFacilitation(doc: Y.Doc): Facilitation {
  const root = doc.getMap(ROOT)
  return {
    locked: root.get("locked") === true,
    participantsMayRemove: root.get("participantsMayRemove") === true,
    noteSeatsHidden: root.get("noteSeatsHidden") === true,
    wall: parseWall(root.get("wall")),
    gathering: parseGathering(root.get("gathering")),
  }
}

/** The map in which the lock stands under the key `locked`. */
export function facilitationRoot(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(ROOT)
}

/** Locks the board for participants, or opens it again. The server lets only facilitators do this. */
export function setLocked(doc: Y.Doc, locked: boolean): void {
  doc.getMap(ROOT).set("locked", locked)
}

/** Lets participants remove what somebody has filled in, or forbids it. The server lets only facilitators do this. */
export function setParticipantsMayRemove(doc: Y.Doc, may: boolean): void {
  doc.getMap(ROOT).set("participantsMayRemove", may)
}

/** Hides or shows for everybody for which institution notes were written. The server lets only facilitators do this. */
export function setNoteSeatsHidden(doc: Y.Doc, hidden: boolean): void {
  doc.getMap(ROOT).set("noteSeatsHidden", hidden)
}

/** Puts this on the walls that follow. The server lets only facilitators do this. */
export function setWall(doc: Y.Doc, wall: Wall): void {
  doc.getMap(ROOT).set("wall", wall)
}

/** Takes everybody to a place, the walls that follow too. The server lets only facilitators do this. */
export function gather(doc: Y.Doc, gathering: Gathering): void {
  doc.transact(() => {
    setWall(doc, { scene: gathering.place, page: 0, black: false })
    doc.getMap(ROOT).set("gathering", gathering)
  })
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
