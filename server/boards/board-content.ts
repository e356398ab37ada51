import {
  type CanvasRecord,
  type ProtectionMarks,
  readCanvas,
  readProtectionMarks,
  writeCanvas,
  writeProtectionMarks,
} from "@tafelrunde/shared/canvas"
import { type BoardContent, type Language } from "@tafelrunde/shared/content"
import {
  type BoardDocs,
  type ContentWithFlaws,
  type MatrixInstitution,
  readContent,
  readContentWithFlaws,
  readInstitutions,
  readTitle,
  tableCells,
  writeContent,
} from "@tafelrunde/shared/model"
import { type RoomKind } from "@tafelrunde/shared/protocol"
import * as Y from "yjs"

import { type LiveRooms } from "../rooms/live-rooms.ts"
import { type Room } from "../rooms/room.ts"
import { editRooms, editRoomsAs } from "../rooms/server-edit.ts"
import { type LogAuthor } from "../storage/storage.ts"

/** The rooms that make up a board's content; the order of the documents below. */
const CONTENT_ROOMS = ["board", "contacts", "internal"] as const

async function withRooms<Result>(
  rooms: LiveRooms,
  names: readonly { readonly boardId: string; readonly kind: RoomKind }[],
  use: (open: readonly Room[]) => Result | Promise<Result>,
): Promise<Result> {
  const opening = await Promise.allSettled(names.map((name) => rooms.lease(name)))
  const leases = opening.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []))
  try {
    const failed = opening.find((result) => result.status === "rejected")
    if (failed) throw failed.reason
    return await use(leases.map((lease) => lease.room))
  } finally {
    for (const lease of leases) lease.release()
  }
}

function contentRooms(boardId: string): Parameters<typeof withRooms>[1] {
  return CONTENT_ROOMS.map((kind) => ({ boardId, kind }))
}

/** The board's whole content as it stands, read from its live rooms, with every contact. */
export async function readWholeContent(rooms: LiveRooms, boardId: string): Promise<BoardContent> {
  return (await readWholeContentWithFlaws(rooms, boardId)).content
}

/** The same, with what it lacks because no reader can show it. */
export function readWholeContentWithFlaws(
  rooms: LiveRooms,
  boardId: string,
): Promise<ContentWithFlaws> {
  return withRooms(rooms, contentRooms(boardId), ([board, contacts, internal]) => {
    if (!board || !contacts || !internal) throw new Error("A board has three content rooms")
    const docs = { board: board.doc, contacts: contacts.doc, internal: internal.doc }
    return readContentWithFlaws(docs)
  })
}

/** How many stored changes of the content and the canvas the open rooms lack. */
export function countLostChanges(rooms: LiveRooms, boardId: string): Promise<number> {
  return withRooms(rooms, contentRooms(boardId), (open) =>
    open.reduce((sum, { lostChanges }) => sum + lostChanges, 0),
  )
}

/** The documents of a board's content as Yjs updates, for another process to read. */
export interface EncodedBoard {
  /** As the rooms keep them: the same bytes objects until somebody changes something. */
  readonly documents: readonly Uint8Array[]
  /** See `tableCells`. */
  readonly cells: number
}

export function encodeBoard(rooms: LiveRooms, boardId: string): Promise<EncodedBoard> {
  return withRooms(rooms, contentRooms(boardId), (open) => ({
    documents: open.map((room) => room.encodeState()),
    cells: open[0] ? tableCells(open[0].doc) : 0,
  }))
}

/** A board's content and canvas at one moment. */
export interface WholeBoard {
  /** With every contact. */
  readonly content: BoardContent
  readonly records: readonly CanvasRecord[]
  /** Undefined where it is not known: then it stays as it is. */
  readonly protection?: ProtectionMarks | undefined
}

export function readWholeBoard(rooms: LiveRooms, boardId: string): Promise<WholeBoard> {
  return withRooms(rooms, contentRooms(boardId), ([board, contacts, internal]) => {
    if (!board || !contacts || !internal) throw new Error("A board has three content rooms")
    const docs = { board: board.doc, contacts: contacts.doc, internal: internal.doc }
    return {
      content: readContent(docs),
      records: readCanvas(board.doc),
      protection: readProtectionMarks(board.doc),
    }
  })
}

