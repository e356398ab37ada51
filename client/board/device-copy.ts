import type { AccessRole } from "@tafelrunde/shared/protocol"
import { IndexeddbPersistence, clearDocument } from "y-indexeddb"
import type * as Y from "yjs"

import { forgetWaiting } from "./waiting.ts"

/** The copy of one room on this device: what lets a person go on without a connection, also across a reload. */
export type DeviceCopy = {
  /** False in a browser without IndexedDB: then nothing outlives the page. */
  readonly lasts: boolean
  /** Done when the copy is in the document, or when it is clear that there is none. */
  readonly loaded: Promise<void>
  /** Forgets the copy, for instance when it holds changes that the server refused. */
  readonly clear: () => Promise<void>
  readonly close: () => void
}

const loadLimitMs = 3000
const prefix = "tafelrunde/"
const roles: readonly AccessRole[] = ["facilitator", "participant", "viewer"]

/**
 * One copy for each role: the projector's tab beside the facilitator's must not send what the facilitator has not sent yet,
 * because the server would refuse it.
 */
export function deviceCopyName(role: AccessRole, room: string): string {
  return `${role}/${room}`
}

export async function openDeviceCopy(name: string, doc: Y.Doc): Promise<DeviceCopy> {
  if (!(await hasIndexedDb())) {
    return { lasts: false, loaded: Promise.resolve(), clear: nothing, close: () => {} }
  }
  const persistence = new IndexeddbPersistence(prefix + name, doc)
  // A database blocked by another tab must not keep a person out of the board.
  const limit = new Promise<void>((resolve) => {
    setTimeout(resolve, loadLimitMs)
  })
  return {
    lasts: true,
    loaded: Promise.race([persistence.whenSynced.then(nothing), limit]),
    clear: () => persistence.clearData(),
    close: () => void persistence.destroy(),
  }
}

/** Every copy of a board that is not open now, with what waits in it. */
export async function clearDeviceCopies(boardId: string): Promise<void> {
  const rooms = [boardId, `${boardId}/contacts`, `${boardId}/internal`, `${boardId}/session`]
  const names = roles.flatMap((role) => rooms.map((room) => deviceCopyName(role, room)))
  for (const name of names) forgetWaiting(name)
  if (!(await hasIndexedDb())) return
  await Promise.all(names.map((name) => clearDocument(prefix + name)))
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
