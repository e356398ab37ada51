import {
  ancestorsOf,
  readCanvas,
  recordsOfShape,
  writeCanvas,
  writeProtectionMarks,
  writeRecords,
} from "@tafelrunde/shared/canvas"
import { restoreTask } from "@tafelrunde/shared/content"
import { type BoardDocs, readContent, writeContent } from "@tafelrunde/shared/model"

import { type WholeBoard } from "../board-content.ts"

/** What is restored of a version: everything, the structured content, or single shapes (frames) and tasks. */
export type RestoredPart =
  | "all"
  | "content"
  | { readonly frames: readonly string[]; readonly tasks: readonly string[] }

/** Makes the documents of a board say what the version says, as ordinary edits that touch only what differs. */
export function restore(docs: Required<BoardDocs>, version: WholeBoard, part: RestoredPart): void {
  if (part === "all" || part === "content") {
    writeContent(docs, version.content)
    if (part === "content") return
    writeCanvas(docs.board, version.records)
    if (version.protection) writeProtectionMarks(docs.board, version.protection)
    return
  }
  if (part.tasks.length > 0) {
    const restored = part.tasks.reduce(
      (content, id) => restoreTask(content, version.content, id),
      readContent(docs),
    )
    writeContent(docs, restored)
  }
  const present = new Set(readCanvas(docs.board).map(({ id }) => id))
  for (const id of part.frames) {
    const missing = ancestorsOf(version.records, id).filter((record) => !present.has(record.id))
    const restored = [...missing, ...recordsOfShape(version.records, id)]
    writeRecords(docs.board, restored)
    if (version.protection) {
      const ids = restored.flatMap((record) => (record.typeName === "shape" ? record.id : []))
      writeProtectionMarks(docs.board, version.protection, ids)
    }
  }
}

/** Whether the version has everything that shall be restored of it. */
export function hasPart({ content, records }: WholeBoard, part: RestoredPart): boolean {
  if (part === "all" || part === "content") return true
  const shapes = new Set(records.flatMap(({ typeName, id }) => (typeName === "shape" ? id : [])))
  const tasks = new Set(content.tasks?.map(({ id }) => id))
  return part.frames.every((id) => shapes.has(id)) && part.tasks.every((id) => tasks.has(id))
}