/** Changes content and canvas in one store transaction that everybody sees at once. */
export function editBoard(
  rooms: LiveRooms,
  boardId: string,
  change: (docs: Required<BoardDocs>) => void,
): Promise<void> {
  return withRooms(rooms, contentRooms(boardId), (open) =>
    editRooms(rooms.journal, open, ([board, contacts, internal]) => {
      if (!board || !contacts || !internal) throw new Error("A board has three content rooms")
      change({ board, contacts, internal })
    }),
  )
}

/** What somebody without a connection needs to know of a board before they edit it. */
export interface EditableContent {
  /** With every contact. */
  readonly content: BoardContent
  /** Only facilitators may edit. */
  readonly isLocked: boolean
}

export function readEditable(rooms: LiveRooms, boardId: string): Promise<EditableContent> {
  return withRooms(rooms, contentRooms(boardId), (open) => ({
    content: readContent(docsOf(open)),
    isLocked: open[0]?.isLocked ?? false,
  }))
}

function docsOf([board, contacts, internal]: readonly Room[]): Required<BoardDocs> {
  if (!board || !contacts || !internal) throw new Error("A board has three content rooms")
  return { board: board.doc, contacts: contacts.doc, internal: internal.doc }
}

/**
 * Changes the content in the name of an author who has no connection, with a participant's rights: not on a locked
 * board, and within their share of the space. `plan` reads the documents and answers what is to be done to copies of
 * them, or why nothing is.
 */
export function editBoardAs<Refusal extends string | object>(
  rooms: LiveRooms,
  { boardId, author }: { readonly boardId: string; readonly author: LogAuthor },
  plan: (docs: Required<BoardDocs>) => Refusal | ((copies: Required<BoardDocs>) => void),
): Promise<Refusal | "boardLocked" | "boardFull" | undefined> {
  return withRooms(rooms, contentRooms(boardId), async (open) => {
    if (open[0]?.isLocked) return "boardLocked"
    const planned = plan(docsOf(open))
    if (typeof planned !== "function") return planned
    const hasSpace = await editRoomsAs({ journal: rooms.journal, author }, open, (copies) => {
      const [board, contacts, internal] = copies
      if (board && contacts && internal) planned({ board, contacts, internal })
    })
    return hasSpace ? undefined : "boardFull"
  })
}

export function replaceContent(
  rooms: LiveRooms,
  boardId: string,
  content: BoardContent,
): Promise<void> {
  return editBoard(rooms, boardId, (docs) => writeContent(docs, content))
}

export function replaceBoard(
  rooms: LiveRooms,
  boardId: string,
  { content, records, protection }: WholeBoard,
): Promise<void> {
  return editBoard(rooms, boardId, (docs) => {
    writeContent(docs, content)
    writeCanvas(docs.board, records)
    if (protection) writeProtectionMarks(docs.board, protection)
  })
}

/**
 * The board room as one Yjs update, as a new connection to it would get it: canvas and content, but no contacts, which
 * are in rooms of their own. Whoever may see the board at all may read it.
 */
export function readState(rooms: LiveRooms, boardId: string): Promise<Uint8Array> {
  return withRooms(rooms, [{ boardId, kind: "board" }], ([board]) => {
    if (!board) throw new Error("A board has a room")
    return board.encodeState()
  })
}

export interface BoardHeading {
  readonly title: string
  readonly language: Language
  /** In the board's order. */
  readonly institutions: readonly MatrixInstitution[]
}

/** What somebody needs to know of a board to join it, as its live content says. */
export function readHeading(rooms: LiveRooms, boardId: string): Promise<BoardHeading> {
  return withRooms(rooms, [{ boardId, kind: "board" }], ([board]) => {
    if (!board) throw new Error("A board has a room")
    const { doc } = board
    const institutions = readInstitutions(doc)
    return { title: readTitle(doc), language: readLanguage(doc), institutions }
  })
}

function readLanguage(doc: Y.Doc): Language {
  const meta = doc.getMap("board").get("meta")
  return meta instanceof Y.Map && meta.get("language") === "en" ? "en" : "de"
}
