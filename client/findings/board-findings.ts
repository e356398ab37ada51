import { type Language } from "@tafelrunde/shared/content"
import { type Finding, findings } from "@tafelrunde/shared/findings"
import { onModelChange, readContent } from "@tafelrunde/shared/model"
import { useSyncExternalStore } from "react"

import { type Board } from "../board/board.ts"
import { useLanguage } from "../messages/language.ts"

/** What the findings need of a board. */
export type FindingsSource = Pick<Board, "doc" | "contactsDoc" | "internalDoc" | "connection">

interface Found {
  readonly get: () => readonly Finding[]
  readonly subscribe: (listener: () => void) => () => void
}

/** Reading the whole board takes milliseconds: not for every key of 25 people. */
const PAUSE_MS = 300

/**
 * The findings of this browser's board as of today, live, at most one reading per pause however
 * many components ask.
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
    // Nobody watches: what is kept would be out of date when somebody looks again.
    value = undefined
  }
  return {
    get: () => (value ??= read(board, language)),
    subscribe: (listener) => {
      listeners.add(listener)
      stop ??= onAnyChange(board, refreshSoon)
      // Between the first look and this call something may have changed.
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
  // While the board opens, contacts may still be on their way.
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

/** The day where this browser stands; Swedish writes it in ISO. */
function today(): string {
  return new Date().toLocaleDateString("sv")
}
