import {
  type Editor,
  InstancePresenceRecordType,
  isEqual,
  react,
  type TLInstancePresence,
  type TLStore,
} from "tldraw"
import type { Awareness } from "y-protocols/awareness"

import type { Board } from "../../board/board.ts"
import { createOwnCursor } from "../../board/people/own-cursor.ts"
import { paced } from "../../board/people/paced.ts"
import { labelPerson } from "../../board/people/people.ts"
import { connectCursors, type OthersCursors } from "./others-cursors.ts"
import {
  parseCursor,
  parseLaser,
  parseView,
  readLaser,
  readPlace,
  readView,
} from "./presence-state.ts"

const VIEW_MS = 500
const LASER_MS = 66
/** tldraw hides the outlines of somebody from whom nothing has come for a minute. */
const SIGN_MS = 10_000
/** tldraw shows outlines and trails only of who points. Where is not its business: see `PersonCursors`. */
const SOMEWHERE = { x: 0, y: 0, rotation: 0, type: "default" } as const

/** One device can be here twice, with two tabs: to tldraw each is a person of its own. */
export function presenceUserId(awareness: Awareness, clientId = awareness.clientID): string {
  return String(clientId)
}

type PresenceBoard = Pick<Board, "awareness" | "cursors" | "institutions">

/** Tells the others where this person looks (twice a second at most) and points; nothing when idle. */
export function sendPresence(
  editor: Editor,
  { awareness, cursors }: Omit<PresenceBoard, "institutions">,
): () => void {
  const set = (field: string, value: unknown): void => {
    if (awareness.getLocalState()) awareness.setLocalStateField(field, value)
  }
  const view = paced(VIEW_MS, (value: unknown) => set("canvas", value))
  const laser = paced(LASER_MS, (value: unknown) => set("laser", value))
  const cursor = createOwnCursor(awareness, cursors)
  const stops = [
    react("send view", () => view.give(readView(editor))),
    react("send laser", () => laser.give(readLaser(editor))),
    react("send cursor", () => cursor.move(readPlace(editor))),
  ]
  return () => {
    for (const stop of stops) stop()
    view.stop()
    laser.stop()
    // Who looks at the table has no cursor on the canvas.
    cursor.leave()
    set("laser", null)
    set("canvas", null)
  }
}

/** Shows the others: what came together goes into the store together, in the frame in which it came. */
export function receivePresence(store: TLStore, board: PresenceBoard): () => void {
  const { awareness, institutions } = board
  const { cursors, stop: stopCursors } = connectCursors(store, board.cursors)
  const changed = new Set<number>(awareness.getStates().keys())
  let waits = false
  let stopped = false
  const show = (): void => {
    waits = false
    if (stopped) return
    const others = [...changed].filter((clientId) => clientId !== awareness.clientID)
    changed.clear()
    for (const clientId of others) hearCursor(cursors, clientId, awareness)
    showPeople(store, cursors, new Map(others.map((id) => [id, toPresence(id, board)])))
  }
  const note = ({ added, updated, removed }: Changes): void => {
    for (const clientId of [...added, ...updated, ...removed]) changed.add(clientId)
    if (waits) return
    waits = true
    // The connection hands over once per frame all that came; after that, and still before the frame is drawn.
    queueMicrotask(show)
  }
  awareness.on("change", note)
  const stopInstitutions = institutions.subscribe(() => {
    const everyone = [...awareness.getStates().keys()]
    note({ added: [], updated: everyone, removed: [] })
  })
  show()
  return () => {
    stopped = true
    awareness.off("change", note)
    stopInstitutions()
    stopCursors()
  }
}

function hearCursor(cursors: OthersCursors, clientId: number, awareness: Awareness): void {
  const state = awareness.getStates().get(clientId)
  if (state) cursors.hearPresence(clientId, parseCursor(state["cursor"]))
  else cursors.forget(clientId)
}

/** Null for people who are not on the canvas. Touches the store only where there is something to see. */
function showPeople(
  store: TLStore,
  cursors: OthersCursors,
  people: ReadonlyMap<number, TLInstancePresence | null>,
): void {
  const put: TLInstancePresence[] = []
  const remove: TLInstancePresence["id"][] = []
  for (const [clientId, person] of people) {
    const id = presenceId(clientId)
    const shown = store.get(id)
    const movedAt = cursors.of(clientId).get()?.movedAt ?? 0
    if (!person && shown) remove.push(id)
    if (!person) continue
    if (!shown || isNews(shown, person)) put.push(person)
    // As late as the cursor, not as late as presence says so.
    else if (movedAt - (shown.lastActivityTimestamp ?? 0) > SIGN_MS)
      put.push({ ...shown, lastActivityTimestamp: movedAt })
  }
  if (put.length + remove.length === 0) return
  store.mergeRemoteChanges(() => {
    store.put(put)
    store.remove(remove)
  })
}

/** The time of a sign is none by itself. */
function isNews(shown: TLInstancePresence, person: TLInstancePresence): boolean {
  const { lastActivityTimestamp } = shown
  return !isEqual(shown, { ...person, lastActivityTimestamp })
}

interface Changes {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

function presenceId(clientId: number): TLInstancePresence["id"] {
  return InstancePresenceRecordType.createId(String(clientId))
}

function toPresence(
  clientId: number,
  { awareness, institutions }: Pick<PresenceBoard, "awareness" | "institutions">,
): TLInstancePresence | null {
  const state = awareness.getStates().get(clientId)
  const view = parseView(state?.["canvas"])
  const label = state && labelPerson(state, institutions.get())
  // Who only looks on, or shows the board on a wall, does not point.
  if (state?.["role"] === "viewer") return null
  if (!view || !label) return null
  const { name, institution, color } = label
  return InstancePresenceRecordType.create({
    id: presenceId(clientId),
    userId: presenceUserId(awareness, clientId),
    userName: [name, institution].filter(Boolean).join(" · ").slice(0, 80),
    color,
    ...view,
    cursor: SOMEWHERE,
    scribbles: parseLaser(state["laser"]),
    // By our own clock: another's may be wrong, and would make its owner look away or here for ever.
    lastActivityTimestamp: Date.now(),
  })
}
