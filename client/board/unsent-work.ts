import { readContent } from "@tafelrunde/shared/model"
import { fromBase64, toBase64 } from "lib0/buffer"
import * as Y from "yjs"

import type { Board } from "./board.ts"

const schema = "tafelrunde/unsent-work"

/**
 * What a person keeps when changes can no longer be sent: the content, which any board can import, and the whole documents,
 * which the same board can take in again, drawings included.
 */
export type UnsentWork = {
  readonly schema: typeof schema
  readonly boardId: string
  readonly content: unknown
  /** Yjs updates, base64, by document. */
  readonly documents: Readonly<Record<DocumentName, string | undefined>>
}

type DocumentName = "board" | "contacts" | "internal"

export function readUnsentWork(board: Board): UnsentWork {
  const documents = documentsOf(board)
  return {
    schema,
    boardId: board.id,
    content: readContent({
      board: documents.board,
      ...(documents.contacts && { contacts: documents.contacts }),
      ...(documents.internal && { internal: documents.internal }),
    }),
    documents: {
      board: encode(documents.board),
      contacts: encode(documents.contacts),
      internal: encode(documents.internal),
    },
  }
}

function encode(doc: Y.Doc | undefined): string | undefined {
  return doc && toBase64(Y.encodeStateAsUpdate(doc))
}

/** Merges a kept file into the board it came from. Merging twice changes nothing. */
export function mergeUnsentWork(board: Board, work: UnsentWork): void {
  const documents = documentsOf(board)
  for (const name of ["board", "contacts", "internal"] as const) {
    const doc = documents[name]
    const update = work.documents[name]
    if (!doc || !update) continue
    // Without a transaction around it the update would pass for one that came from the server.
    doc.transact(() => Y.applyUpdate(doc, fromBase64(update)))
  }
}

export function isUnsentWork(value: unknown): value is UnsentWork {
  return (
    typeof value === "object" &&
    value !== null &&
    "schema" in value &&
    value.schema === schema &&
    "documents" in value &&
    typeof value.documents === "object" &&
    value.documents !== null
  )
}

function documentsOf(board: Board): {
  board: Y.Doc
  contacts: Y.Doc | undefined
  internal: Y.Doc | undefined
} {
  return { board: board.doc, contacts: board.contactsDoc, internal: board.internalDoc }
}
