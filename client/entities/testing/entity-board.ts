import { type BoardContent } from "@tafelrunde/shared/content"
import {
  EntryLists,
  onModelChange,
  readContent,
  readMatrix,
  UndoHistory,
  writeContent,
} from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { openBin } from "../../board/bin.ts"
import { type Board } from "../../board/board.ts"
import { createDerived, createState } from "../../board/state.ts"
import { type Access } from "../../board/sync/connection-status.ts"

interface Seen {
  readonly role?: Access["role"]
  readonly locked?: boolean
  readonly institutionId?: string
}

interface Docs {
  readonly board: Y.Doc
  readonly contacts: Y.Doc
  readonly internal: Y.Doc
}

/** The part of a board that lists and forms read, with what the role may see. Others have written the content. */
export function createEntityBoard(content: BoardContent, seen: Seen = {}): Board {
  const [others, own] = [createDocs(), createDocs()]
  writeContent(others, content)
  for (const name of NAMES) Y.applyUpdate(own[name], Y.encodeStateAsUpdate(others[name]), "remote")
  return boardOf(own, seen)
}

const NAMES = ["board", "contacts", "internal"] as const

function createDocs(): Docs {
  return { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
}

/** Two browsers on one board: each receives the other's edits at once, as another person's. */
export function createEntityPair(content: BoardContent): readonly [Board, Board] {
  const [own, other] = [createDocs(), createDocs()]
  writeContent(own, content)
  for (const name of NAMES) {
    Y.applyUpdate(other[name], Y.encodeStateAsUpdate(own[name]), "remote")
    passOn(own[name], other[name])
    passOn(other[name], own[name])
  }
  return [boardOf(own, {}), boardOf(other, {})]
}

function passOn(from: Y.Doc, to: Y.Doc): void {
  from.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "remote") Y.applyUpdate(to, update, "remote")
  })
}

function boardOf(all: Docs, { role = "facilitator", locked = false, institutionId }: Seen): Board {
  const isReadOnly = role === "viewer" || (locked && role === "participant")
  const access = createState<Access>({ access: isReadOnly ? "read" : "write", role, locked })
  const contactsDoc = role === "viewer" ? undefined : all.contacts
  const internalDoc = role === "facilitator" ? all.internal : undefined
  const docs = {
    board: all.board,
    ...(contactsDoc && { contacts: contactsDoc }),
    ...(internalDoc && { internal: internalDoc }),
  }
  const seat = createState(
    institutionId === undefined ? null : { id: institutionId, institutionId, name: institutionId },
  )
  const facilitationDoc = new Y.Doc()
  const { bin } = openBin({ docs, facilitationDoc, access, seat })
  const contactDocs = [contactsDoc, internalDoc].filter((doc) => doc !== undefined)
  const matrix = createDerived(
    () => readMatrix(all.board),
    (listener) => onModelChange(all.board, listener),
  )
  const board: Partial<Board> = {
    doc: all.board,
    facilitationDoc,
    connection: createState<ReturnType<Board["connection"]["get"]>>({ kind: "saved" }),
    contactsDoc,
    internalDoc,
    access,
    seat,
    bin,
    matrix,
    institutions: createDerived(
      () => matrix.get().institutions,
      (listener) => matrix.subscribe(listener),
    ),
    lists: new EntryLists(docs),
    undo: new UndoHistory(all.board, bin.remover, contactDocs),
  }
  return board as Board
}

/** What the board says, as its content. */
export function contentOf({ bin }: Board): BoardContent {
  return readContent(bin.docs)
}
