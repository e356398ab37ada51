import type { BoardContent } from "@tafelrunde/shared/content"
import {
  type BoardDocs,
  type ContentWithFlaws,
  onModelChange,
  readContent,
  readContentWithFlaws,
} from "@tafelrunde/shared/model"

import type { Board } from "./board.ts"

/** The part of a board that its content is read from. */
export type ContentSource = Pick<Board, "doc" | "contactsDoc" | "internalDoc" | "connection">

/** The board's structured content as this browser has it: with the contacts that it may see. */
export function readBoardContent(source: ContentSource): BoardContent {
  return readContent(docsOf(source))
}

/** The same, with what it lacks because no reader can show it: only facilitators, who can mend it, are told. */
export function readBoardWithFlaws(source: ContentSource): ContentWithFlaws {
  return isFacilitator(source)
    ? readContentWithFlaws(docsOf(source))
    : { content: readBoardContent(source), flaws: [] }
}

/** Nobody else receives the internal room. */
function isFacilitator({ internalDoc }: ContentSource): boolean {
  return internalDoc !== undefined
}

export function docsOf({ doc, contactsDoc, internalDoc }: ContentSource): BoardDocs {
  return {
    board: doc,
    ...(contactsDoc && { contacts: contactsDoc }),
    ...(internalDoc && { internal: internalDoc }),
  }
}

/** Whether this browser may see all contacts, so that rules about them can be trusted. */
function seesAllContacts({ contactsDoc, internalDoc }: ContentSource): boolean {
  return contactsDoc !== undefined && internalDoc !== undefined
}

/** `partial` also while the board opens, because its contacts may not have arrived yet. */
export function contactsIn(source: ContentSource): "all" | "partial" {
  const isOpening = source.connection.get().kind === "opening"
  return seesAllContacts(source) && !isOpening ? "all" : "partial"
}

/** Today in this browser's time zone, `YYYY-MM-DD`; the Swedish format is that of ISO 8601. */
export function today(): string {
  return new Date().toLocaleDateString("sv")
}

/** Calls the listener after each change of the content, and when the contacts may have become complete. */
export function onContentChange(
  { doc, contactsDoc, internalDoc, connection }: ContentSource,
  listener: () => void,
): () => void {
  const stops = [doc, contactsDoc, internalDoc]
    .filter((it) => it !== undefined)
    .map((it) => onModelChange(it, listener))
  stops.push(connection.subscribe(listener))
  return () => {
    for (const stop of stops) stop()
  }
}
