import {
  type CanvasRecord,
  type ProtectionMarks,
  seedCanvas,
  writeCanvas,
  writeProtectionMarks,
} from "@tafelrunde/shared/canvas"
import { type BoardContent, type Template } from "@tafelrunde/shared/content"
import { writeContent } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { type NewLogRow } from "../storage/storage.ts"
import { type WholeBoard } from "./board-content.ts"

/** Content without contacts, and canvas, as one Yjs update: what a connection to such a board would get. */
export function toBoardUpdate({ content, records, protection }: WholeBoard): Uint8Array {
  const doc = new Y.Doc()
  writeContent({ board: doc }, content)
  writeCanvas(doc, records)
  if (protection) writeProtectionMarks(doc, protection)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

interface BoardBeginning {
  readonly template: Template
  readonly content: BoardContent
  /** Default: the template's canvas. */
  readonly records?: readonly CanvasRecord[] | undefined
  readonly protection?: ProtectionMarks | undefined
}

/** The first log entry of each room that a new board fills. */
export function toFirstEntries(
  boardId: string,
  { template, content, records, protection }: BoardBeginning,
): readonly NewLogRow[] {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, content)
  if (records) writeCanvas(docs.board, records)
  else seedCanvas(docs.board, template, content)
  if (protection) writeProtectionMarks(docs.board, protection)
  const paths = {
    [boardId]: docs.board,
    [`${boardId}/contacts`]: docs.contacts,
    [`${boardId}/internal`]: docs.internal,
  }
  return Object.entries(paths).map(([room, doc]) => {
    const bytes = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    return { boardId, room, bytes, author: { role: "server", seat: null } }
  })
}
