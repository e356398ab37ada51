import { readContent } from "@tafelrunde/shared/model"
import type { AccessRole } from "@tafelrunde/shared/protocol"
import { fromBase64, toBase64 } from "lib0/buffer"
import * as Y from "yjs"

import type { Board } from "../board.ts"
import { deviceCopyName, openDeviceCopy } from "./device-copy.ts"
import { readPendingCount } from "./pending-counts.ts"

const SCHEMA = "tafelrunde/unsent-work"

/**
 * The file that a person saves when changes can no longer be sent: the content, which any board can import, and the whole
 * documents, which the same board can merge again, including drawings.
 */
export interface UnsyncedChanges {
  readonly schema: typeof SCHEMA
  readonly boardId: string
  readonly content: unknown
  /** Yjs updates, base64, by document. */
  readonly documents: Readonly<Record<DocumentName, string | undefined>>
}

type DocumentName = "board" | "contacts" | "internal"

export function readUnsyncedChanges(board: Board): UnsyncedChanges {
  return toUnsyncedChanges(board.id, documentsOf(board))
}

/** The pending changes on this device for a board that can no longer be opened; undefined without any. */
export async function readStoredChanges(
  boardId: string,
  role: AccessRole,
): Promise<{ readonly work: UnsyncedChanges; readonly pending: number } | undefined> {
  const rooms = { board: boardId, contacts: `${boardId}/contacts`, internal: `${boardId}/internal` }
  const copies = Object.values(rooms).map((room) => deviceCopyName(role, room))
  const pending = copies.reduce((sum, copy) => sum + readPendingCount(copy), 0)
  if (pending === 0) return undefined
  const load = async (room: string): Promise<Y.Doc> => {
    const doc = new Y.Doc()
    const copy = openDeviceCopy(deviceCopyName(role, room), doc)
    await copy.loaded
    copy.close()
    return doc
  }
  const board = await load(rooms.board)
  const contacts = role === "viewer" ? undefined : await load(rooms.contacts)
  const internal = role === "facilitator" ? await load(rooms.internal) : undefined
  return { work: toUnsyncedChanges(boardId, { board, contacts, internal }), pending }
}

function toUnsyncedChanges(boardId: string, documents: Documents): UnsyncedChanges {
  const { board, contacts, internal } = documents
  return {
    schema: SCHEMA,
    boardId,
    content: readContent({ board, ...(contacts && { contacts }), ...(internal && { internal }) }),
    documents: { board: encode(board), contacts: encode(contacts), internal: encode(internal) },
  }
}

function encode(doc: Y.Doc | undefined): string | undefined {
  return doc && toBase64(Y.encodeStateAsUpdate(doc))
}

/** Merges a saved file into the board it came from. Merging twice changes nothing. */
export function mergeUnsyncedChanges(board: Board, work: UnsyncedChanges): void {
  const documents = documentsOf(board)
  for (const name of ["board", "contacts", "internal"] as const) {
    const doc = documents[name]
    const update = work.documents[name]
    if (!doc || !update) continue
    // Inside a transaction the update counts as a local change, which is sent to the server.
    doc.transact(() => Y.applyUpdate(doc, fromBase64(update)))
  }
}

export function isUnsyncedChanges(value: unknown): value is UnsyncedChanges {
  return (
    typeof value === "object" &&
    value !== null &&
    "schema" in value &&
    value.schema === SCHEMA &&
    "documents" in value &&
    typeof value.documents === "object" &&
    value.documents !== null
  )
}

interface Documents {
  readonly board: Y.Doc
  readonly contacts: Y.Doc | undefined
  readonly internal: Y.Doc | undefined
}

function documentsOf(board: Board): Documents {
  return { board: board.doc, contacts: board.contactsDoc, internal: board.internalDoc }
}
