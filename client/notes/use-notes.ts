import { type NoteArea, NoteList } from "@tafelrunde/shared/notes"
import { useMemo, useSyncExternalStore } from "react"

import { type Board } from "../board/board.ts"
import { useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"

/** An area with the name that people know it by. */
export interface NamedArea extends NoteArea {
  readonly label: string
}

/** The board's notes by area, live; of the pages only those that hold notes outside of areas, or nothing else. */
export function useNotes({ doc }: Pick<Board, "doc">): readonly NamedArea[] {
  const messages = useMessages(tableMessages)
  const list = useMemo(() => new NoteList(doc), [doc])
  const areas = useSyncExternalStore(list.subscribe, () => list.areas())
  return useMemo(() => {
    const pages = areas.filter(({ isPage }) => isPage)
    const hasAreas = areas.length > pages.length
    return areas
      .filter(({ isPage, notes }) => !isPage || !hasAreas || notes.length > 0)
      .map((area) => {
        const outside = pages.length > 1 ? messages.noteNoAreaOf(area.name) : messages.noteNoArea
        const named = area.name.trim() || messages.noteUnnamedArea
        return { ...area, label: area.isPage ? outside : named }
      })
  }, [areas, messages])
}

/** What a note is called: its first words. */
export function titleOf(text: string, empty: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ")
  if (line === "") return empty
  return line.length > MOST_TITLE ? `${line.slice(0, MOST_TITLE).trimEnd()} …` : line
}

const MOST_TITLE = 80
