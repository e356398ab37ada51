import { type Language } from "@tafelrunde/shared/content"
import { type Finding, findings } from "@tafelrunde/shared/findings"
import { onModelChange, readContent } from "@tafelrunde/shared/model"
import { useSyncExternalStore } from "react"

import { type Board } from "../board/board.ts"
import { useLanguage } from "../messages/language.ts"

/** The part of a board that the findings read. */
export type FindingsSource = Pick<Board, "doc" | "contactsDoc" | "internalDoc" | "connection">

interface Found {
  readonly get: () => readonly Finding[]
  readonly subscribe: (listener: () => void) => () => void
}

/** Milliseconds between two readings of the whole board, which cost too much for each of 25 people's keys. */
const PAUSE_MS = 300

/**
 * The findings of this browser's board as of today, live. The board is read at most once in each
 * pause, however many components use them.
 */
export function useFindings(board: FindingsSource): readonly Finding[] {
  const { language } = useLanguage()
  const found = foundOn(board, language)
  return useSyncExternalStore(found.subscribe, found.get)
}

/** Whether this browser may see all contacts, so that rules about them can be trusted. */
export function seesAllContacts({ contactsDoc, internalDoc }: FindingsSource): boolean {
  return contactsDoc !== undefined && internalDoc !== undefined
}

const known = new WeakMap<FindingsSource, Map<Language, Found>>()

function foundOn(board: FindingsSource, language: Language): Found {
  const ofBoard = known.get(board) ?? new Map<Language, Found>()
  known.set(board, ofBoard)
  const found = ofBoard.get(language) ?? watch(board, language)
  ofBoard.set(language, found)
  return found
}

function watch(board: FindingsSource, language: Language): Found {
  const listeners = new Set<() => void>()
  let value: readonly Finding[] | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop: (() => void) | undefined
  const refresh = (): void => {
    timer = undefined
    const next = read(board, language)
    if (JSON.stringify(next) === JSON.stringify(value)) return
    value = next
    for (const listener of listeners) listener()
  }
  const refreshSoon = (): void => {
    timer ??= setTimeout(refresh, PAUSE_MS)
  }
  const end = (): void => {
    clearTimeout(timer)
    timer = undefined
    stop?.()
    stop = undefined
    // Without a subscriber the cached findings would be out of date at the next subscription.
    value = undefined
  }
  return {
    get: () => (value ??= read(board, language)),
    subscribe: (listener) => {
      listeners.add(listener)
      stop ??= onAnyChange(board, refreshSoon)
      // The board may have changed between the first render and this subscription.
      refreshSoon()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) end()
      }
    },
  }
}

function onAnyChange(
  { doc, contactsDoc, internalDoc, connection }: FindingsSource,
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

function read(board: FindingsSource, language: Language): readonly Finding[] {
  const { doc, contactsDoc, internalDoc, connection } = board
  // While the board opens, its contacts may not have arrived yet.
  const hasAllContacts = seesAllContacts(board) && connection.get().kind !== "opening"
  const content = readContent({
    board: doc,
    ...(contactsDoc && { contacts: contactsDoc }),
    ...(internalDoc && { internal: internalDoc }),
  })
  return findings(content, {
    asOf: today(),
    language,
    contacts: hasAllContacts ? "all" : "partial",
  })
}

/** Today in this browser's time zone; the Swedish format is that of ISO 8601. */
function today(): string {
  return new Date().toLocaleDateString("sv")
}
