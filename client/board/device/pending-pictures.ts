import type { AccessRole } from "@tafelrunde/shared/protocol"

import type { State } from "../state.ts"

/** A picture of this board that is not uploaded yet, by the id of its asset record. */
interface WaitingPicture {
  readonly assetId: string
  readonly file: File
}

/** This device's store for pending pictures of a board. */
export interface PendingPictures {
  /** False where nothing survives the page, such as in a browser without IndexedDB or on a full device. */
  readonly keep: (picture: WaitingPicture) => Promise<boolean>
  readonly forget: (assetId: string) => Promise<void>
  readonly read: () => Promise<readonly WaitingPicture[]>
}

/** Bytes instead of a file, because some browsers cannot store files. */
interface Stored {
  readonly assetId: string
  readonly name: string
  readonly type: string
  readonly bytes: ArrayBuffer
}

const STORE = "waiting"

/** The board of the pending pictures, and this person's role on it. */
interface PicturesBoard {
  readonly id: string
  readonly access: State<{ readonly role: AccessRole }>
}

/** Each role has its own pending pictures, like its device copies: a viewer's page must not send a participant's. */
export function openPendingPictures({ id, access }: PicturesBoard): PendingPictures {
  const { role } = access.get()
  return {
    keep: async ({ assetId, file }) => {
      try {
        const stored: Stored = {
          assetId,
          name: file.name,
          type: file.type,
          bytes: await file.arrayBuffer(),
        }
        await withStore("readwrite", (store) => store.put(stored, [id, role, assetId]))
        return true
      } catch {
        return false
      }
    },
    forget: async (assetId) => {
      await withStore("readwrite", (store) => store.delete([id, role, assetId])).catch(nothing)
    },
    read: async () => {
      try {
        const all = await withStore<Stored[]>("readonly", (store) =>
          store.getAll(below([id, role])),
        )
        return all.map(({ assetId, name, type, bytes }) => ({
          assetId,
          file: new File([bytes], name, { type }),
        }))
      } catch {
        return []
      }
    },
  }
}

/** The keys of all pending pictures of a board, of one role or of all roles. */
export async function clearPendingPictures(boardId: string, role?: string): Promise<void> {
  const range = below(role === undefined ? [boardId] : [boardId, role])
  await withStore("readwrite", (store) => store.delete(range)).catch(nothing)
}

/** All keys with this prefix: in IndexedDB an array is greater than every string. */
function below(start: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...start], [...start, []])
}

async function withStore<Result>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<Result> {
  const database = await openDatabase()
  try {
    const transaction = database.transaction(STORE, mode)
    const request: IDBRequest<Result> = ask(transaction.objectStore(STORE))
    return await new Promise<Result>((resolve, reject) => {
      transaction.addEventListener("complete", () => resolve(request.result))
      transaction.addEventListener("abort", () => reject(new Error("Not stored.")))
    })
  } finally {
    database.close()
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("tafelrunde-pictures", 1)
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE))
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(new Error("No database.")))
    request.addEventListener("blocked", () => reject(new Error("No database.")))
  })
}

function nothing(): void {}
