import type { AccessRole } from "@tafelrunde/shared/protocol"
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, clearDocument, storeState } from "y-indexeddb"
import * as Y from "yjs"

import { forgetPendingCount } from "./pending-counts.ts"
import { clearPendingPictures } from "./pending-pictures.ts"
import { UnsavedUpdates, forgetUnsavedUpdates, readUnsavedUpdates } from "./unsaved-updates.ts"

/** The copy of one room on this device, which lets a person continue without a connection and after a reload. */
export interface DeviceCopy {
  /** Resolves when the copy is loaded into the document, or when there is none. */
  readonly loaded: Promise<void>
  /** The updates that the copy does not hold yet. */
  readonly unsaved: Pick<UnsavedUpdates, "count" | "isKeeping" | "leave">
  /** Deletes the copy, for instance when it holds changes that the server has refused. */
  readonly clear: () => Promise<void>
  /**
   * Replaces the copy by this state and follows the document no longer; the page then begins anew with
   * it. False if there is no copy, or if it stays as it was.
   */
  readonly replace: (state: Uint8Array) => Promise<boolean>
  readonly close: () => void
}

const LOAD_LIMIT_MS = 3000
const TRIM_AFTER_MS = 1000
const PREFIX = "tafelrunde/"
/** Stored by y-indexeddb. */
const UPDATES_STORE = "updates"
const ROLES: readonly AccessRole[] = ["facilitator", "participant", "viewer"]

/**
 * One copy for each role: a viewer's tab (the projector) must not send a facilitator's pending changes from the same
 * device, because the server would refuse them.
 */
export function deviceCopyName(role: AccessRole, room: string): string {
  return `${role}/${room}`
}

/** `onChange` is called whenever the copy has caught up or fallen behind. */
export function openDeviceCopy(
  name: string,
  doc: Y.Doc,
  onChange: () => void = () => {},
): DeviceCopy {
  const unsaved = new UnsavedUpdates(name, onChange)
  let opened: Opened | undefined
  let isOpen = true
  const onUpdate = (
    ...[update, origin, , transaction]: [Uint8Array, unknown, Y.Doc, Y.Transaction]
  ): void => {
    if (!opened || origin !== opened.persistence) unsaved.add(update, transaction.local)
  }
  doc.on("update", onUpdate)
  const load = async (): Promise<void> => {
    if (!(await hasIndexedDb())) return unsaved.giveUp()
    if (!isOpen) return
    opened = openPersistence(PREFIX + name, doc, unsaved)
    // Open the board even when another tab blocks the database.
    const limit = new Promise<void>((resolve) => {
      setTimeout(resolve, LOAD_LIMIT_MS)
    })
    await Promise.race([opened.persistence.whenSynced.then(nothing), limit])
    if (isOpen)
      unsaved.adopt(readUnsavedUpdates(name), (update) => Y.applyUpdate(doc, update, "note"))
  }
  const stop = (): void => {
    isOpen = false
    doc.off("update", onUpdate)
  }
  return {
    loaded: load(),
    unsaved,
    clear: async () => {
      stop()
      unsaved.drop()
      forgetUnsavedUpdates(name)
      opened?.close()
      await opened?.persistence.clearData()
    },
    replace: async (state) => {
      if (!opened || !(await opened.replace(state))) return false
      stop()
      unsaved.drop()
      forgetUnsavedUpdates(name)
      opened.close()
      return true
    },
    close: () => {
      if (isOpen) unsaved.stop()
      stop()
      opened?.close()
    },
  }
}

interface Opened {
  readonly persistence: IndexeddbPersistence
  /** False if the browser did not take it. */
  readonly replace: (state: Uint8Array) => Promise<boolean>
  readonly close: () => void
}

/**
 * Replaces y-indexeddb's handler, which does not report whether a write succeeded and commits it only in a later task, so
 * that closing the page would lose it. The copy is trimmed as in y-indexeddb.
 */
function openPersistence(name: string, doc: Y.Doc, unsaved: UnsavedUpdates): Opened {
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
    (db) => unsaved.writeTo((update) => keep(db, update)),
    () => unsaved.giveUp(),
  )
  return {
    persistence,
    replace: async (state) => {
      clearTimeout(timer)
      try {
        await replaceAll(await opening, state)
        return true
      } catch {
        return false
      }
    },
    close: () => {
      clearTimeout(timer)
      void persistence.destroy()
    },
  }
}

/** In one transaction, so that the copy is never empty. */
function replaceAll(db: IDBDatabase, state: Uint8Array): Promise<void> {
  return commit(db, (updates) => {
    updates.clear()
    updates.add(state)
  })
}

/** Commits at once, so that closing the page loses nothing; relaxed durability does not wait for the disk. */
function write(db: IDBDatabase, update: Uint8Array): Promise<void> {
  return commit(db, (updates) => updates.add(update))
}

function commit(db: IDBDatabase, change: (updates: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const writing = db.transaction(UPDATES_STORE, "readwrite", { durability: "relaxed" })
    writing.addEventListener("complete", () => resolve())
    writing.addEventListener("abort", () => reject(writing.error ?? new Error("aborted")))
    change(writing.objectStore(UPDATES_STORE))
    writing.commit()
  })
}

/** Deletes all copies of a closed board together with its pending changes. */
export async function clearDeviceCopies(boardId: string): Promise<void> {
  const rooms = [boardId, `${boardId}/contacts`, `${boardId}/internal`, `${boardId}/session`]
  const names = ROLES.flatMap((role) => rooms.map((room) => deviceCopyName(role, room)))
  if (await hasIndexedDb()) {
    await Promise.all([
      ...names.map((name) => clearDocument(PREFIX + name)),
      clearPendingPictures(boardId),
    ])
  }
  // Last, because a page that is still open stores more until its copy is deleted.
  for (const name of names) {
    forgetPendingCount(name)
    forgetUnsavedUpdates(name)
  }
}

async function nothing(): Promise<void> {}

/** Checks first whether IndexedDB works, because y-indexeddb leaves the rejection unhandled. */
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
      // IndexedDB is missing or forbidden by the person's settings.
      resolve(false)
    }
  })
}
