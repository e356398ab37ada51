import type { AccessRole } from "@tafelrunde/shared/protocol"
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, clearDocument, storeState } from "y-indexeddb"
import * as Y from "yjs"

import { forgetPendingCount } from "./pending-counts.ts"
import { clearPendingPictures } from "./pending-pictures.ts"
import { UnsavedUpdates, forgetUnsavedUpdates, readUnsavedUpdates } from "./unsaved-updates.ts"

/** The copy of one room on this device: what lets a person go on without a connection, also across a reload. */
export interface DeviceCopy {
  /** Done when the copy is in the document, or when it is clear that there is none. */
  readonly loaded: Promise<void>
  /** What of the document the copy does not have yet. */
  readonly unkept: Pick<UnsavedUpdates, "count" | "isKeeping" | "leave">
  /** Forgets the copy, for instance when it holds changes that the server refused. */
  readonly clear: () => Promise<void>
  readonly close: () => void
}

const LOAD_LIMIT_MS = 3000
const TRIM_AFTER_MS = 1000
const PREFIX = "tafelrunde/"
/** By y-indexeddb. */
const UPDATES_STORE = "updates"
const ROLES: readonly AccessRole[] = ["facilitator", "participant", "viewer"]

/**
 * One copy for each role: the projector's tab beside the facilitator's must not send what the facilitator has not sent yet,
 * because the server would refuse it.
 */
export function deviceCopyName(role: AccessRole, room: string): string {
  return `${role}/${room}`
}

/** `onChange` hears whenever the copy has caught up or fallen behind. */
export function openDeviceCopy(
  name: string,
  doc: Y.Doc,
  onChange: () => void = () => {},
): DeviceCopy {
  const unkept = new UnsavedUpdates(name, onChange)
  let opened: Opened | undefined
  let isOpen = true
  const onUpdate = (
    ...[update, origin, , transaction]: [Uint8Array, unknown, Y.Doc, Y.Transaction]
  ): void => {
    if (!opened || origin !== opened.persistence) unkept.add(update, transaction.local)
  }
  doc.on("update", onUpdate)
  const load = async (): Promise<void> => {
    if (!(await hasIndexedDb())) return unkept.giveUp()
    if (!isOpen) return
    opened = openPersistence(PREFIX + name, doc, unkept)
    // A database blocked by another tab must not keep a person out of the board.
    const limit = new Promise<void>((resolve) => {
      setTimeout(resolve, LOAD_LIMIT_MS)
    })
    await Promise.race([opened.persistence.whenSynced.then(nothing), limit])
    if (isOpen)
      unkept.adopt(readUnsavedUpdates(name), (update) => Y.applyUpdate(doc, update, "note"))
  }
  const stop = (): void => {
    isOpen = false
    doc.off("update", onUpdate)
  }
  return {
    loaded: load(),
    unkept,
    clear: async () => {
      stop()
      unkept.drop()
      forgetUnsavedUpdates(name)
      opened?.close()
      await opened?.persistence.clearData()
    },
    close: () => {
      if (isOpen) unkept.stop()
      stop()
      opened?.close()
    },
  }
}

interface Opened {
  readonly persistence: IndexeddbPersistence
  readonly close: () => void
}

/**
 * Takes the place of the stock handler, which never learns whether a write has come through and leaves it to a later turn of
 * this page to commit it: a page that goes meanwhile would undo it. The copy is trimmed as the stock handler does it.
 */
function openPersistence(name: string, doc: Y.Doc, unkept: UnsavedUpdates): Opened {
  const persistence = new IndexeddbPersistence(name, doc)
  const { _storeUpdate: stockHandler, _db: opening } = persistence
  doc.off("update", stockHandler)
  let writes = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const trim = (): void => {
    writes = 0
    void storeState(persistence)
  }
  const keep = async (db: IDBDatabase, update: Uint8Array): Promise<void> => {
    await write(db, update)
    writes += 1
    const { _dbsize: found } = persistence
    if (found + writes < PREFERRED_TRIM_SIZE) return
    clearTimeout(timer)
    timer = setTimeout(trim, TRIM_AFTER_MS)
  }
  opening.then(
    (db) => unkept.writeTo((update) => keep(db, update)),
    () => unkept.giveUp(),
  )
  return {
    persistence,
    close: () => {
      clearTimeout(timer)
      void persistence.destroy()
    },
  }
}

/** In the browser's hands at once, whether the page stays or not; that it survives a power cut is not waited for. */
function write(db: IDBDatabase, update: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const writing = db.transaction(UPDATES_STORE, "readwrite", { durability: "relaxed" })
    writing.addEventListener("complete", () => resolve())
    writing.addEventListener("abort", () => reject(writing.error ?? new Error("aborted")))
    writing.objectStore(UPDATES_STORE).add(update)
    writing.commit()
  })
}

/** Every copy of a board that is not open now, with what waits in it. */
export async function clearDeviceCopies(boardId: string): Promise<void> {
  const rooms = [boardId, `${boardId}/contacts`, `${boardId}/internal`, `${boardId}/session`]
  const names = ROLES.flatMap((role) => rooms.map((room) => deviceCopyName(role, room)))
  if (await hasIndexedDb()) {
    await Promise.all([
      ...names.map((name) => clearDocument(PREFIX + name)),
      clearPendingPictures(boardId),
    ])
  }
  // Last: a page that was still open has noted more until its copy was taken away.
  for (const name of names) {
    forgetPendingCount(name)
    forgetUnsavedUpdates(name)
  }
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
