import {
  type Editor,
  InstancePresenceRecordType,
  react,
  type TLInstancePresence,
  type TLStore,
} from "tldraw"
import type { Awareness } from "y-protocols/awareness"

import type { Board } from "../../board/board.ts"
import { labelPerson } from "../../board/people/people.ts"
import { parsePointer, parseView, readPointer, readView } from "./presence-state.ts"
import { paced } from "./throttle.ts"

const VIEW_MS = 500
const POINTER_MS = 66

/** One device can be here twice, with two tabs: to tldraw each is a person of its own. */
export function presenceUserId(awareness: Awareness, clientId = awareness.clientID): string {
  return String(clientId)
}

/** Tells the others where this person looks (twice a second at most) and points (fifteen times); nothing when idle. */
export function sendPresence(editor: Editor, awareness: Awareness): () => void {
  const set = (field: string, value: unknown): void => {
    if (awareness.getLocalState()) awareness.setLocalStateField(field, value)
  }
  const view = paced(VIEW_MS, (value: unknown) => set("canvas", value))
  const pointer = paced(POINTER_MS, (value: unknown) => set("cursor", value))
  const stops = [
    react("send view", () => view.give(readView(editor))),
    react("send pointer", () => pointer.give(readPointer(editor))),
  ]
  return () => {
    for (const stop of stops) stop()
    view.stop()
    pointer.stop()
    // Who looks at the table has no cursor on the canvas.
    set("cursor", null)
    set("canvas", null)
  }
}

/** Shows the others: what came together goes into the store together, in the frame in which it came. */
export function receivePresence(
  store: TLStore,
  { awareness, institutions }: Pick<Board, "awareness" | "institutions">,
): () => void {
  const changed = new Set<number>(awareness.getStates().keys())
  let waits = false
  let stopped = false
  const show = (): void => {
    waits = false
    if (stopped) return
    const put: TLInstancePresence[] = []
    const remove: TLInstancePresence["id"][] = []
    for (const clientId of changed) {
      if (clientId === awareness.clientID) continue
      const record = toPresence(clientId, { awareness, institutions })
      if (record) put.push(record)
      else remove.push(presenceId(clientId))
    }
    changed.clear()
    store.mergeRemoteChanges(() => {
      store.put(put)
      store.remove(remove.filter((id) => store.has(id)))
    })
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
  }
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
  { awareness, institutions }: Pick<Board, "awareness" | "institutions">,
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
    ...parsePointer(state?.["cursor"]),
    // By our own clock: another's may be wrong, and would make its owner look away or here for ever.
    lastActivityTimestamp: Date.now(),
  })
}
