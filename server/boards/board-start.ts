import { seedCanvas } from "@tafelrunde/shared/canvas"
import { type BoardContent, type Template } from "@tafelrunde/shared/content"
import { writeContent } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { type NewLogRow } from "../storage/storage.ts"

/** The first log entry of each room that a new board's content fills. */
export function toFirstEntries(
  boardId: string,
  template: Template,
  content: BoardContent,
): readonly NewLogRow[] {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, content)
  seedCanvas(docs.board, template, content)
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
