import { IndexeddbPersistence, clearDocument } from "y-indexeddb"
import type * as Y from "yjs"

/** The copy of one room on this device: what lets a person go on without a connection, also across a reload. */
export type DeviceCopy = {
  /** What updates from the copy carry as their origin. */
  readonly origin: unknown
  /** Done when the copy is in the document, or when it is clear that there is none. */
  readonly loaded: Promise<void>
  /** Forgets the copy, for instance when it holds changes that the server refused. */
  readonly clear: () => Promise<void>
  readonly close: () => void
}

const loadLimitMs = 3000
const prefix = "tafelrunde/"

/** Keyed by room name. A browser without IndexedDB (private windows) works without a copy. */
export async function openDeviceCopy(room: string, doc: Y.Doc): Promise<DeviceCopy> {
  if (!(await hasIndexedDb())) {
    return { origin: undefined, loaded: Promise.resolve(), clear: nothing, close: () => {} }
  }
  const persistence = new IndexeddbPersistence(prefix + room, doc)
  // A database blocked by another tab must not keep a person out of the board.
  const limit = new Promise<void>((resolve) => {
    setTimeout(resolve, loadLimitMs)
  })
  return {
    origin: persistence,
    loaded: Promise.race([persistence.whenSynced.then(nothing), limit]),
    clear: () => persistence.clearData(),
    close: () => void persistence.destroy(),
  }
}

/** For boards that are not open now. */
export async function clearDeviceCopies(boardId: string): Promise<void> {
  forgetWaiting(boardId)
  if (!(await hasIndexedDb())) return
  const rooms = [boardId, `${boardId}/contacts`, `${boardId}/internal`, `${boardId}/session`]
  await Promise.all(rooms.map((room) => clearDocument(prefix + room)))
}

async function nothing(): Promise<void> {}

/** Asked first, because y-indexeddb leaves a refusal unhandled. */
function hasIndexedDb(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open("tafelrunde-probe")
      request.addEventListener("success", () => {
        request.result.close()
        resolve(true)
      })
      request.addEventListener("error", () => resolve(false))
      request.addEventListener("blocked", () => resolve(false))
    } catch {
      // No IndexedDB at all, or forbidden by the person's settings.
      resolve(false)
    }
  })
}

/** How many changes waited in a room when the page was left; the changes themselves are in the copy. */
export function readWaiting(room: string): number {
  try {
    return Number(localStorage.getItem(waitingKey(room))) || 0
  } catch {
    return 0
  }
}

export function rememberWaiting(room: string, changes: number): void {
  try {
    if (changes === 0) localStorage.removeItem(waitingKey(room))
    else localStorage.setItem(waitingKey(room), String(changes))
  } catch {
    // Only the number is lost; the changes are not.
  }
}

function forgetWaiting(boardId: string): void {
  for (const room of [boardId, `${boardId}/contacts`, `${boardId}/internal`]) {
    rememberWaiting(room, 0)
  }
}

function waitingKey(room: string): string {
  return `tafelrunde.waiting.${room}`
}
